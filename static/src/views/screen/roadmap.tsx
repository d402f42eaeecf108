// A roadmap: a bar a programme over its years, the earliest first, as many at a time as the last row can read.

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import type { WallBar, WallRoadmap } from "./figures";
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
          <table>
            <thead>
              <tr>
                <th scope="col">{t("screen.roadmap.programme")}</th>
                {roadmap.years.map((year) => (
                  <th key={year} scope="col">{year}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bars.map((bar, at) => (
                <Line key={`${turn} ${at}`} bar={bar} years={roadmap.years} />
              ))}
            </tbody>
          </table>
        )}
      </main>
      <Footer>
        {roadmap.bars.length > 0 && <span>{t("screen.roadmap.programmes", { count: roadmap.bars.length })}</span>}
        {turns > 1 && <span class="end">{t("screen.board.turn", { turn: turn + 1, of: turns })}</span>}
      </Footer>
    </>
  );
}

function Line({ bar, years }: { readonly bar: WallBar; readonly years: readonly number[] }): JSX.Element {
  const runs = new Set(bar.years);
  const theme = spoken() === "en" ? bar.theme_en : bar.theme_id;
  return (
    <tr>
      <th scope="row">
        <b>{bar.title}</b>
        {theme !== "" && <small>{theme}</small>}
      </th>
      {years.map((year) => (
        <td key={year} class={runs.has(year) ? `on${runs.has(year - 1) ? "" : " first"}${runs.has(year + 1) ? "" : " last"}` : ""}>
          {runs.has(year) && <span class="unseen">{t("screen.roadmap.runs")}</span>}
        </td>
      ))}
    </tr>
  );
}
