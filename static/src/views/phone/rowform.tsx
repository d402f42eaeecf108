// One row to write in: at most six fields first, the rest under Lengkapi.  Nothing must be complete; every pause is saved.

import type { JSX } from "preact";
import { signal } from "@preact/signals";
import { coreFields, type Design, designOf, type Field, furtherFields, label, title } from "../../core/design";
import { isBlank, missing } from "../../core/checks";
import type { RowPlace } from "../../core/drafts";
import { fillsOf } from "../../core/fills";
import { sheetId, workshopOf } from "../../core/hall";
import { openOf, standing } from "../../core/reviews";
import { type Row, rowOf, rowsOf, type Texts } from "../../core/rows";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { RowField } from "./field";
import { Frame } from "./frame";
import { closeKeyboard, nextField } from "./keyboard";
import { Known, useKnown } from "./known";
import { CarriedRow, OfRow, RowDocuments, RowHistory } from "./later";
import { Picker } from "./picker";
import { back, go, href, turnTo } from "./route";
import { RowWord } from "./rowword";
import { refusalSaid, timeLeft, unitName } from "./said";
import { nextRow, type SheetProps, withdrawn } from "./sheet";

/** The row whose further fields are open: a visit to a picker does not fold them. */
const unfolded = signal("");

function fold(entry: string, open: boolean): void {
  if (open) unfolded.value = entry;
  else if (unfolded.value === entry) unfolded.value = "";
}

interface RowFormProps extends SheetProps {
  readonly entry: string;
  readonly field: string | undefined;
}

export function RowForm(props: RowFormProps): JSX.Element {
  const { phone, task, entry } = props;
  const { activity, unit } = task;
  const design = designOf(task.worksheet);
  const place: RowPlace = { activity: activity.id, unit, entry };
  const fills = startOf(props, design);
  const row = withFills(numbered(props, design), phone.isNew(entry) ? fills : {});
  const known = useKnown(design, row, fills);
  const readOnly = !activity.write || row.withdrawn;
  const onType = (field: Field, text: Text, whole: boolean) => {
    if (whole) phone.choose(place, field.id, text, fills);
    else phone.type(place, field.id, text, fills);
    for (const below of orphans(design, field, row)) phone.choose(place, below.id, null);
  };
  const picked = design.fields.find((one) => one.id === props.field);
  if (picked !== undefined) {
    return (
      <Frame phone={phone} activity={activity} deep>
        <Picker phone={phone} entry={entry} field={picked} value={row.texts[picked.id]} onType={(text) => onType(picked, text, true)} onClose={back} />
      </Frame>
    );
  }
  const drawn = (field: Field) => (
    <RowField
      key={`${entry} ${field.id}`}
      phone={phone}
      row={row}
      field={field}
      years={workshopOf(phone.objects)?.year_range ?? []}
      readOnly={readOnly}
      onType={onType}
      onPick={(one) => go({ tab: "tasks", activity: activity.id, entry, field: one.id })}
    />
  );
  const further = furtherFields(design);
  const asked = new Set(standing(openOf(phone.objects, entry)).map((one) => one.field_id));
  const inLine = (field: Field) => known.has(field) && !asked.has(field.id);
  return (
    <Frame phone={phone} activity={activity} deep dock={<Dock {...props} design={design} row={row} />} keys={<Keys {...props} row={row} />}>
      <div class="above">
        <a class="btn quiet small" href={href({ tab: "tasks", activity: activity.id })}>
          <Icon name="back" />
          {t("phone.row.back")}
        </a>
        {!phone.isNew(entry) && row.state.kind !== "refused" && <RowWord state={row.state} line={phone.state.value} timezone={workshopOf(phone.objects)?.timezone ?? ""} />}
      </div>
      <h1>{design.repeated ? t("phone.row.title", { number: row.number }) : title(design)}</h1>
      <p class="under">{unitName(activity, unit, phone.me)}</p>
      <Trouble {...props} row={row} />
      <CarriedRow phone={phone} row={row} />
      <OfRow phone={phone} row={row} design={design} />
      <Known phone={phone} row={row} fields={coreFields(design).filter(inLine)} readOnly={readOnly} onOpen={known.open} />
      <div class="fields" onKeyDown={nextField}>
        {coreFields(design).filter((field) => !inLine(field)).map(drawn)}
        {further.length > 0 && (
          <details class="card further" open={unfolded.value === entry || further.some((field) => (row.entry?.rivals[field.id] ?? []).length > 0 || asked.has(field.id))} onToggle={(event) => fold(entry, event.currentTarget.open)}>
            <summary>
              <span>
                <b>{t("phone.row.further")}</b> <span class="mute">{furtherSaid(further, row)}</span>
              </span>
              <Icon name="down" />
            </summary>
            <div class="fields">{further.map(drawn)}</div>
          </details>
        )}
        {row.entry !== undefined && !activity.secret && <RowDocuments phone={phone} entry={entry} write={activity.write && !row.withdrawn} />}
        <Needed design={design} row={row} />
        <Withdraw {...props} row={row} />
        <RowHistory phone={phone} row={row} design={design} />
      </div>
    </Frame>
  );
}

/** What a new row starts with: what the context knows, and what the sheet's own row is about. */
function startOf({ phone, task, entry }: RowFormProps, design: Design): Texts {
  const begun = /_p(\d+)$/.exec(entry);
  const prefilled = begun === null ? undefined : design.prefilled[Number(begun[1]) - 1];
  return { ...fillsOf(design, { me: phone.me, activity: task.activity, workshop: workshopOf(phone.objects) }), ...prefilled };
}

