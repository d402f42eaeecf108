// Before a workshop is chosen: the workshops of this laptop, under the house's name.

import type { JSX } from "preact";
import { type Language, spoken, t } from "../../core/texts";
import { Brand } from "../parts/brand";
import type { Host } from "./hall_state";
import { WorkshopList } from "./workshops";

export function Front({ host, speakIn }: { readonly host: Host; readonly speakIn: (language: Language) => void }): JSX.Element {
  const other: Language = spoken() === "id" ? "en" : "id";
  return (
    <div class="front">
      <header class="top">
        <Brand />
        <span class="sp" />
        <button type="button" class="tongue" lang={other} onClick={() => speakIn(other)}>
          {t("console.top.other_language")}
        </button>
      </header>
      <main class="work" id="work">
        <WorkshopList host={host} />
      </main>
    </div>
  );
}
