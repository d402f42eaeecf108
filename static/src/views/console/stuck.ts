// Who is stuck, in one sentence: calls for help first, then who has not begun, then unsent rows.

import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "./hall_state";
import type { Cell, Line, Picture } from "./picture";

const PATIENCE_MS = 5 * 60_000;

export function stuck(hall: Hall, picture: Picture, activity: Activity, now: number): string {
  const lines = picture.lines(hall, "group", activity.grouping_id ?? hall.groupings.value[0]?.id ?? null).filter((line) => line.members.length > 0);
  const cells = lines.map((line) => ({ line, cell: picture.cell(activity, line, now) }));
  const asking = named(cells, (cell) => cell.state === "help");
  const old = activity.opened_at !== null && now - Date.parse(activity.opened_at) > PATIENCE_MS;
  const idle = old && !activity.secret ? named(cells, (cell) => cell.state === "none") : [];
  const holding = named(cells, (cell) => cell.state === "unsent");
  const parts = [
    asking.length > 0 && t("console.stuck.help", { groups: said(asking) }),
    idle.length > 0 && t("console.stuck.idle", { groups: said(idle) }),
    holding.length > 0 && t("console.stuck.unsent", { groups: said(holding) }),
  ].filter((part) => part !== false);
  return parts.join(" ");
}

function named(cells: readonly { readonly line: Line; readonly cell: Cell }[], which: (cell: Cell) => boolean): readonly string[] {
  return cells.filter(({ cell }) => which(cell)).map(({ line }) => String(line.group?.number ?? ""));
}

function said(numbers: readonly string[]): string {
  const last = numbers[numbers.length - 1] ?? "";
  const all = numbers.length === 1 ? last : `${numbers.slice(0, -1).join(", ")} ${t("console.and")} ${last}`;
  return t("console.group", { number: all });
}
