// Before a workshop is chosen: the workshops of this laptop, under the house's name.

import type { JSX } from "preact";
import { Appearance } from "../parts/appearance_choices";
import { Brand } from "../parts/brand";
import type { Host } from "./hall_state";
import { WorkshopList } from "./workshops";

export function Front({ host }: { readonly host: Host }): JSX.Element {
  return (
    <div class="front">
      <header class="top">
        <Brand />
        <span class="sp" />
        <Appearance named />
      </header>
      <main class="work" id="work">
        <WorkshopList host={host} />
      </main>
    </div>
  );
}
