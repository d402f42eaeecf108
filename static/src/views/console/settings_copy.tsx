// A text to take along: shown whole, selected by a press, copied where the browser lets us (on plain http it may not).

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Field } from "../parts/field";

export function CopyText({ label, text }: { readonly label: string; readonly text: string }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    input.current?.select();
    setCopied((await toClipboard(text)) || document.execCommand("copy"));
  };
  return (
    <div class="copy-text">
      <Field class="grow" label={label}>
        {(id) => <input id={id} ref={input} class="inp" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />}
      </Field>
      <Button icon="copy" onClick={() => void copy()}>{copied ? t("rooms.copied") : t("rooms.copy")}</Button>
      <span class="aside" role="status">{copied ? t("rooms.copied") : ""}</span>
    </div>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
