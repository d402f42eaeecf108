// Documents beside the sheet, on a phone: those of one's own tables and what was shared with everybody, and more of them laid there.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sized } from "../../core/documents";
import type { Attachment } from "../../core/generated/wire";
import { type Task, workshopOf } from "../../core/hall";
import { spoken, t } from "../../core/texts";
import type { Target } from "../../core/uploads";
import { Citations } from "../documents/citations";
import { DocumentList } from "../documents/list";
import { AddButton, Sending } from "../documents/sending";
import { outgoingOf, type Visitor } from "../documents/visitor";
import { Icon } from "../parts/icon";
import { Frame } from "./frame";
import type { Phone } from "./phone";
import { href } from "./route";
import { groupName } from "./said";

function visitorOf(phone: Phone): Visitor {
  const { me, someone } = phone;
  return {
    workshop: someone.workshop,
    token: someone.token,
    person: me.person?.id ?? someone.person,
    api: phone.api,
    objects: phone.objects,
    timezone: workshopOf(phone.objects)?.timezone ?? "",
    leads: false,
    keeps: false,
    photographs: false,
    tables: [...(me.organisation === undefined ? [] : [me.organisation.id]), ...me.groups.map((group) => group.id)],
    send: (name, subject, payload) => phone.command(name, subject, payload),
  };
}

export function goOn(phone: Phone): void {
  outgoingOf(visitorOf(phone));
}

/** `task`: beside whose sheet; without one, the organisation's own table. */
export function Documents({ phone, task }: { readonly phone: Phone; readonly task: Task | undefined }): JSX.Element {
  const visitor = visitorOf(phone);
  const most = useMost(visitor);
  const table = tableOf(phone, task);
  const back = task === undefined ? href({ tab: "tasks" }) : href({ tab: "tasks", activity: task.activity.id });
  const here = (one: Attachment): boolean => one.unit === table.unit && one.unit_id === table.unit_id;
  const mine = (one: Attachment): boolean => visitor.tables.includes(one.unit_id);
  const byRow = (one: Attachment): boolean => !mine(one) && !one.shared && one.by !== visitor.person;
  const others = visitor.objects.all("attachment");
  const target: Target = { ...table, activity: task?.activity.id ?? null };
  return (
    <Frame phone={phone} activity={task?.activity} deep>
      <div class="above">
        <a class="btn quiet small" href={back}>
          <Icon name="back" />
          {task === undefined ? t("documents.back_tasks") : t("documents.back")}
        </a>
      </div>
      <div class="documents">
        <h1>{t("documents.title")}</h1>
        <p class="under">{nameOf(phone, table)}</p>
        <Sending visitor={visitor} />
        <AddButton visitor={visitor} target={target} label={t("documents.add")} main />
        <p class="mute">{t("documents.what", { size: most })} {t(table.unit === "group" ? "documents.who_group" : "documents.who_organisation")}</p>
        <DocumentList visitor={visitor} on={here} />
        {others.some((one) => mine(one) && !here(one)) && <Part visitor={visitor} title={t("documents.tables")} on={(one) => mine(one) && !here(one)} />}
        {others.some((one) => !mine(one) && one.shared) && <Part visitor={visitor} title={t("documents.of_others")} on={(one) => !mine(one) && one.shared} />}
        {others.some(byRow) && <Part visitor={visitor} title={t("documents.of_rows")} on={byRow} />}
      </div>
    </Frame>
  );
}

function Part({ visitor, title, on }: { readonly visitor: Visitor; readonly title: string; readonly on: (one: Attachment) => boolean }): JSX.Element {
  return (
    <>
      <h2 class="part">{title}</h2>
      <DocumentList visitor={visitor} on={on} />
    </>
  );
}

/** In a row: what it refers to. */
export function RowDocuments({ phone, entry, write }: { readonly phone: Phone; readonly entry: string; readonly write: boolean }): JSX.Element {
  return <div class="documents"><Citations visitor={visitorOf(phone)} entry={entry} write={write} /></div>;
}

interface Table {
  readonly unit: "group" | "organisation";
  readonly unit_id: string;
}

function tableOf(phone: Phone, task: Task | undefined): Table {
  if (task?.activity.unit === "group" && task.unit !== null) return { unit: "group", unit_id: task.unit };
  return { unit: "organisation", unit_id: phone.me.organisation?.id ?? "" };
}

function nameOf(phone: Phone, table: Table): string {
  if (table.unit === "organisation") return phone.me.organisation?.name ?? "";
  const group = phone.me.groups.find((one) => one.id === table.unit_id);
  return group === undefined ? "" : groupName(group);
}

/** How large a file may be, as the server says it. */
function useMost(visitor: Visitor): string {
  const [largest, setLargest] = useState(25 * 1024 * 1024);
  useEffect(() => {
    void visitor.api.get<{ readonly largest: number }>(`/api/workshops/${encodeURIComponent(visitor.workshop)}/uploads`, visitor.token).then((answer) => answer.ok && setLargest(answer.largest));
  }, []);
  return sized(Math.floor(largest / 1_048_576) * 1_000_000, spoken());
}
