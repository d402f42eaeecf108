// The page that tells whether a paper belongs to the record: one file or one fingerprint, one answer in sentences.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t, tongue } from "../../core/texts";
import { Button } from "../parts/button";
import { Field, TextField } from "../parts/field";
import { Masthead } from "../parts/masthead";
import { Notice } from "../parts/notice";
import { type Answer, asked, type Verdict } from "./asking";

const TONES = { yes: "saved", once: "local", no: "fix" } as const;

export function VerifyPage(): JSX.Element {
  const typed = useSignal("");
  const busy = useSignal(false);
  const answer = useSignal<Answer | undefined>(undefined);
  const check = async (about: File | string): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    answer.value = undefined;
    answer.value = await asked(about, tongue());
    busy.value = false;
  };
  return (
    <main class="verify">
      <Masthead />
      <h1>{t("verify.title")}</h1>
      <p>{t("verify.lead")}</p>
      <Field label={t("verify.choose")}>
        {(id) => (
          <input id={id} type="file" accept=".docx,.xlsx,.pdf,.html,.json,.zip" onChange={(event) => event.currentTarget.files?.[0] !== undefined && void check(event.currentTarget.files[0])} />
        )}
      </Field>
      <form onSubmit={(event) => (event.preventDefault(), void check(typed.value))}>
        <TextField label={t("verify.print_label")} value={typed.value} maxLength={40} placeholder="1a2b 3c4d 5e6f 7a8b" onInput={(text) => (typed.value = text)} />
        <Button type="submit" disabled={typed.value.trim() === ""}>{t("verify.check")}</Button>
      </form>
      <div role="status">
        {busy.value && <p class="mute">{t("verify.checking")}</p>}
        {answer.value !== undefined && <Said answer={answer.value} />}
      </div>
    </main>
  );
}

function Said({ answer }: { readonly answer: Answer }): JSX.Element {
  if (!answer.ok) return <Notice tone="fix" title={answer.said} />;
  return <Heard verdict={answer} />;
}

function Heard({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  const words = { yes: t("verify.yes"), once: t("verify.once"), no: t("verify.no") };
  return (
    <Notice tone={TONES[verdict.belongs]} title={words[verdict.belongs]}>
      {verdict.sentences.map((sentence) => <span class="said kept" key={sentence}>{sentence}</span>)}
    </Notice>
  );
}
