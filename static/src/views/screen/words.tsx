// Words the facilitator puts on the wall, as large as their length allows; and the pages that say nothing of the hall.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { type Shown, textOf } from "./model";
import { Mark } from "../parts/brand";
import { Footer, Next } from "./parts";

export function Words({ seen }: { readonly seen: Shown }): JSX.Element {
  const title = textOf(seen.content, "title");
  const text = textOf(seen.content, "text");
  return (
    <>
      <main class="words">
        {title !== "" && <h1>{title}</h1>}
        <p class={`said ${sizeOf(text)}`}>{text}</p>
      </main>
      <Footer>
        <Next seen={seen} />
      </Footer>
    </>
  );
}

/** At most ten lines: the longer the text, the smaller, and never under what the last row can read. */
function sizeOf(text: string): string {
  const lines = text.split("\n").length;
  if (text.length <= 60 && lines <= 2) return "huge";
  if (text.length <= 180 && lines <= 5) return "large";
  if (text.length <= 420 && lines <= 8) return "medium";
  return "small";
}

export function Blank(): JSX.Element {
  return (
    <main class="middle blank">
      <Mark />
    </main>
  );
}

export function NotSignedIn(): JSX.Element {
  return (
    <main class="middle">
      <h1>{t("screen.no_link")}</h1>
      <p>{t("screen.no_link_ask")}</p>
    </main>
  );
}
