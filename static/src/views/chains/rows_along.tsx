// Which rows come along: a list with a tick for each and one for all of a sheet.

import { signal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Activity, Entry } from "../../core/generated/wire";
import { markOf as markIn } from "../../core/lineage";
import { counts } from "../../core/reading";
import { openOf, stateOf } from "../../core/reviews";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import type { StageRow } from "./asking";

export interface ChosenFrom {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly StageRow[];
}

export const MARKS = ["continued", "changed", "finished"] as const;

export function markWord(mark: string): string {
  return { continued: t("chains.mark.continued"), changed: t("chains.mark.changed"), finished: t("chains.mark.finished") }[mark] ?? "";
}

export function markOf(hall: Hall, entry: Entry | undefined): string {
  hall.get("workshop", hall.id);
  return entry === undefined ? "" : markIn(hall.objects, entry);
}

/** What an assessor took, and what an earlier stage brought. */
export function standsAccepted(hall: Hall, activity: Activity, entry: Entry): boolean {
  if (activity.secret || !counts(entry)) return false;
  return activity.brought_from !== "" || stateOf(openOf(hall.objects, entry.id)) === "accepted";
}

/** Everything but what is finished. */
export function choiceOf(from: readonly ChosenFrom[]): Signal<ReadonlySet<string>> {
  return signal(new Set(from.flatMap((one) => one.rows).filter((row) => row.mark !== "finished").map((row) => row.id)));
}

export function RowsAlong({ from, chosen }: { readonly from: readonly ChosenFrom[]; readonly chosen: Signal<ReadonlySet<string>> }): JSX.Element {
  const turn = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen.value);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    chosen.value = next;
  };
  return (
    <div class="stack">
      {from.map((one) => {
        const ids = one.rows.map((row) => row.id);
        const ticked = ids.filter((id) => chosen.value.has(id)).length;
        return (
          <section key={one.id} class="card pad">
            <label class="tick">
              <input type="checkbox" checked={ticked === ids.length} onChange={(event) => turn(ids, event.currentTarget.checked)} />
              <span>
                <b>{one.title}</b>
                <small>{t("chains.stage.ticked", { count: ticked, of: ids.length })}</small>
              </span>
            </label>
            <details>
              <summary>{t("chains.stage.rows", { count: ids.length })}</summary>
              <ul class="candidates">
                {one.rows.map((row) => (
                  <li key={row.id}>
                    <label class="tick">
                      <input type="checkbox" checked={chosen.value.has(row.id)} onChange={(event) => turn([row.id], event.currentTarget.checked)} />
                      <span>
                        {row.title}
                        <small>{[row.from, markWord(row.mark)].filter((part) => part !== "").join(" · ")}</small>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </details>
          </section>
        );
      })}
    </div>
  );
}
