// Before a workshop is chosen: the workshops of this laptop, under the house's name.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Appearance } from "../parts/appearance_choices";
import { Brand } from "../parts/brand";
import { useTitle } from "../parts/entitled";
import type { Host } from "./hall_state";
import { WorkshopList } from "./workshops";

export function Front({ host }: { readonly host: Host }): JSX.Element {
  useTitle(t("rooms.workshops.title"));
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
