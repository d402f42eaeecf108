// Three ways to look at the same board: by column (SWOT), by theme and sub-theme, and one list.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { type Cell, cellsOf, type Item } from "../../core/boards";
import { label } from "../../core/design";
import { t } from "../../core/texts";
import { BoardCard } from "./card";
import type { BoardDesk } from "./board_state";
import { Windowed } from "./windowed";

interface Props {
  readonly desk: BoardDesk;
}

export function ListView({ desk }: Props): JSX.Element {
  return <Lines desk={desk} items={desk.items.value} label={t("board.view.list")} />;
}

export function Lines({ desk, items, label: called }: Props & { readonly items: readonly Item[]; readonly label: string }): JSX.Element {
  return items.length === 0 ? <p class="mute none">{t("board.none")}</p> : <Windowed items={items} label={called} idOf={(item) => item.id} draw={(item) => <BoardCard desk={desk} item={item} />} />;
}

/** Beside each other where there is room; on a phone one at a time, chosen above. */
export function ColumnsView({ desk }: Props): JSX.Element {
  const near = useSignal("");
  const items = desk.items.value;
  const cells = cellsOf(items, "column", desk.board.value?.axes.column?.choices ?? []);
  const shown = cells.find((cell) => cell.key === near.value) ?? cells[0];
  return (
    <>
      <div class="tabs columns-tabs" role="group" aria-label={t("board.view.columns")}>
        {cells.map((cell) => (
          <button key={cell.key} type="button" aria-pressed={cell === shown} onClick={() => (near.value = cell.key)}>
            {cell.key === "" ? t("board.nowhere") : cell.key} <small>{cell.rows}</small>
          </button>
        ))}
      </div>
      <div class="board-columns" style={{ "--columns": String(Math.max(1, cells.length)) }}>
        {cells.map((cell) => (
          <section key={cell.key} class={`board-column${cell === shown ? " near" : ""}`} data-key={cell.key} aria-label={cellName(cell)}>
            <header>
              {cell.key.length === 1 && <b aria-hidden="true">{cell.key}</b>}
              <h2>{cellName(cell).replace(/\s*\([^)]*\)$/, "")}</h2>
              <span>{t("board.rows", { count: cell.rows })}</span>
            </header>
            <Lines desk={desk} items={items.filter((item) => item.column === cell.key)} label={cellName(cell)} />
          </section>
        ))}
      </div>
    </>
  );
}

/** How much stands where; a press shows it as a list. */
export function MatrixView({ desk }: Props): JSX.Element {
  const board = desk.board.value;
  const items = desk.items.value;
  const subs = board?.axes.sub?.choices ?? [];
  const open = (theme: string, sub?: string) => {
    desk.wants(sub === undefined ? { theme } : { theme, sub });
    desk.view.value = "list";
  };
  return (
    <div class="board-matrix">
      {cellsOf(items, "theme", themesOf(desk)).map((theme) => (
        <section key={theme.key} class="card">
          <button type="button" class="theme" onClick={() => open(theme.key)}>
            <h2>{cellName(theme)}</h2>
            <span>{amount(theme)}</span>
          </button>
          {board?.axes.sub !== undefined && (
            <div class="subs-of">
              {cellsOf(items.filter((item) => item.theme === theme.key), "sub", subs.filter((choice) => choice.parent === theme.key)).map((sub) => (
                <button key={sub.key} type="button" class={sub.rows === 0 ? "empty" : ""} onClick={() => open(theme.key, sub.key)}>
                  <span>{cellName(sub)}</span>
                  <b>{sub.rows}</b>
                </button>
              ))}
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** The worksheet's themes, else those the groups stand for. */
export function themesOf(desk: BoardDesk): readonly { readonly value: string; readonly label_id: string; readonly label_en: string }[] {
  const own = desk.board.value?.axes.theme?.choices;
  if (own !== undefined) return own;
  const themes = (desk.hall.workshop.value?.themes ?? []) as readonly { readonly id: string; readonly label_id: string; readonly label_en: string }[];
  const used = new Set(desk.items.value.map((item) => item.theme));
  const named = themes.filter((theme) => used.has(theme.id)).map((theme) => ({ value: theme.id, label_id: theme.label_id, label_en: theme.label_en }));
  const known = new Set(named.map((theme) => theme.value));
  const groups = desk.hall.groups.value.filter((group) => used.has(group.theme) && !known.has(group.theme) && group.theme !== "");
  return [...named, ...groups.map((group) => ({ value: group.theme, label_id: group.title, label_en: group.title }))];
}

export function cellName(cell: Cell): string {
  if (cell.choice !== undefined) return label(cell.choice);
  return cell.key === "" ? t("board.nowhere") : cell.key;
}

function amount(cell: Cell): string {
  return cell.heaps === 0 ? t("board.rows", { count: cell.rows }) : t("board.rows_heaps", { count: cell.rows, heaps: cell.heaps });
}
