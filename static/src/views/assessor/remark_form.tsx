// A remark being written: of the row or of one cell; its kind, whom it comes from and whether the group reads it one step behind.

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Assessed, Lot } from "../../core/assessing";
import { label } from "../../core/design";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Chip } from "../parts/chip";
import { SelectField } from "../parts/field";
import type { Draft } from "../../core/remark_drafts";
import type { AssessorDesk } from "./assessor";

const KINDS = ["fix", "add", "move"] as const;
const LONGEST = 2000;

interface RemarkFormProps {
  readonly desk: AssessorDesk;
  readonly lot: Lot;
  readonly row: Assessed;
  readonly draft: Draft;
}

export function RemarkForm({ desk, lot, row, draft }: RemarkFormProps): JSX.Element {
  const field = lot.design.fields.find((one) => one.id === draft.field);
  const input = useRef<HTMLTextAreaElement>(null);
  // Before the next key: what is typed at once goes into the remark.
  useLayoutEffect(() => input.current?.focus(), [draft.act, draft.field]);
  const becomes = (more: Partial<Draft>): void => desk.writes({ ...draft, ...more });
  const send = (event?: Event): void => {
    event?.preventDefault();
    if (draft.text.trim() === "") return input.current?.focus();
    const { act, text, kind, private: among, spoken_by } = draft;
    const theme = kind === "move" ? draft.theme : "";
    desk.letsGo(draft);
    void desk.says(row, act, { field: field?.id ?? null, text: text.trim(), kind, theme, private: among, spoken_by });
    document.getElementById(`row-${row.entry.id}`)?.focus();
  };
  const fix = draft.act === "return";
  const of = field === undefined ? t("assess.whole_row") : label(field);
  return (
    <form class={fix ? "remark-form fix" : "remark-form"} onSubmit={send}>
      <label class="lab" for={`say-${row.entry.id}`}>{t(fix ? "assess.return_of" : "assess.comment_of", { field: of })}</label>
      <textarea id={`say-${row.entry.id}`} ref={input} class="inp" rows={3} maxLength={LONGEST} value={draft.text} onInput={(event) => becomes({ text: event.currentTarget.value })} onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && send()} />
      <div class="chips" role="group" aria-label={t("assess.kind")}>
        {KINDS.map((kind) => (
          <Chip key={kind} on={draft.kind === kind} onPress={() => becomes({ kind: draft.kind === kind ? "" : kind })}>{t(`review.kind.${kind}`)}</Chip>
        ))}
      </div>
      {draft.kind === "move" && <SelectField label={t("assess.move_to")} value={draft.theme} options={themes(desk)} onChange={(theme) => becomes({ theme })} />}
      <details class="others" open={draft.private || draft.spoken_by !== null}>
        <summary>{t("assess.more")}</summary>
        {!fix && (
          <label class="tick">
            <input type="checkbox" checked={draft.private} onChange={(event) => becomes({ private: event.currentTarget.checked })} />
            {t("assess.private")}
          </label>
        )}
        {desk.others.length > 0 && <SelectField label={t("assess.spoken_by")} value={draft.spoken_by ?? ""} options={[{ value: "", label: t("assess.myself") }, ...desk.others.map((one) => ({ value: one.id, label: one.name }))]} onChange={(one) => becomes({ spoken_by: one === "" ? null : one })} />}
      </details>
      <div class="send">
        <Button kind={fix ? "fix" : "main"} class={fix ? "solid" : ""} type="submit">{t(fix ? "assess.send_back" : "assess.send_note")}</Button>
        <Button kind="quiet" onClick={() => desk.folds()}>{t("common.close")}</Button>
        {draft.text.trim() !== "" && <Button kind="quiet" onClick={() => desk.letsGo(draft)}>{t("assess.let_go")}</Button>}
      </div>
    </form>
  );
}

function themes(desk: AssessorDesk): { readonly value: string; readonly label: string }[] {
  const known = (workshopOf(desk.objects)?.themes ?? []) as readonly { readonly id: string; readonly label_id: string; readonly label_en: string }[];
  return [{ value: "", label: t("assess.somewhere") }, ...known.map((one) => ({ value: one.id, label: label(one) }))];
}
