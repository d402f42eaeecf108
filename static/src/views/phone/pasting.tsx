// Rows from a table that was copied elsewhere: pasted, looked over, added as rows like any others, taken back with one press.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { newId } from "../../core/chance";
import { missing } from "../../core/checks";
import { type Design, designOf, label, title } from "../../core/design";
import { fillsOf } from "../../core/fills";
import { type Grid, gridOf } from "../../core/grid";
import { sheetId, workshopOf } from "../../core/hall";
import { asked, type Columns, columnsOf, isThere, type Pasted, pastedRows, type Said, writable } from "../../core/pasting";
import { titleOf } from "../../core/reading";
import { rowsOf, type Texts } from "../../core/rows";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Frame } from "./frame";
import { type Copied, copied, copiedIn } from "./pasting_way";
import type { Phone } from "./phone";
import { href } from "./route";
import { unitName } from "./said";
import type { SheetProps } from "./sheet";

const MOST_ROWS = 200;
const SHOWN_ROWS = 30;
const SAMPLE = 40;
const NOTHING: Copied = { html: "", text: "" };

export function Pasting({ phone, task }: SheetProps): JSX.Element {
  const { activity, unit } = task;
  const design = designOf(task.worksheet);
  const pasted = useSignal<Copied>(copied.peek() ?? NOTHING);
  const chosen = useSignal<Columns | undefined>(undefined);
  const said = useSignal<Said>({});
  const added = useSignal<readonly string[]>([]);
  const take = (from: Copied) => {
    copied.value = undefined;
    pasted.value = from;
    chosen.value = undefined;
  };
  const grid = useMemo(() => gridOf(pasted.value), [pasted.value]);
  const columns = chosen.value ?? columnsOf(grid, design);
  const fills = fillsOf(design, { me: phone.me, activity, workshop: workshopOf(phone.objects) });
  const rows = pastedRows(grid, columns, design, phone.objects, fills, said.value).filter((row) => Object.keys(row.texts).length > 0 || row.unknown.length > 0);
  const standing = rowsOf(phone.desk, sheetId(activity.id, unit), { activity: activity.id, unit }, design).filter((row) => !row.withdrawn);
  const fresh = rows.filter((row) => !isThere(row.texts, standing));
  const add = async () => {
    added.value = await addRows(phone, { activity: activity.id, unit }, fresh.map((row) => ({ ...fills, ...row.texts })));
    take(NOTHING);
  };
  return (
    <Frame phone={phone} activity={activity} deep dock={activity.write && fresh.length > 0 && rows.length <= MOST_ROWS ? <Add count={fresh.length} onAdd={add} /> : undefined}>
      <div class="above">
        <a class="btn quiet small" href={href({ tab: "tasks", activity: activity.id })}>
          <Icon name="back" />
          {t("phone.row.back")}
        </a>
      </div>
      <h1>{t("pasting.title")}</h1>
      <p class="under">{[activity.title || title(design), unitName(activity, unit, phone.me)].filter((part) => part !== "").join(" · ")}</p>
      {!activity.write && <Notice icon="eye" title={t("phone.sheet.read_only")} />}
      {activity.write && activity.state === "closed" && <Notice tone="local" icon="clock" title={t("phone.sheet.closed_do")} />}
      {added.value.length > 0 && grid.length === 0 && <Added phone={phone} activity={activity.id} entries={added.value} onUndone={() => (added.value = [])} />}
      <div class="fields">
        <Box pasted={pasted.value} again={added.value.length > 0} design={design} onPaste={take} />
        {grid.length > 0 && (
          <>
            {rows.length > MOST_ROWS && <Notice tone="fix" urgent title={t("pasting.too_many", { count: rows.length, most: MOST_ROWS })} />}
            <ColumnChoice grid={grid} columns={columns} design={design} onChoose={(fields) => (chosen.value = { ...columns, fields })} />
            <Unknowns rows={fresh} said={said.value} onSay={(key, value) => (said.value = { ...said.value, [key]: value })} />
            {rows.length > fresh.length && <Notice icon="note" title={fresh.length === 0 ? t("pasting.all_there") : t("pasting.there", { count: rows.length - fresh.length })} />}
            {fresh.length > 0 && <Looked rows={fresh} fills={fills} design={design} phone={phone} />}
          </>
        )}
      </div>
    </Frame>
  );
}

/** One save a row, in the table's order, through the outbox like everything that is typed. */
async function addRows(phone: Phone, sheet: { readonly activity: string; readonly unit: string }, rows: readonly Texts[]): Promise<readonly string[]> {
  const entries: string[] = [];
  for (const texts of rows) {
    const entry = newId("ent");
    for (const [field, text] of Object.entries(texts)) phone.type({ ...sheet, entry }, field, text);
    await phone.drafts.flush();
    entries.push(entry);
  }
  return entries;
}

function Add({ count, onAdd }: { readonly count: number; readonly onAdd: () => Promise<void> }): JSX.Element {
  const busy = useSignal(false);
  const add = () => {
    if (busy.value) return;
    busy.value = true;
    void onAdd().finally(() => (busy.value = false));
  };
  return (
    <Button kind="main" icon="add" disabled={busy.value} onClick={add}>
      {busy.value ? t("pasting.adding") : t("pasting.add", { count })}
    </Button>
  );
}

