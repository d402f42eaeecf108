// The documents of a workshop as staff see them: the tables to the left, what lies on the chosen one beside it, and the
// photographs by agenda item.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sized } from "../../core/documents";
import type { AgendaItem, Attachment } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";
import type { Target } from "../../core/uploads";
import type { Hall } from "../console/hall_state";
import { HallTop, Refused } from "../linked/hall_top";
import { RoomHead } from "../parts/head";
import { visitorOf } from "./hall_visitor";
import { DocumentList } from "./list";
import { AddButton, Sending } from "./sending";
import type { Visitor } from "./visitor";

const PHOTOS = "photos";
const WHOLE = "workshop";

interface Table {
  readonly id: string;
  readonly title: string;
  readonly target: Target;
  readonly holds: (one: Attachment) => boolean;
}

export function DocumentsPage({ hall }: { readonly hall: Hall }): JSX.Element {
  const chosen = useSignal(WHOLE);
  const visitor = visitorOf(hall);
  const tables = hall.viewer.value?.roles.every((role) => role === "scribe") === true ? [] : tablesOf(hall);
  const now = tables.find((one) => one.id === chosen.value);
  const documents = visitor.objects.all("attachment").filter((one) => !one.withdrawn);
  const choice = (id: string, title: string, count: number): JSX.Element => (
    <button key={id} type="button" aria-current={chosen.value === id ? "true" : undefined} onClick={() => (chosen.value = id)}>
      <span class="t">
        {title}
        <small>{t("documents.count", { count })}</small>
      </span>
    </button>
  );
  return (
    <div class="documents desk-page">
      <HallTop hall={hall} at="documents" />
      <main>
        <aside>
          <h1>{t("documents.brought")}</h1>
          <Room visitor={visitor} count={documents.length} />
          <div class="pick">
            {choice(PHOTOS, t("documents.photos"), documents.filter(isOfAnItem).length)}
            {tables.map((one) => choice(one.id, one.title, documents.filter(one.holds).length))}
          </div>
        </aside>
        <section>
          <Refused hall={hall} />
          {now === undefined ? <Photos hall={hall} visitor={visitor} /> : <OneTable key={now.id} visitor={visitor} table={now} />}
        </section>
      </main>
    </div>
  );
}

function OneTable({ visitor, table }: { readonly visitor: Visitor; readonly table: Table }): JSX.Element {
  return (
    <>
      <RoomHead second title={table.title}>{visitor.keeps && <AddButton visitor={visitor} target={table.target} label={t("documents.add")} main />}</RoomHead>
      <Sending visitor={visitor} />
      <DocumentList visitor={visitor} on={table.holds} />
    </>
  );
}

function Photos({ hall, visitor }: { readonly hall: Hall; readonly visitor: Visitor }): JSX.Element {
  return (
    <>
      <RoomHead second title={t("documents.photos")} under={t("documents.photos_under")} />
      <Sending visitor={visitor} />
      {hall.agenda.value.map((item) => (
        <OfItem key={item.id} visitor={visitor} item={item} />
      ))}
    </>
  );
}

function OfItem({ visitor, item }: { readonly visitor: Visitor; readonly item: AgendaItem }): JSX.Element {
  const holds = (one: Attachment): boolean => one.agenda_item_id === item.id;
  const any = visitor.objects.all("attachment").some(holds);
  return (
    <section class="of-item">
      <div class="item-head">
        <h3>{[item.start.replace(":", "."), item.title].filter((part) => part !== "").join(" · ")}</h3>
        {visitor.photographs && <AddButton visitor={visitor} target={{ unit: WHOLE, agenda_item: item.id }} label={t("documents.add_photo")} small pictures />}
      </div>
      {any && <DocumentList visitor={visitor} on={holds} />}
    </section>
  );
}

/** How much of the room is taken; asked again whenever a document more lies there. */
function Room({ visitor, count }: { readonly visitor: Visitor; readonly count: number }): JSX.Element {
  const [room, setRoom] = useState<{ taken: number; most: number; largest: number } | undefined>(undefined);
  useEffect(() => {
    const path = `/api/workshops/${encodeURIComponent(visitor.workshop)}/uploads`;
    void visitor.api.get<{ taken: number; most: number; largest: number }>(path, visitor.token).then((answer) => answer.ok && setRoom(answer));
  }, [count]);
  if (room === undefined) return <p class="mute" />;
  const said = (bytes: number): string => sized((bytes / 1_048_576) * 1_000_000, spoken());
  return (
    <p class="mute">
      {t("documents.taken", { taken: said(room.taken), most: said(room.most) })}
      <br />
      {t("documents.what", { size: said(room.largest) })}
    </p>
  );
}

/** The whole workshop's, then organisations and groups: those with documents first. */
function tablesOf(hall: Hall): readonly Table[] {
  const on = (unit: string, id: string) => (one: Attachment) => one.unit === unit && one.unit_id === id && !isOfAnItem(one);
  const whole: Table = { id: WHOLE, title: t("documents.whole"), target: { unit: WHOLE }, holds: on(WHOLE, "") };
  const offices = hall.organisations.value.filter((one) => one.status !== "merged").map((one) => ({ id: one.id, title: one.abbreviation || one.name, target: { unit: "organisation", unit_id: one.id }, holds: on("organisation", one.id) }));
  const groups = [...hall.groups.value].sort((one, other) => (one.grouping_id < other.grouping_id ? -1 : one.grouping_id > other.grouping_id ? 1 : one.number - other.number)).map((one) => ({ id: one.id, title: one.title === "" ? String(one.number) : `${one.number} · ${one.title}`, target: { unit: "group", unit_id: one.id }, holds: on("group", one.id) }));
  const laid = hall.objects.all("attachment").filter((one) => !one.withdrawn);
  const rank = (table: Table): number => (laid.some(table.holds) ? 0 : 1);
  return [whole, ...[...groups, ...offices].sort((one, other) => rank(one) - rank(other))];
}

function isOfAnItem(one: Attachment): boolean {
  return one.agenda_item_id !== null;
}
