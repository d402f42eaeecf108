// The line being written: speaker, words, mark.  Enter finishes it and begins the next; Alt+K and Alt+T mark it.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Mark, MARKS, saysSomething, type Words } from "../../core/notes";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Chip } from "../parts/chip";
import { TextField } from "../parts/field";
import type { NotesDesk } from "./notes_desk";
import { SpeakerField } from "./speaker_field";
import { type Speaker, spokeBy } from "./speakers";

const LONGEST = 4000;

export function Composer({ desk, speakers }: { readonly desk: NotesDesk; readonly speakers: readonly Speaker[] }): JSX.Element {
  const { remark, words } = desk.draft.value;
  const box = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const becomes = (more: Partial<Words>): void => desk.writes({ ...desk.draft.value, words: { ...desk.draft.value.words, ...more } });
  const mark = (wanted: Mark): void => {
    const next = desk.draft.value.words.mark === wanted ? "" : wanted;
    becomes({ mark: next });
    if (next !== "action") box.current?.focus();
  };
  const finish = (event?: Event): void => {
    event?.preventDefault();
    void desk.finishes();
    box.current?.focus();
  };
  useEffect(() => {
    if (remark !== "") box.current?.focus();
  }, [remark]);
  const pressed = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (event.altKey && (key === "k" || key === "t")) mark(key === "k" ? "decision" : "action");
    else if (event.altKey && key === "p") form.current?.querySelector<HTMLInputElement>("[role=combobox]")?.focus();
    else if (event.key === "Escape" && remark !== "") desk.letsGo();
    else return;
    event.preventDefault();
  };
  const entered = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) finish(event);
  };
  return (
    <form ref={form} class="card composer" aria-label={t(remark === "" ? "notes.new" : "notes.edit")} onSubmit={finish} onKeyDown={pressed}>
      {remark !== "" && <p class="editing"><b>{t("notes.edit")}</b></p>}
      <SpeakerField key={remark} speakers={speakers} spoke={words} shown={spokeBy(desk.objects, speakers, words)} onChoose={becomes} onDone={() => box.current?.focus()} />
      <div class="field">
        <label class="lab" for="note-text">{t("notes.text")}</label>
        <textarea id="note-text" ref={box} class="inp" rows={2} maxLength={LONGEST} value={words.text} onInput={(event) => becomes({ text: event.currentTarget.value })} onKeyDown={entered} />
      </div>
      <div class="finish">
        <div class="marks" role="group" aria-label={t("notes.mark")}>
          {MARKS.filter((one) => one !== "").map((one) => (
            <Chip key={one} class={one} on={words.mark === one} onPress={() => mark(one)}>
              <b>{t(`notes.letter.${one}`)}</b> {t(`notes.mark.${one}`)}
            </Chip>
          ))}
        </div>
        <div class="line-of">
          <Button kind="main" type="submit" icon="check" disabled={!saysSomething(words)}>{t(remark === "" ? "notes.save" : "notes.save_edit")}</Button>
          {remark !== "" && <Button kind="quiet" onClick={() => desk.letsGo()}>{t("common.cancel")}</Button>}
        </div>
      </div>
      {words.mark === "action" && (
        <div class="todo" onKeyDown={(event) => event.key === "Enter" && finish(event)}>
          <TextField label={t("notes.who")} value={words.who} maxLength={300} onInput={(who) => becomes({ who })} />
          <TextField label={t("notes.what")} aside={t("notes.what_aside")} value={words.what} maxLength={1000} onInput={(what) => becomes({ what })} />
          <TextField label={t("notes.due")} value={words.due} maxLength={200} onInput={(due) => becomes({ due })} />
        </div>
      )}
      <p class="keys mute" aria-hidden="true">{t("notes.keys")}</p>
    </form>
  );
}
