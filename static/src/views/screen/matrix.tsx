// Themes against the worksheet's columns, in figures: where much was said, and where nothing (VS3: nobody is named).

import type { JSX } from "preact";
import { t } from "../../core/texts";
import type { WallMatrix, WallTheme } from "./figures";
import { Footer, labelled, titled, turnAt } from "./parts";

const MOST_LINES = 8;
const FEW_LINES = 6;

export function Matrix({ matrix, now }: { readonly matrix: WallMatrix; readonly now: number }): JSX.Element {
  const figures = matrix.themes.flatMap((theme) => (theme.counts.length > 0 ? theme.counts : [theme.rows]));
  const most = figures.every((one) => one === figures[0]) ? Infinity : Math.max(...figures);
  const turns = Math.ceil(matrix.themes.length / MOST_LINES);
  const turn = turnAt(now, turns);
  const themes = matrix.themes.slice(turn * MOST_LINES, (turn + 1) * MOST_LINES);
  const rows = matrix.themes.reduce((sum, theme) => sum + theme.rows, 0);
  return (
    <>
      <main class={`matrix${matrix.themes.length > FEW_LINES ? " many" : ""}`}>
        <h1 class="long">{titled(matrix)}</h1>
        {matrix.themes.length === 0 ? (
          <p class="nothing">{t("screen.nothing_yet")}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t("screen.matrix.theme")}</th>
                {matrix.columns.map((column) => (
                  <th key={column.key} scope="col">{labelled(column)}</th>
                ))}
                <th scope="col">{t("screen.matrix.rows")}</th>
                <th scope="col">{t("screen.matrix.offices")}</th>
              </tr>
            </thead>
            <tbody>
              {themes.map((theme) => (
                <Theme key={theme.key} theme={theme} most={most} />
              ))}
            </tbody>
          </table>
        )}
      </main>
      <Footer>
        {rows > 0 && <span>{t("screen.board.rows", { count: rows })}</span>}
        {turns > 1 && <span class="end">{t("screen.board.turn", { turn: turn + 1, of: turns })}</span>}
      </Footer>
    </>
  );
}

function Theme({ theme, most }: { readonly theme: WallTheme; readonly most: number }): JSX.Element {
  return (
    <tr>
      <th scope="row"><span>{labelled(theme)}</span></th>
      {theme.counts.map((count, at) => (
        <td key={at} class={shade(count, most)}>{count}</td>
      ))}
      <td class={theme.counts.length === 0 ? shade(theme.rows, most) : "sum"}>{theme.rows}</td>
      <td class="sum">{theme.organisations}</td>
    </tr>
  );
}

/** The figure says it; the ground only helps to find the most. */
function shade(count: number, most: number): string {
  if (count === 0) return "shade-0";
  return count === most ? "shade-3" : count > most / 2 ? "shade-2" : "shade-1";
}
