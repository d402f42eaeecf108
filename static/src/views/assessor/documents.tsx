// Documents beside the sheet, for an assessor: what lies on this unit's table, what a row refers to, and all of it together.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Lot } from "../../core/assessing";
import type { Attachment } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Target } from "../../core/uploads";
import { Citations } from "../documents/citations";
import { DocumentList } from "../documents/list";
import { AddButton, Sending } from "../documents/sending";
import { outgoingOf, type Visitor } from "../documents/visitor";
import type { AssessorDesk } from "./assessor";

export function visitorOf(desk: AssessorDesk): Visitor {
  const { viewer } = desk.connection;
  return {
    workshop: desk.workshopId,
    token: desk.token,
    person: viewer?.person ?? "",
    api: desk.api,
    objects: desk.objects,
    timezone: desk.timezone,
    leads: viewer?.roles.some((role) => role === "facilitator" || role === "cofacilitator") ?? false,
    keeps: true,
    photographs: true,
    tables: [],
    send: (name, subject, payload) => desk.sends(name, subject, payload),
  };
}

/** Files that were on their way when the page went go on, whichever tab is shown now. */
export function useFilesGoOn(desk: AssessorDesk): void {
  const { person } = desk;
  useEffect(() => void (person !== "" && outgoingOf(visitorOf(desk))), [desk, person]);
}

export function OfRow({ desk, entry }: { readonly desk: AssessorDesk; readonly entry: string }): JSX.Element {
  return (
    <div class="documents">
      <Citations visitor={visitorOf(desk)} entry={entry} write={false} />
    </div>
  );
}

/** Folded above the rows: a sheet is read with its documents beside it. */
export function BesideSheet({ desk, lot }: { readonly desk: AssessorDesk; readonly lot: Lot }): JSX.Element | null {
  const { unit, unit_id } = lot.sheet;
  if (unit === "person") return null;
  const visitor = visitorOf(desk);
  const here = (one: Attachment): boolean => one.unit === unit && one.unit_id === unit_id;
  const target: Target = { unit, unit_id, activity: lot.activity.id };
  const count = visitor.objects.all("attachment").filter((one) => here(one) && !one.withdrawn).length;
  return (
    <details class="documents beside">
      <summary>{`${t("documents.beside")} (${count})`}</summary>
      <Sending visitor={visitor} of={(one) => one.unit_id === unit_id} />
      <DocumentList visitor={visitor} on={here} />
      <AddButton visitor={visitor} target={target} label={t("documents.add")} small />
    </details>
  );
}

export function AllDocuments({ desk }: { readonly desk: AssessorDesk }): JSX.Element {
  const visitor = visitorOf(desk);
  const units = new Map<string, string>();
  for (const one of visitor.objects.all("attachment")) if (!units.has(one.unit_id)) units.set(one.unit_id, titleOf(visitor, one));
  return (
    <div class="documents">
      <h1>{t("documents.everything")}</h1>
      <Sending visitor={visitor} />
      {units.size === 0 && <p class="under">{t("documents.none")}</p>}
      {[...units].map(([unit, title]) => (
        <section key={unit}>
          <h2>{title}</h2>
          <DocumentList visitor={visitor} on={(one) => one.unit_id === unit} />
        </section>
      ))}
    </div>
  );
}

function titleOf(visitor: Visitor, one: Attachment): string {
  if (one.unit === "organisation") return visitor.objects.get("organisation", one.unit_id)?.name ?? one.unit_id;
  const group = visitor.objects.get("group", one.unit_id);
  if (group === undefined) return t("documents.of_workshop");
  return group.title === "" ? String(group.number) : `${group.number} · ${group.title}`;
}
