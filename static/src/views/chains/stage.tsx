// From stage to stage: open the next one with the rows that come along, or take an earlier one in from its file; what came, and
// how each row goes on.

import type { JSX } from "preact";
import { designOf } from "../../core/design";
import type { Lineage } from "../../core/generated/wire";
import { rowTitle, titleOf } from "../../core/reading";
import type { Text } from "../../core/text_hash";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import type { Keys } from "../console/keys";
import { activityTitle, unitTitle } from "../console/naming";
import { Button } from "../parts/button";
import { FromFile } from "./from_file";
import { every } from "./lineages";
import { OpenNext } from "./open_next";
import { type ChosenFrom, markOf, MARKS, markWord, standsAccepted } from "./rows_along";

export function NextStage({ hall, keys }: { readonly hall: Hall; readonly keys: Keys }): JSX.Element {
  return (
    <div class="stack">
      <Brought hall={hall} />
      {hall.leads.value && <OpenNext hall={hall} keys={keys} from={acceptedIn(hall)} />}
      {hall.leads.value && <FromFile hall={hall} />}
    </div>
  );
}

/** Accepted rows by their sheet, as they would come along. */
function acceptedIn(hall: Hall): readonly ChosenFrom[] {
  const sheets = new Map(hall.sheets.value.map((sheet) => [sheet.id, sheet]));
  const found = hall.activities.value.map((activity) => {
    const design = designOf(hall.get("worksheet", activity.worksheet_id));
    const rows = hall.entries.value.filter((entry) => entry.activity_id === activity.id && standsAccepted(hall, activity, entry));
    return {
      id: activity.id,
      title: activityTitle(hall, activity),
      rows: rows.map((entry) => {
        const sheet = sheets.get(entry.sheet_id);
        const title = titleOf(design, (entry.values ?? {}) as Readonly<Record<string, Text>>, hall.objects);
        return { id: entry.id, title, from: sheet === undefined ? "" : unitTitle(hall, sheet.unit, sheet.unit_id), mark: markOf(hall, entry) };
      }),
    };
  });
  return found.filter((one) => one.rows.length > 0);
}

/** Rows of earlier stages that stand here; the staff may say how each goes on. */
function Brought({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const acts = every(hall, "carrying").filter((one) => one.source_workshop !== "");
  const rows = every(hall, "lineage").filter((one) => one.source_workshop !== "" && !one.withdrawn);
  if (acts.length === 0) return null;
  const counted = MARKS.map((mark) => t("chains.stage.counted", { count: rows.filter((one) => markOf(hall, hall.get("entry", one.entry_id)) === mark).length, mark: markWord(mark) }));
  return (
    <section class="stack">
      <h2>{t("chains.stage.brought")}</h2>
      <p>{counted.join(" · ")}</p>
      <ul class="card lines">
        {acts.map((act) => (
          <li key={act.id}>
            <span class={act.undone ? "gone" : undefined}>{t("chains.carry.act", { count: act.rows, from: act.titles })}</span>
            {hall.leads.value && !act.undone && (
              <Button small icon="undo" onClick={() => void hall.send("undo_carrying", { carrying: act.id })}>
                {t("chains.undo")}
              </Button>
            )}
            {act.undone && <span class="mute">{t("chains.undone")}</span>}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("chains.stage.rows", { count: rows.length })}</summary>
        <ul class="candidates">
          {rows.map((lineage) => (
            <MarkedRow key={lineage.id} hall={hall} lineage={lineage} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function MarkedRow({ hall, lineage }: { readonly hall: Hall; readonly lineage: Lineage }): JSX.Element {
  const entry = hall.get("entry", lineage.entry_id);
  const title = rowTitle(entry, hall.objects);
  return (
    <li>
      <span>
        {title}
        <small class="mute block">{lineage.source_title}</small>
      </span>
      <select class="inp" aria-label={t("chains.mark.of", { row: title })} value={markOf(hall, entry)} onChange={(event) => void hall.send("mark_row", { entry: lineage.entry_id, mark: event.currentTarget.value })}>
        {MARKS.map((mark) => (
          <option key={mark} value={mark}>
            {markWord(mark)}
          </option>
        ))}
      </select>
    </li>
  );
}
