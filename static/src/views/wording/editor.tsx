// Words typed by hand.  Where the text is changed meanwhile, by its writers or by another at the desk, both are shown and a person
// decides (EN1); nothing is written over unseen.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { correctedAs, type Line, same } from "../../core/wording";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import type { Typing, WordingDesk } from "./wording_state";

interface EditorProps {
  readonly desk: WordingDesk;
  readonly line: Line;
  readonly typing: Typing;
}

export function Editor({ desk, line, typing }: EditorProps): JSX.Element {
  const texts = typing.texts;
  const box = useRef<HTMLDivElement>(null);
  const rewritten = !same(typing.typed, line.typed);
  const overtaken = rewritten || typing.revision !== line.revision;
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  /** The hand goes back to the text itself. */
  const onClose = (): void => {
    const held = box.current?.closest("li");
    desk.typesNoMore(line.key);
    held?.focus();
  };
  const save = async (): Promise<void> => {
    const told = texts.map((text) => text.trim()).filter((text, at) => text !== "" || at === 0);
    if (await desk.correct([correctedAs(line, told, [])])) onClose();
  };
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
  };
  return (
    <div ref={box} class="editor" onKeyDown={keys}>
      <p class="typed"><span class="k">{t("wording.typed")}</span>{line.typed.map((text, at) => <bdi key={at}>{text}</bdi>)}</p>
      {texts.map((text, at) => (
        <textarea
          key={at}
          class="inp"
          rows={Math.min(8, 2 + Math.floor(text.length / 70))}
          value={text}
          aria-label={texts.length === 1 ? t("wording.words_of", { label: line.label }) : t("wording.words_of_part", { label: line.label, number: at + 1 })}
          onInput={(event) => desk.types(line, texts.map((one, place) => (place === at ? event.currentTarget.value : one)))}
        />
      ))}
      {overtaken && (
        <Notice tone="fix" urgent title={t(rewritten ? "wording.rewritten" : "wording.overtaken")}>
          <bdi>{(rewritten ? line.typed : line.shown).join(" / ")}</bdi>
        </Notice>
      )}
      <div class="acts">
        <Button kind="main" small icon="check" onClick={() => void save()}>{t(overtaken ? "wording.save_mine" : "wording.save")}</Button>
        <Button kind="quiet" small onClick={onClose}>{t(overtaken ? "wording.take_theirs" : "wording.cancel")}</Button>
      </div>
    </div>
  );
}
