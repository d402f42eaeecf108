// One line of the notes: when, who, what, its mark; changed, taken back, or decided where two wrote it differently.

import type { JSX } from "preact";
import type { Noted, RemarkField } from "../../core/notes";
import { unitCalled } from "../../core/plenaries";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Tag, Word } from "../parts/words";
import type { NotesDesk } from "./notes_desk";
import { type Speaker, spokeBy } from "./speakers";

interface Props {
  readonly desk: NotesDesk;
  readonly line: Noted;
  readonly speakers: readonly Speaker[];
}

export function Line({ desk, line, speakers }: Props): JSX.Element {
  const turn = desk.objects.get("presentation", line.presentation_id);
  const speaker = spokeBy(desk.objects, speakers, line);
  const edited = desk.draft.value.remark === line.id;
  const todo = [line.who, line.due].filter((part) => part !== "").join(" · ");
  return (
    <li class={["card note", line.mark, line.withdrawn ? "gone" : "", line.sending ? "unsent" : "", edited ? "edited" : ""].filter((name) => name !== "").join(" ")}>
      <p class="k">
        <time>{clockTime(line.said_at, desk.timezone)}</time>
        {speaker !== "" && <b>{speaker}</b>}
        {turn !== undefined && <span>{t("notes.on", { unit: unitCalled(desk.all, turn) })}</span>}
      </p>
      {line.text !== "" && <p class="said kept">{line.text}</p>}
      {line.mark !== "" && (
        <p class="marked">
          <Tag tone={line.mark === "decision" ? "saved" : "live"} icon={line.mark === "decision" ? "check" : "forward"}>{t(`notes.mark.${line.mark}`)}</Tag>
          {line.mark === "action" && <span>{[line.what, todo].filter((part) => part !== "").join(" — ")}</span>}
        </p>
      )}
      {Object.entries(line.rivals).map(([field, kept]) => (
        <Rivals key={field} desk={desk} line={line} field={field as RemarkField} texts={(kept as readonly { readonly text: string }[]).map((one) => one.text)} speakers={speakers} />
      ))}
      <p class="acts">
        {line.withdrawn ? <Word tone="none" icon="withdraw">{t("notes.withdrawn")}</Word> : line.sending ? <Word tone="local">{t("notes.sending")}</Word> : <Word tone="saved">{t("notes.saved")}</Word>}
        {!line.withdrawn && <Button small kind="quiet" label={t("notes.edit_of", { text: short(line) })} onClick={() => desk.edits(line)}>{t("notes.change")}</Button>}
        <Button small kind="quiet" label={t(line.withdrawn ? "notes.restore_of" : "notes.withdraw_of", { text: short(line) })} onClick={() => void desk.withdraws(line)}>{t(line.withdrawn ? "notes.restore" : "notes.withdraw")}</Button>
      </p>
    </li>
  );
}

/** Two wrote it differently: both stand here until one is chosen. */
function Rivals({ desk, line, field, texts, speakers }: Props & { readonly field: RemarkField; readonly texts: readonly string[] }): JSX.Element {
  const shown = (text: string) => {
    if (field === "speaker_id") return spokeBy(desk.objects, speakers, { speaker_id: text, speaker_name: "", speaker_from: "" });
    return field === "mark" ? (text === "" ? t("notes.no_mark") : t(`notes.mark.${text}`)) : text;
  };
  const seen = [line[field], ...texts];
  return (
    <div class="rivals" role="group" aria-label={t("notes.rivals", { field: t(`notes.field.${field}`) })}>
      <p>{t("notes.rivals", { field: t(`notes.field.${field}`) })}</p>
      {seen.map((text) => (
        <button key={text} type="button" class="btn small" onClick={() => void desk.chooses(line, field, text, seen)}>{shown(text) || t("notes.nothing")}</button>
      ))}
    </div>
  );
}

function short(line: Noted): string {
  const text = line.text || line.what;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
