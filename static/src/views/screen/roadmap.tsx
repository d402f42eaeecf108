// A roadmap: a bar a programme over its years, the earliest first, as many at a time as the last row can read.

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import { Years } from "../parts/years";
import type { WallRoadmap } from "./figures";
import { Footer, titled, turnAt } from "./parts";

const MOST_LINES = 6;

export function Roadmap({ roadmap, now }: { readonly roadmap: WallRoadmap; readonly now: number }): JSX.Element {
  const turns = Math.ceil(roadmap.bars.length / MOST_LINES);
  const turn = turnAt(now, turns);
  const bars = roadmap.bars.slice(turn * MOST_LINES, (turn + 1) * MOST_LINES);
  return (
    <>
      <main class="roadmap">
        <h1 class="long">{titled(roadmap)}</h1>
        {roadmap.bars.length === 0 ? (
          <p class="nothing">{t("screen.nothing_yet")}</p>
        ) : (
          <Years spans={bars.map((bar, at) => ({ key: `${turn} ${at}`, title: bar.title, under: spoken() === "en" ? bar.theme_en : bar.theme_id, years: bar.years }))} years={roadmap.years} />
        )}
      </main>
      <Footer>
        {roadmap.bars.length > 0 && <span>{t("screen.roadmap.programmes", { count: roadmap.bars.length })}</span>}
        {turns > 1 && <span class="end">{t("screen.board.turn", { turn: turn + 1, of: turns })}</span>}
      </Footer>
    </>
  );
}
