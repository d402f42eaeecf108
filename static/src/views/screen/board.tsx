// A board on the wall: what was merged first, with how many rows and offices, then single rows; as many as stand under a heading,
// the rest on the next turn.  No names (VS3).

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import type { WallBoard, WallCell, WallLine } from "./figures";
import { Footer, labelled, pagedBy, titled, turnAt } from "./parts";

/** Height of the wall's middle, of a heading, of a row of one line and of two, in tenths of a line's width; letters of a line. */
const MIDDLE = 82;
const BETWEEN = 2.4;
const HEAD = 10.6;
const SUBS = 5;
const ROW = { 1: 5.1, 2: 9.2 } as const;
const LETTERS = { 1: 96, 2: 45, 3: 29 } as const;

type Wide = keyof typeof LETTERS;

export function Board({ board, now }: { readonly board: WallBoard; readonly now: number }): JSX.Element {
  const cells = board.cells.filter((cell) => cell.key !== "" || cell.rows > 0);
  const wide: Wide = cells.length > 4 ? 3 : cells.length > 1 ? 2 : 1;
  const deep = Math.ceil(cells.length / wide);
  const room = (MIDDLE - BETWEEN * (deep - 1)) / deep - HEAD;
  const pages = cells.map((cell) => pagesOf(cell, wide, room));
  const turns = Math.max(1, ...pages.map((one) => one.length));
  const turn = turnAt(now, turns);
  const rows = board.cells.reduce((sum, cell) => sum + cell.rows, 0);
  return (
    <>
      <main class={`wall-board wide-${wide}`}>
        {cells.map((cell, at) => (
          <Cell key={cell.key} cell={cell} lines={pages[at]?.[turn % (pages[at]?.length ?? 1)] ?? []} />
        ))}
      </main>
      <Footer>
        <b>{titled(board)}</b>
        <span>{t("screen.board.rows", { count: rows })}</span>
        {turns > 1 && <span class="end">{t("screen.board.turn", { turn: turn + 1, of: turns })}</span>}
      </Footer>
    </>
  );
}

/** A title stands in two lines at most. */
function pagesOf(cell: WallCell, wide: Wide, whole: number): readonly (readonly WallLine[])[] {
  const takes = (line: WallLine) => (line.title.length + (line.rows > 1 ? merged(line).length : 0) > LETTERS[wide] ? ROW[2] : ROW[1]);
  return pagedBy(cell.lines, takes, cell.subs.length > 0 ? whole - SUBS : whole);
}

function Cell({ cell, lines }: { readonly cell: WallCell; readonly lines: readonly WallLine[] }): JSX.Element {
  const subs = cell.subs.map((sub) => `${spoken() === "en" ? sub.label_en : sub.label_id} ${sub.rows}`);
  return (
    <section data-key={cell.key}>
      <h2>
        {cell.key.length === 1 && <b aria-hidden="true">{cell.key}</b>}
        <span>{called(cell)}</span>
        <small>{t("screen.board.rows", { count: cell.rows })}</small>
      </h2>
      {subs.length > 0 && <p class="subs">{subs.join(" · ")}</p>}
      <ul>
        {lines.map((line, place) => (
          <li key={`${place} ${line.title}`}>
            {line.title}
            {line.rows > 1 && <em> {merged(line)}</em>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function called(cell: WallCell): string {
  return cell.key === "" ? t("screen.board.nowhere") : labelled(cell);
}

function merged(line: WallLine): string {
  return line.organisations > 0 ? t("screen.board.merged", { rows: line.rows, offices: line.organisations }) : t("screen.board.merged_rows", { rows: line.rows });
}
