// The last act of placing in a grouping, and the one button that takes it back; groupings that were removed come back too.

import type { JSX } from "preact";
import type { Grouping, Seating } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { UndoBar } from "../parts/undo_bar";
import type { Hall } from "./hall_state";
import { timeOf } from "./times";

export function lastAct(hall: Hall, grouping: Grouping): Seating | undefined {
  const standing = hall.seatings.value.filter((act) => act.grouping_id === grouping.id && !act.undone);
  return standing.reduce<Seating | undefined>((last, act) => (last === undefined || act.line > last.line ? act : last), undefined);
}

export function LastAct({ hall, grouping }: { readonly hall: Hall; readonly grouping: Grouping }): JSX.Element | null {
  const act = lastAct(hall, grouping);
  if (act === undefined) return null;
  return (
    <UndoBar word={t("dividing.undo")} onUndo={hall.leads.value ? () => void hall.send("undo_seating", { seating: act.id }) : undefined}>
      {said(hall, act)}
    </UndoBar>
  );
}

/** What was removed by mistake is a press away. */
export function RemovedGroupings({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const gone = hall.removedGroupings.value;
  if (gone.length === 0 || !hall.leads.value) return null;
  return (
    <details class="turns">
      <summary>{t("dividing.removed", { count: gone.length })}</summary>
      <ul>
        {gone.map((one) => (
          <li key={one.id}>
            <span>{one.title}</span>
            <Button small kind="quiet" icon="undo" label={t("dividing.bring_back_name", { title: one.title })} onClick={() => void hall.send("restore_grouping", { grouping: one.id })}>
              {t("dividing.bring_back")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function said(hall: Hall, act: Seating): string {
  const values = { time: timeOf(act.at, hall.workshop.value), name: hall.get("person", act.by)?.name ?? "", count: act.people };
  switch (act.kind) {
    case "move":
      return t("dividing.act.move", values);
    case "release":
      return t("dividing.act.release", values);
    case "group_removed":
      return t("dividing.act.group_removed", values);
    default:
      return t("dividing.act.split", values);
  }
}
