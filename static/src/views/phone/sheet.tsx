// One sheet: its rows as cards, what needs me first, then my unsent rows, then the sheet's order; rows keep their numbers.

import type { JSX } from "preact";
import { signal } from "@preact/signals";
import { missing } from "../../core/checks";
import { newId } from "../../core/chance";
import { type Design, designOf, label, note, purpose, title } from "../../core/design";
import { sheetId, type Task, workshopOf } from "../../core/hall";
import { openOf, stateOf } from "../../core/reviews";
import { type Row, rowsOf, type Texts } from "../../core/rows";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Announced } from "./announced";
import { BallotCards } from "./ballot_cards";
import { DocumentsLink } from "./documents_link";
import { Frame } from "./frame";
import { HomeworkNotes, SheetReturned } from "./later";
import { PastingWay } from "./pasting_way";
import type { Phone } from "./phone";
import { Returned } from "./returned";
import { ALL, go, href } from "./route";
import { RowCard } from "./rowcard";
import { timeLeft, unitName } from "./said";

export interface SheetProps {
  readonly phone: Phone;
  readonly task: Task & { readonly unit: string };
}

/** The row that was just withdrawn, to be brought back with one tap. */
export const withdrawn = signal<{ readonly entry: string; readonly number: number } | undefined>(undefined);

export function Sheet({ phone, task }: SheetProps): JSX.Element {
  const { activity, unit } = task;
  const design = designOf(task.worksheet);
  const rows = rowsOf(phone.desk, sheetId(activity.id, unit), { activity: activity.id, unit }, design);
  const standing = rows.filter((row) => !row.withdrawn);
  return (
    <Frame phone={phone} activity={activity} begins="all" dock={activity.write ? <Dock phone={phone} task={task} design={design} rows={standing.length} /> : undefined}>
      <Announced phone={phone} />
      <BallotCards phone={phone} />
      <h1>{activity.title || title(design)}</h1>
      <p class="under">{[unitName(activity, unit, phone.me), t("phone.sheet.rows", { count: standing.length })].filter((part) => part !== "").join(" · ")}</p>
      <Returned phone={phone} but={activity.id} />
      <SheetReturned phone={phone} task={task} />
      <HomeworkNotes phone={phone} of={activity.id} />
      <State phone={phone} task={task} design={design} rows={standing} />
      <Undo phone={phone} />
      <div class="rows">
        {ordered(standing).map((row) => (
          <RowCard key={row.id} phone={phone} design={design} row={row} to={{ tab: "tasks", activity: activity.id, entry: row.id }} />
        ))}
        <Suggested task={task} design={design} rows={rows} />
      </div>
      {standing.length === 0 && design.prefilled.length === 0 && <p class="empty">{t("phone.sheet.empty")}</p>}
      <Withdrawn phone={phone} task={task} design={design} rows={rows.filter((row) => row.withdrawn)} />
      {activity.write && design.repeated && <PastingWay activity={activity.id} />}
      <DocumentsLink phone={phone} activity={activity.id} />
      <p class="more">
        <a href={href({ tab: "tasks", activity: ALL })}>{t("phone.tasks.others")}</a>
      </p>
    </Frame>
  );
}

function ordered(rows: readonly Row[]): readonly Row[] {
  const rank = (row: Row) => (row.state.kind === "refused" || row.state.kind === "rival" || (row.state.kind === "reviewed" && row.state.as === "returned") ? 0 : row.unsent ? 1 : 2);
  return [...rows].sort((one, other) => rank(one) - rank(other));
}

interface WithDesign extends SheetProps {
  readonly design: Design;
}

/** At most one notice: what matters most now. */
function State({ phone, task, design, rows }: WithDesign & { readonly rows: readonly Row[] }): JSX.Element | null {
  const { activity, sheet } = task;
  const timezone = workshopOf(phone.objects)?.timezone ?? "";
  if (sheet?.reopened === true) return null;
  if (activity.state === "closed") return <Notice tone="local" icon="clock" title={t("phone.sheet.closed", { time: clockTime(activity.closed_at, timezone) })}>{t("phone.sheet.closed_do")}</Notice>;
  if (activity.state === "closing") return <Notice tone="live" icon="clock" title={t("phone.sheet.closing")}>{t("phone.sheet.closing_do")}</Notice>;
  if (!activity.write) return <Notice icon="eye" title={t("phone.sheet.read_only")} />;
  if (sheet?.done === true) {
    return <Notice tone="saved" icon="check" title={t("phone.sheet.done", { time: clockTime(sheet.done_at, timezone) })}>{unfinished(rows, design)}</Notice>;
  }
  if (timeLeft(activity, phone.now.value)?.over === true) return <Notice tone="local" icon="clock" title={t("phone.time.over_do")} />;
  if (activity.secret) return <Notice icon="lock" title={t("phone.sheet.secret")} />;
  const first = [purpose(design), note(design)].filter((text) => text !== "").join(" ");
  return rows.length === 0 && first !== "" ? <p class="purpose">{first}</p> : null;
}

