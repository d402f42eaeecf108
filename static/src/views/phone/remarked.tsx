// What an assessor said, at the sheet, the row and its cell, with what to do about it.

import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { Design } from "../../core/design";
import type { Review } from "../../core/generated/wire";
import { sheetId, type Task, workshopOf } from "../../core/hall";
import { everSaidOf, lastJudgement, openOf, saidOf, standing, stateOf } from "../../core/reviews";
import type { Row } from "../../core/rows";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { fieldOf, History, Remark } from "../parts/remarks";
import type { Phone } from "./phone";
import { returnedIn } from "./returned";

/** On the sheet: how many rows wait, and why where the sheet was returned as a whole. */
export function SheetReturned({ phone, task }: { readonly phone: Phone; readonly task: Task & { readonly unit: string } }): JSX.Element | null {
  const said = openOf(phone.objects, sheetId(task.activity.id, task.unit));
  const whole = stateOf(said) === "returned" ? lastJudgement(said) : undefined;
  const rows = returnedIn(phone, task);
  const timezone = workshopOf(phone.objects)?.timezone ?? "";
  return (
    <>
      {whole !== undefined && <Notice tone="fix" icon="fix" title={t("review.phone.sheet")}><span class="kept">{whole.text}</span></Notice>}
      {whole === undefined && rows > 0 && <Notice tone="fix" icon="fix" title={t("review.phone.rows", { count: rows })}>{task.activity.state === "closed" && t("review.phone.rows_do")}</Notice>}
      {said.filter((one) => one.act === "comment").map((one) => <Remark key={one.id} objects={phone.objects} review={one} timezone={timezone} />)}
    </>
  );
}

/** What is said of this cell, in the field's own place. */
export function AtCell({ phone, row, field }: { readonly phone: Phone; readonly row: Row; readonly field: string }): JSX.Element | null {
  return <Remarks phone={phone} said={standing(saidOf(phone.objects, row.id)).filter((one) => one.field_id === field)} />;
}

/** Of the row as a whole, above its fields; and what its writers can do: change it, or say that it is right. */
export function OfRow({ phone, row, design }: { readonly phone: Phone; readonly row: Row; readonly design: Design }): JSX.Element | null {
  const said = openOf(phone.objects, row.id);
  if (said.length === 0) return null;
  const state = stateOf(said);
  const answer = () => void phone.command("answer_review", row.id, { review: newId("rev"), entry: row.id });
  const asked = phone.outbox.waiting.some((queued) => queued.name === "answer_review" && queued.subject === row.id);
  const shown = standing(said).filter((one) => one.field_id === null || !design.fields.some((field) => field.id === one.field_id));
  return (
    <>
      <Remarks phone={phone} said={shown} />
      {state === "returned" && (
        <>
          <Notice tone="fix" icon="fix" title={t("review.phone.open")} />
          {!asked && <Button class="answer" icon="check" onClick={answer}>{t("review.phone.answer")}</Button>}
        </>
      )}
      {state === "resubmitted" && <Notice tone="live" icon="undo" title={t("review.phone.answered")} />}
      {state === "changed" && <Notice tone="live" icon="warning" title={t("review.phone.changed")} />}
    </>
  );
}

export function RowHistory({ phone, row, design }: { readonly phone: Phone; readonly row: Row; readonly design: Design }): JSX.Element {
  return <History objects={phone.objects} said={everSaidOf(phone.objects, row.id).filter((one) => !one.private)} design={design} timezone={workshopOf(phone.objects)?.timezone ?? ""} />;
}

/** On the card: the remark that asks for something, with its field's name. */
export function OnCard({ phone, row, design }: { readonly phone: Phone; readonly row: Row; readonly design: Design }): JSX.Element | null {
  const asks = row.state.kind === "reviewed" && row.state.as === "returned" ? lastJudgement(openOf(phone.objects, row.id)) : undefined;
  return asks === undefined ? null : <Remark objects={phone.objects} review={asks} about={fieldOf(design, asks)} timezone={workshopOf(phone.objects)?.timezone ?? ""} />;
}

function Remarks({ phone, said }: { readonly phone: Phone; readonly said: readonly Review[] }): JSX.Element {
  return <>{said.map((one) => <Remark key={one.id} objects={phone.objects} review={one} timezone={workshopOf(phone.objects)?.timezone ?? ""} />)}</>;
}
