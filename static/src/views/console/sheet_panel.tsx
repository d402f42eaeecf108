// One sheet, live, beside the hall: its rows as they are written, what waits to be let in, and where two texts stand in one cell.

import type { JSX } from "preact";
import type { Activity, Entry } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Empty } from "../parts/empty";
import { Tag, Word } from "../parts/words";
import { type FieldShape, fieldsOf, shown, wording } from "./fields";
import type { Hall } from "./hall_state";
import { RowDocuments } from "./later";
import { activityTitle, organisationTitle, personName, rowsWord, unitTitle } from "./naming";
import { timeOf } from "./times";

/** What a row is recognised by: its own words before a choice. */
const SPEAKING = new Set(["text", "longtext", "list"]);

interface SheetPanelProps {
  readonly hall: Hall;
  readonly activity: string;
  readonly unit: string;
  readonly onClose: () => void;
}

export function SheetPanel({ hall, activity: id, unit, onClose }: SheetPanelProps): JSX.Element | null {
  const activity = hall.get("activity", id);
  if (activity === undefined) return null;
  const sheet = hall.sheets.value.find((one) => one.activity_id === id && one.unit_id === unit);
  const rows = hall.entries.value.filter((entry) => entry.sheet_id === sheet?.id).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const fields = fieldsOf(hall.get("worksheet", activity.worksheet_id));
  const standing = rows.filter((entry) => entry.state !== "withdrawn");
  return (
    <Panel title={unitTitle(hall, activity.unit, unit)} under={activityTitle(hall, activity)} close={t("common.close")} onClose={onClose} class="sheet-panel">
      <p class="line-of states">
        <Tag tone={sheet?.done === true ? "saved" : standing.length > 0 ? "live" : "none"}>
          {sheet?.done === true ? t("console.cell.done") : standing.length > 0 ? t("console.sheet.not_done") : t("console.cell.none")}
        </Tag>
        <span class="mute">{rowsWord(standing.length)}</span>
        {isRunning(activity) && sheet !== undefined && hall.leads.value && (
          <Button kind="quiet" small onClick={() => void hall.send("mark_done", { activity: id, unit, done: !sheet.done })}>
            {sheet.done ? t("console.sheet.undone") : t("console.sheet.done")}
          </Button>
        )}
      </p>
      {rows.length === 0 && <Empty icon="sheet" title={t("console.sheet.empty")}>{t("console.sheet.empty_how")}</Empty>}
      <ol class="sheet-rows">
        {rows.map((entry, at) => (
          <Row key={entry.id} hall={hall} activity={activity} entry={entry} fields={fields} number={at + 1} />
        ))}
      </ol>
    </Panel>
  );
}

interface RowProps {
  readonly hall: Hall;
  readonly activity: Activity;
  readonly entry: Entry;
  readonly fields: readonly FieldShape[];
  readonly number: number;
}

function Row({ hall, entry, fields, number }: RowProps): JSX.Element {
  const filled = fields.filter((field) => shown(hall, field, entry.draft[field.id]) !== "" || entry.rivals[field.id] !== undefined);
  const first = filled.find((field) => SPEAKING.has(field.type)) ?? filled[0];
  const rest = filled.filter((field) => field !== first);
  return (
    <li class={entry.state === "withdrawn" ? "sheet-row gone" : "sheet-row"}>
      <h3>
        <span class="no">{number}</span>
        <span class="kept">{first === undefined ? t("console.sheet.no_text") : shown(hall, first, entry.draft[first.id])}</span>
      </h3>
      {first !== undefined && <Rivals hall={hall} entry={entry} field={first} />}
      <dl>
        {rest.map((field) => (
          <div key={field.id}>
            <dt>{wording(field)}</dt>
            <dd class="kept">
              {shown(hall, field, entry.draft[field.id])}
              <Rivals hall={hall} entry={entry} field={field} />
            </dd>
          </div>
        ))}
      </dl>
      {refersToADocument(hall, entry) && <RowDocuments hall={hall} entry={entry.id} />}
      <p class="row-foot">
        <State hall={hall} entry={entry} />
        <span class="mute">{byWhom(hall, entry)}</span>
        <Acts hall={hall} entry={entry} />
      </p>
    </li>
  );
}

function refersToADocument(hall: Hall, entry: Entry): boolean {
  return hall.objects.all("citation").some((one) => one.entry_id === entry.id && !one.withdrawn);
}

function State({ hall, entry }: { readonly hall: Hall; readonly entry: Entry }): JSX.Element {
  const time = timeOf(entry.saved_at, hall.workshop.value);
  if (entry.state === "withdrawn") return <Word tone="none" icon="withdraw">{t("console.sheet.withdrawn")}</Word>;
  if (entry.late || entry.late_edit) return <Word tone="local" icon="clock">{t("console.sheet.late", { time })}</Word>;
  if (hall.returned.value.has(entry.id)) return <Word tone="fix" icon="fix">{t("console.sheet.returned")}</Word>;
  if (entry.state === "draft") return <Word tone="none" icon="write">{t("console.sheet.draft", { time })}</Word>;
  return <Word tone="saved">{t("console.sheet.saved", { time })}</Word>;
}

function Acts({ hall, entry }: { readonly hall: Hall; readonly entry: Entry }): JSX.Element | null {
  if (!hall.leads.value) return null;
  if (entry.state === "withdrawn") {
    return <Button kind="quiet" small onClick={() => void hall.send("restore_entry", { entry: entry.id })}>{t("console.sheet.restore")}</Button>;
  }
  return (
    <>
      {(entry.late || entry.late_edit) && <Button small onClick={() => void hall.send("let_in_entry", { entry: entry.id })}>{t("console.sheet.let_in")}</Button>}
      <Button kind="quiet" small onClick={() => void hall.send("withdraw_entry", { entry: entry.id })}>{t("console.sheet.withdraw")}</Button>
    </>
  );
}

/** EN1: the stored text and those kept beside it; a person decides. */
function Rivals({ hall, entry, field }: { readonly hall: Hall; readonly entry: Entry; readonly field: FieldShape }): JSX.Element | null {
  const rivals = entry.rivals[field.id] ?? [];
  if (rivals.length === 0) return null;
  const texts = [entry.draft[field.id], ...rivals.map((rival) => (rival as { text?: unknown }).text)];
  return (
    <div class="rivals">
      <Word tone="fix">{t("console.sheet.rivals", { field: wording(field) })}</Word>
      <ul>
        {texts.map((text, at) => (
          <li key={at}>
            <span class="kept">{shown(hall, field, text)}</span>
            <Button small onClick={() => void hall.send("choose_rival", { entry: entry.id, field: field.id, text, seen: texts.map((one) => one ?? null) })}>
              {t("console.sheet.choose")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function byWhom(hall: Hall, entry: Entry): string {
  const author = hall.get("person", entry.author_id);
  if (author === undefined) return "";
  const seat = hall.seats.value.find((one) => one.person_id === author.id);
  const organisation = organisationTitle(hall.get("organisation", seat?.organisation_id));
  const typed = entry.entered_by !== "" && entry.entered_by !== entry.author_id ? t("console.sheet.typed_by", { name: personName(hall, entry.entered_by) }) : "";
  return [author.name, organisation, typed].filter((part) => part !== "").join(", ");
}