/** A table keeps its cells only as it is pasted; what is typed into the box by hand is read as text. */
function Box({ pasted, again, design, onPaste }: { readonly pasted: Copied; readonly again: boolean; readonly design: Design; readonly onPaste: (from: Copied) => void }): JSX.Element {
  const order = writable(design).map(label).join(", ");
  useEffect(() => {
    // Wherever on the page it is pasted, it is the table that is meant.
    const hear = (event: ClipboardEvent) => {
      event.preventDefault();
      onPaste(copiedIn(event));
    };
    document.addEventListener("paste", hear);
    return () => document.removeEventListener("paste", hear);
  }, []);
  return (
    <div class="field">
      <label class="lab" for="pasted">
        {again && pasted.text === "" ? t("pasting.again") : t("pasting.box")}
      </label>
      <textarea
        id="pasted"
        class="inp"
        rows={4}
        wrap="off"
        aria-describedby="pasting-how"
        value={pasted.text}
        onInput={(event) => onPaste({ html: "", text: event.currentTarget.value })}
      />
      <p class="help" id="pasting-how">
        {t("pasting.how")} {t("pasting.order", { fields: order })}
      </p>
    </div>
  );
}

interface ColumnChoiceProps {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly design: Design;
  readonly onChoose: (fields: readonly string[]) => void;
}

function ColumnChoice({ grid, columns, design, onChoose }: ColumnChoiceProps): JSX.Element {
  const known = columns.fields.filter((id) => id !== "").length;
  const options = [{ value: "", label: t("pasting.unused") }, ...writable(design).map((field) => ({ value: field.id, label: label(field) }))];
  const choose = (at: number, id: string) => onChoose(columns.fields.map((one, other) => (other === at ? id : one === id ? "" : one)));
  return (
    <>
      {known === 0 && <Notice tone="fix" urgent title={t("pasting.no_column")} />}
      <details class="card further" open={!columns.headed || known === 0}>
        <summary>
          <span>{t("pasting.columns", { known, all: columns.fields.length })}</span>
          <Icon name="down" />
        </summary>
        <div class="fields">
          {columns.fields.map((id, at) => (
            <SelectField key={at} label={t("pasting.column", { number: at + 1, sample: sampleOf(grid, at) })} value={id} options={options} onChange={(value) => choose(at, value)} />
          ))}
        </div>
      </details>
    </>
  );
}

function sampleOf(grid: Grid, at: number): string {
  const first = grid.map((row) => row[at] ?? "").find((cell) => cell !== "") ?? "";
  return first.length > SAMPLE ? `${first.slice(0, SAMPLE)}…` : first;
}

function Unknowns({ rows, said, onSay }: { readonly rows: readonly Pasted[]; readonly said: Said; readonly onSay: (key: string, value: string) => void }): JSX.Element | null {
  const unknown = asked(rows);
  if (unknown.length === 0) return null;
  return (
    <section class="card practice">
      <h2>{t("pasting.unknown")}</h2>
      <p class="help">{t("pasting.unknown_do")}</p>
      <div class="fields">
        {unknown.map(({ key, field, written, options }) => (
          <SelectField
            key={key}
            label={t("pasting.means", { field: label(field), written })}
            value={said[key] ?? ""}
            options={[{ value: "", label: t("pasting.empty") }, ...options.map((option) => ({ value: option.value, label: option.names[0] ?? option.value }))]}
            onChange={(value) => onSay(key, value)}
          />
        ))}
      </div>
    </section>
  );
}

function Looked({ rows, fills, design, phone }: { readonly rows: readonly Pasted[]; readonly fills: Texts; readonly design: Design; readonly phone: Phone }): JSX.Element {
  return (
    <section>
      <h2 class="part">{t("pasting.rows")}</h2>
      <ol class="card pasted">
        {rows.slice(0, SHOWN_ROWS).map((row, at) => {
          const texts = { ...fills, ...row.texts };
          const open = missing(design, texts);
          return (
            <li key={at}>
              <span class="kept">{titleOf(design, texts, phone.objects)}</span>
              {open.length > 0 && <small>{t("pasting.row_missing", { fields: open.map(label).join(", ") })}</small>}
            </li>
          );
        })}
      </ol>
      {rows.length > SHOWN_ROWS && <p class="help">{t("pasting.more", { count: rows.length - SHOWN_ROWS })}</p>}
    </section>
  );
}

function Added({ phone, activity, entries, onUndone }: { readonly phone: Phone; readonly activity: string; readonly entries: readonly string[]; readonly onUndone: () => void }): JSX.Element {
  const undo = async () => {
    for (const entry of entries) await phone.command("withdraw_entry", entry, { entry });
    onUndone();
  };
  return (
    <>
      <Notice tone="saved" icon="check" title={t("pasting.added", { count: entries.length })}>
        {t("pasting.added_do")}
      </Notice>
      <div class="ways">
        <LinkButton kind="main" icon="sheet" href={href({ tab: "tasks", activity })}>
          {t("pasting.to_sheet")}
        </LinkButton>
        <Button icon="undo" onClick={() => void undo()}>
          {t("pasting.undo")}
        </Button>
      </div>
    </>
  );
}
