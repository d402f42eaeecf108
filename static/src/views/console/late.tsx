// What came after closing: kept, not counted until a person lets it in (EN2).

import type { JSX } from "preact";
import type { Entry } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import { fieldsOf, shown } from "./fields";
import type { Hall } from "./hall_state";
import { activityTitle, personName } from "./naming";
import { timeOf } from "./times";

export function Late({ hall }: { readonly hall: Hall }): JSX.Element {
  const late = hall.entries.value.filter((entry) => (entry.late || waits(entry)) && entry.state !== "withdrawn");
  return (
    <aside class="stack">
      <Card class={late.length > 0 ? "todo local" : "todo"}>
        <h2>
          <Icon name={late.length > 0 ? "clock" : "check"} />
          {late.length > 0 ? t("console.late.title", { count: late.length }) : t("console.late.none")}
        </h2>
        {late.length === 0 && <p class="names mute">{t("console.late.none_how")}</p>}
        <ul>
          {late.map((entry) => (
            <LateRow key={entry.id} hall={hall} entry={entry} />
          ))}
        </ul>
        {late.length > 1 && hall.leads.value && (
          <div class="foot">
            <Button small wide onClick={() => late.forEach((entry) => void hall.send("let_in_entry", { entry: entry.id }))}>
              {t("console.late.all", { count: late.length })}
            </Button>
          </div>
        )}
      </Card>
    </aside>
  );
}

function LateRow({ hall, entry }: { readonly hall: Hall; readonly entry: Entry }): JSX.Element {
  const activity = hall.get("activity", entry.activity_id);
  return (
    <li>
      <b class="kept">{firstWords(hall, entry)}</b>
      <span class="mute block">
        {[activity === undefined ? "" : activityTitle(hall, activity), personName(hall, entry.author_id), timeOf(entry.saved_at, hall.workshop.value)].filter((part) => part !== "").join(", ")}
      </span>
      {hall.leads.value && (
        <Button small onClick={() => void hall.send("let_in_entry", { entry: entry.id })}>
          {t("console.sheet.let_in")}
        </Button>
      )}
    </li>
  );
}

/** It counts as it stood; a later text waits. */
function waits(entry: Entry): boolean {
  return entry.late_edit;
}

const LONGEST = 120;

export function firstWords(hall: Hall, entry: Entry): string {
  const activity = hall.get("activity", entry.activity_id);
  const fields = fieldsOf(hall.get("worksheet", activity?.worksheet_id));
  const texts = fields.filter((field) => ["text", "longtext", "list"].includes(field.type)).map((field) => shown(hall, field, entry.draft[field.id]));
  const text = texts.find((one) => one !== "") ?? t("console.sheet.no_text");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
