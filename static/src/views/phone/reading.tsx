// The rows of everybody in an activity that is shared, to read: by whose sheet they stand on.

import type { JSX } from "preact";
import { type Design, designOf, label, title } from "../../core/design";
import type { Entry } from "../../core/generated/wire";
import { nameOf as calledIn, sheetId, type Task } from "../../core/hall";
import { isBlank } from "../../core/checks";
import { counts, organisationName, readable, titleField, titleOf } from "../../core/reading";
import { t } from "../../core/texts";
import type { Texts } from "../../core/rows";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Frame } from "./frame";
import type { Phone } from "./phone";
import { ALL, href } from "./route";
import { groupName } from "./said";

export function Reading({ phone, task }: { readonly phone: Phone; readonly task: Task }): JSX.Element {
  const { activity } = task;
  const design = designOf(task.worksheet);
  const rows = phone.objects.all("entry").filter((entry) => entry.activity_id === activity.id && counts(entry));
  const sheets = [...new Set(rows.map((entry) => entry.sheet_id))];
  return (
    <Frame phone={phone} activity={activity}>
      <a class="btn quiet small" href={href({ tab: "tasks", activity: ALL })}>
        <Icon name="back" />
        {t("phone.tasks.title")}
      </a>
      <h1>{activity.title || title(design)}</h1>
      <p class="under">{t("phone.tasks.shared_under")}</p>
      {rows.length === 0 && <Notice>{t("phone.reading.empty")}</Notice>}
      {sheets.map((sheet) => (
        <section key={sheet}>
          <h2 class="part">{nameOf(sheet, task, phone)}</h2>
          <div class="rows">
            {rows
              .filter((entry) => entry.sheet_id === sheet)
              .sort((one, other) => one.position - other.position)
              .map((entry) => (
                <ReadRow key={entry.id} entry={entry} design={design} phone={phone} />
              ))}
          </div>
        </section>
      ))}
    </Frame>
  );
}

export function ReadRow({ entry, design, phone }: { readonly entry: Entry; readonly design: Design; readonly phone: Phone }): JSX.Element {
  const texts = entry.values as Texts;
  const naming = titleField(design);
  const others = design.fields.filter((field) => field !== naming && !isBlank(texts[field.id]));
  return (
    <article class="card row">
      <h3>
        <span class="no">{entry.position}</span>
        <span class="kept">{titleOf(design, texts, phone.objects)}</span>
      </h3>
      <dl class="whole">
        {others.map((field) => (
          <div key={field.id}>
            <dt>{label(field)}</dt>
            <dd class="kept">{readable(field, texts[field.id], phone.objects)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** Sheets of others are not sent; their ids name the unit. */
function nameOf(sheet: string, { activity }: Task, phone: Phone): string {
  const unit = sheet.slice(sheetId(activity.id, "").length);
  const group = phone.objects.get("group", unit);
  if (group !== undefined) return groupName(group);
  if (phone.objects.get("organisation", unit) !== undefined) return organisationName(phone.objects, unit);
  return calledIn(phone.objects, unit) ?? t("phone.somebody");
}
