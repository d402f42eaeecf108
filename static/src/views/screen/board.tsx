// A board on the wall: what was merged first, with how many rows and offices, then single rows; as many as stand under a heading,
// the rest on the next turn.  No names (VS3).

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import type { WallBoard, WallCell, WallLine } from "./figures";
import { Footer } from "./parts";
import { Blank } from "./words";

/** Lines of text under a heading, and how many letters one holds. */
const ROOM = 6;
const LETTERS = { 1: 100, 2: 50, 3: 30 } as const;
const TURN_MS = 15_000;

type Wide = keyof typeof LETTERS;

export function Board({ board, now }: { readonly board: WallBoard | undefined; readonly now: number }): JSX.Element {
  if (board === undefined) return <Blank />;
  const cells = board.cells.filter((cell) => cell.key !== "" || cell.rows > 0);
  const wide: Wide = cells.length > 4 ? 3 : cells.length > 1 ? 2 : 1;
  const pages = cells.map((cell) => pagesOf(cell, wide));
  const turns = Math.max(1, ...pages.map((one) => one.length));
  const turn = Math.floor(now / TURN_MS) % turns;
  const rows = board.cells.reduce((sum, cell) => sum + cell.rows, 0);
  return (
    <>
      <main class={`wall-board wide-${wide}`}>
        {cells.map((cell, at) => (
          <Cell key={cell.key} cell={cell} lines={pages[at]?.[turn % (pages[at]?.length ?? 1)] ?? []} />
        ))}
      </main>
      <Footer>
        <b>{spoken() === "en" ? board.title_en : board.title_id}</b>
        <span>{t("screen.board.rows", { count: rows })}</span>
        {turns > 1 && <span class="end">{t("screen.board.turn", { turn: turn + 1, of: turns })}</span>}
      </Footer>
    </>
  );
}

/** A title stands in two lines at most. */
function pagesOf(cell: WallCell, wide: Wide): readonly (readonly WallLine[])[] {
  const pages: WallLine[][] = [[]];
  let left = cell.subs.length > 0 ? ROOM - 1 : ROOM;
  for (const line of cell.lines) {
    const takes = line.title.length + (line.rows > 1 ? merged(line).length : 0) > LETTERS[wide] ? 2 : 1;
    if (takes > left) {
      pages.push([]);
      left = cell.subs.length > 0 ? ROOM - 1 : ROOM;
    }
    pages[pages.length - 1]?.push(line);
    left -= takes;
  }
  return pages;
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

/** `Kekuatan (Strengths)` is Kekuatan on a wall. */
function called(cell: WallCell): string {
  const whole = spoken() === "en" ? cell.label_en : cell.label_id;
  return cell.key === "" ? t("screen.board.nowhere") : whole.replace(/\s*\([^)]*\)$/, "");
}

function merged(line: WallLine): string {
  return line.organisations > 0 ? t("screen.board.merged", { rows: line.rows, offices: line.organisations }) : t("screen.board.merged_rows", { rows: line.rows });
}