function unfinished(rows: readonly Row[], design: Design): string {
  const incomplete = rows.filter((row) => missing(design, row.texts).length > 0).length;
  if (incomplete > 0) return t("phone.sheet.incomplete", { count: incomplete });
  return rows.length < design.rows_min ? t("phone.sheet.few", { count: rows.length, least: design.rows_min }) : t("phone.sheet.done_do");
}

function Dock({ phone, task, design, rows }: WithDesign & { readonly rows: number }): JSX.Element {
  const { activity, unit, sheet } = task;
  const returned = sheet?.reopened === true && stateOf(openOf(phone.objects, sheet.id)) === "returned";
  const done = sheet?.done === true && !returned;
  const turn = () => void phone.command("mark_done", sheetId(activity.id, unit), { activity: activity.id, unit, done: !done });
  return (
    <>
      <Button kind={done ? "plain" : "main"} icon={rows === 0 || design.repeated ? "add" : "write"} onClick={() => go({ tab: "tasks", activity: activity.id, entry: nextRow(task, design) })}>
        {design.repeated ? t("phone.row.add") : t("phone.row.write")}
      </Button>
      <Button class="fit" icon={done ? "undo" : "check"} onClick={turn}>
        {done ? t("phone.sheet.not_done") : t(returned ? "phone.sheet.finish_again" : "phone.sheet.finish")}
      </Button>
    </>
  );
}

/** A sheet of one row has one id for it, whoever of the unit begins: two beginners meet in the same row. */
export function nextRow(task: SheetProps["task"], design: Design): string {
  return design.repeated ? newId("ent") : onlyRow(task);
}

export function onlyRow(task: SheetProps["task"]): string {
  return `ent_${sheetId(task.activity.id, task.unit)}_1`;
}

/** Rows a sheet starts with: nobody's until somebody writes in them.  Their ids follow from the sheet. */
function Suggested({ task, design, rows }: Omit<WithDesign, "phone"> & { readonly rows: readonly Row[] }): JSX.Element | null {
  if (!task.activity.write) return null;
  const open = design.prefilled.map((texts, index) => ({ id: `ent_${sheetId(task.activity.id, task.unit)}_p${index + 1}`, texts: texts as Texts }));
  const taken = (texts: Texts) => rows.some((row) => Object.entries(texts).every(([name, text]) => row.texts[name] === text));
  const left = open.filter(({ id, texts }) => !rows.some((row) => row.id === id) && !taken(texts));
  return (
    <>
      {left.map(({ id, texts }) => (
        <a key={id} class="card row waiting" href={href({ tab: "tasks", activity: task.activity.id, entry: id })}>
          <h3 class="bare">
            <span>{labels(design, texts)}</span>
            <Icon name="forward" />
          </h3>
          <p class="ind">{t("phone.row.not_begun")}</p>
        </a>
      ))}
    </>
  );
}

function labels(design: Design, texts: Texts): string {
  const chosen = design.fields.filter((field) => texts[field.id] !== undefined).map((field) => field.choices.find((choice) => choice.value === texts[field.id]));
  return chosen.map((choice) => (choice === undefined ? "" : label(choice))).filter((said) => said !== "").join(" · ");
}

function Undo({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const last = withdrawn.value;
  if (last === undefined) return null;
  const restore = () => {
    withdrawn.value = undefined;
    void phone.command("restore_entry", last.entry, { entry: last.entry });
  };
  return (
    <Notice
      icon="withdraw"
      title={t("phone.row.withdrawn_now", { number: last.number })}
      way={
        <Button small icon="undo" onClick={restore}>
          {t("phone.row.restore")}
        </Button>
      }
    />
  );
}

function Withdrawn({ phone, task, design, rows }: WithDesign & { readonly rows: readonly Row[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <details class="folded">
      <summary>{t("phone.sheet.withdrawn", { count: rows.length })}</summary>
      <div class="rows">
        {rows.map((row) => (
          <RowCard key={row.id} phone={phone} design={design} row={row} to={{ tab: "tasks", activity: task.activity.id, entry: row.id }} />
        ))}
      </div>
    </details>
  );
}