function withFills(row: Row, fills: Texts): Row {
  return { ...row, texts: { ...fills, ...row.texts } };
}

function numbered({ phone, task, entry }: RowFormProps, design: Design): Row {
  const rows = rowsOf(phone.desk, sheetId(task.activity.id, task.unit), { activity: task.activity.id, unit: task.unit }, design);
  const last = rows[rows.length - 1]?.number ?? 0;
  return rows.find((row) => row.id === entry) ?? rowOf(phone.desk, design, entry, last + 1);
}

/** Choices below this one that no longer belong to what was chosen here. */
function orphans(design: Design, above: Field, row: Row): readonly Field[] {
  return design.fields.filter((field) => field.depends_on === above.id && !isBlank(row.texts[field.id]));
}

function furtherSaid(further: readonly Field[], row: Row): string {
  const typed = further.filter((field) => !field.computed);
  if (typed.length === 0) return "";
  const open = typed.filter((field) => isBlank(row.texts[field.id])).length;
  return open === 0 ? t("phone.row.further_done") : t("phone.row.further_open", { count: open });
}

/** One notice above the fields: the text that was not taken, the closed sheet, the time that is over. */
function Trouble({ phone, task, row }: RowFormProps & { readonly row: Row }): JSX.Element | null {
  const { state } = row;
  if (state.kind === "refused") {
    return (
      <Notice
        tone="fix"
        title={refusalSaid(state.refusal)}
        way={
          <Button small onClick={() => void phone.tryAgain(state.save)}>
            {t("phone.row.try_again")}
          </Button>
        }
      >
        {t("phone.row.kept_here")}
      </Notice>
    );
  }
  if (row.withdrawn) return <Notice icon="withdraw" title={t("phone.row.is_withdrawn")} />;
  if (state.kind === "late") return <Notice tone="local" icon="clock" title={t("phone.row.late_do")} />;
  if (isOver(task, row)) return <Notice tone="local" icon="clock" title={t("phone.sheet.closed_do")} />;
  if (task.activity.state === "closing") return <Notice tone="live" icon="clock" title={t("phone.sheet.closing")} />;
  if (timeLeft(task.activity, phone.now.value)?.over === true) return <Notice tone="local" icon="clock" title={t("phone.time.over_do")} />;
  return null;
}

function isOver(task: RowFormProps["task"], row: Row): boolean {
  return task.activity.state === "closed" && row.entry?.reopened !== true && task.sheet?.reopened !== true;
}

/** Said at the end, once something is there: what the row still needs to count. */
function Needed({ design, row }: { readonly design: Design; readonly row: Row }): JSX.Element | null {
  const open = missing(design, row.texts);
  if (open.length === 0 || (row.entry === undefined && !row.unsent)) return null;
  return <p class="needed">{t("phone.row.needed", { fields: open.map(label).join(", ") })}</p>;
}

function Withdraw({ phone, task, entry, row }: RowFormProps & { readonly row: Row }): JSX.Element | null {
  if (!task.activity.write || (row.entry === undefined && !row.unsent)) return null;
  // EN2: what was in time stays; what waits as late may still go.
  if (isOver(task, row) && row.entry?.late !== true) return null;
  if (row.withdrawn) {
    return (
      <Button icon="undo" onClick={() => void phone.command("restore_entry", entry, { entry })}>
        {t("phone.row.restore")}
      </Button>
    );
  }
  const withdraw = () => {
    withdrawn.value = { entry, number: row.number };
    void phone.command("withdraw_entry", entry, { entry });
    turnTo({ tab: "tasks", activity: task.activity.id });
  };
  return (
    <Button kind="quiet" class="away" onClick={withdraw}>
      {t("phone.row.withdraw")}
    </Button>
  );
}

/** Who thinks the row is done sees what it still needs. */
function shut(): void {
  closeKeyboard();
  requestAnimationFrame(() => document.querySelector(".needed")?.scrollIntoView({ block: "center" }));
}

/** Every pause saves; who looks for the button finds it, and it saves at once. */
function Keys({ phone, entry, row }: RowFormProps & { readonly row: Row }): JSX.Element {
  return (
    <>
      {phone.isNew(entry) ? <span /> : <RowWord state={row.state} line={phone.state.value} timezone={workshopOf(phone.objects)?.timezone ?? ""} />}
      <Button kind="main" small icon="check" onClick={shut}>
        {t("phone.row.save")}
      </Button>
    </>
  );
}

function Dock({ task, design, row }: RowFormProps & { readonly design: Design; readonly row: Row }): JSX.Element {
  const empty = row.entry === undefined && !row.unsent;
  const next = () => turnTo({ tab: "tasks", activity: task.activity.id, entry: nextRow(task, design) });
  return (
    <>
      {design.repeated && task.activity.write && !empty ? (
        <Button kind="main" icon="add" onClick={next}>
          {t("phone.row.new")}
        </Button>
      ) : (
        <Button kind="main" icon="check" onClick={() => turnTo({ tab: "tasks", activity: task.activity.id })}>
          {t("phone.row.to_sheet")}
        </Button>
      )}
      <Button class="fit" icon="help" onClick={() => go({ tab: "help" })}>
        {t("phone.nav.help")}
      </Button>
    </>
  );
}
