// What came after closing: kept, not counted until a person lets it in (EN2).

import type { JSX } from "preact";
import type { Activity, Entry } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import { fieldsOf, shown } from "./fields";
import type { Hall } from "./hall_state";
import { activityTitle, personName, unitTitle } from "./naming";
import { timeOf } from "./times";

export function Late({ hall }: { readonly hall: Hall }): JSX.Element {
  const late = hall.entries.value.filter((entry) => (entry.late || entry.late_edit) && entry.state !== "withdrawn").sort((a, b) => (a.saved_at < b.saved_at ? -1 : 1));
  const activities = hall.activities.value.filter((activity) => late.some((entry) => entry.activity_id === activity.id));
  return (
    <aside class="stack">
      <Card class={late.length > 0 ? "todo local" : "todo"}>
        <h2>
          <Icon name={late.length > 0 ? "clock" : "check"} />
          {late.length > 0 ? t("console.late.title", { count: late.length }) : t("console.late.none")}
        </h2>
        {late.length === 0 && <p class="names mute">{t("console.late.none_how")}</p>}
        {activities.map((activity) => (
          <LateOf key={activity.id} hall={hall} activity={activity} late={late.filter((entry) => entry.activity_id === activity.id)} several={activities.length > 1} />
        ))}
        {late.length > 1 && hall.leads.value && (
          <div class="foot">
            <Button small wide onClick={() => void hall.send("let_in_late", {})}>
              {t("console.late.all", { count: late.length })}
            </Button>
          </div>
        )}
      </Card>
    </aside>
  );
}

interface LateOfProps {
  readonly hall: Hall;
  readonly activity: Activity;
  readonly late: readonly Entry[];
  readonly several: boolean;
}

function LateOf({ hall, activity, late, several }: LateOfProps): JSX.Element {
  return (
    <>
      <h3 class="line-of">
        {activityTitle(hall, activity)}
        {several && late.length > 1 && hall.leads.value && (
          <Button kind="quiet" small onClick={() => void hall.send("let_in_late", { activity: activity.id })}>
            {t("console.late.all", { count: late.length })}
          </Button>
        )}
      </h3>
      <ul>
        {late.map((entry) => (
          <LateRow key={entry.id} hall={hall} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function LateRow({ hall, entry }: { readonly hall: Hall; readonly entry: Entry }): JSX.Element {
  const unit = hall.sheets.value.find((sheet) => sheet.id === entry.sheet_id);
  const where = unit === undefined ? "" : unitTitle(hall, unit.unit, unit.unit_id);
  return (
    <li>
      <b class="kept">{firstWords(hall, entry)}</b>
      <span class="mute block">
        {[where, personName(hall, entry.saved_by || entry.author_id), timeOf(entry.saved_at, hall.workshop.value)].filter((part) => part !== "").join(", ")}
      </span>
      {entry.values !== null && <span class="block">{t("console.late.beside")}</span>}
      {hall.leads.value && (
        <Button small onClick={() => void hall.send("let_in_entry", { entry: entry.id })}>
          {t("console.sheet.let_in")}
        </Button>
      )}
    </li>
  );
}

const LONGEST = 120;

export function firstWords(hall: Hall, entry: Entry): string {
  const activity = hall.get("activity", entry.activity_id);
  const fields = fieldsOf(hall.get("worksheet", activity?.worksheet_id));
  const texts = fields.filter((field) => ["text", "longtext", "list"].includes(field.type)).map((field) => shown(hall, field, entry.draft[field.id]));
  const text = texts.find((one) => one !== "") ?? t("console.sheet.no_text");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
