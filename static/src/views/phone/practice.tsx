// A question to try while nothing is to do yet.  It never leaves the phone: no outbox, no entry, nothing in the record.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { tryout } from "../../core/session";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Word } from "../parts/words";
import { closeKeyboard } from "./keyboard";
import type { Phone } from "./phone";

type Stage = "closed" | "asked" | "done";

export function Practice({ phone }: { readonly phone: Phone }): JSX.Element {
  const place = tryout(phone.someone);
  const kept = phone.keep.getItem(place);
  const [stage, turn] = useState<Stage>(kept === null ? "closed" : "done");
  const [text, type] = useState(kept ?? "");
  const keep = () => {
    if (text.trim() === "") return;
    phone.keep.setItem(place, text.trim());
    turn("done");
    closeKeyboard();
  };
  if (stage === "closed") {
    return (
      <section class="card practice">
        <h2>{t("practice.title")}</h2>
        <p>{t("practice.under")}</p>
        <Button icon="write" onClick={() => turn("asked")}>{t("practice.try")}</Button>
      </section>
    );
  }
  return (
    <section class="card practice">
      <h2>{t("practice.title")}</h2>
      {stage === "asked" ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <label class="lab" for="practice">{t("practice.question")}</label>
          <input id="practice" class="inp" type="text" autoComplete="off" enterKeyHint="done" maxLength={80} value={text} onInput={(event) => type(event.currentTarget.value)} />
          <p class="help">{t("practice.help")}</p>
          <Button kind="main" type="submit" wide icon="check">{t("practice.save")}</Button>
        </form>
      ) : (
        <>
          <p class="kept"><b>{text}</b></p>
          <p role="status"><Word tone="saved">{t("practice.saved")}</Word></p>
          <p>{t("practice.told")}</p>
          <Button small icon="undo" onClick={() => turn("asked")}>{t("practice.again")}</Button>
        </>
      )}
    </section>
  );
}
