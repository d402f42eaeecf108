// The inputs that are typed into.  Each shows what its field holds now and tells every key; none knows of the network.

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Text } from "../../core/text_hash";

export interface InputProps {
  readonly id: string;
  readonly value: Text;
  readonly tone: string;
  readonly described: string | undefined;
  readonly wrong: boolean;
  readonly readOnly: boolean;
  readonly onType: (text: Text) => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

type Mode = "text" | "numeric" | "decimal" | "tel";

/** One line of text, whatever it means; what it means is read elsewhere. */
export function LineInput(props: InputProps & { readonly mode?: Mode; readonly placeholder?: string; readonly read?: (typed: string) => Text; readonly show?: (value: Text) => string }): JSX.Element {
  const { read = emptied, show = plain } = props;
  return (
    <input
      {...common(props)}
      type="text"
      inputMode={props.mode ?? "text"}
      enterKeyHint="next"
      placeholder={props.placeholder}
      value={show(props.value)}
      onInput={(event) => props.onType(read(event.currentTarget.value))}
    />
  );
}

/** Grows with its text, so that all of it is seen. */
export function LongInput(props: InputProps & { readonly read?: (typed: string) => Text; readonly show?: (value: Text) => string; readonly rows?: number }): JSX.Element {
  const { read = emptied, show = plain } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = show(props.value);
  useLayoutEffect(() => {
    const drawn = area.current;
    if (drawn === null) return;
    drawn.style.height = "auto";
    drawn.style.height = `${drawn.scrollHeight + drawn.offsetHeight - drawn.clientHeight}px`;
  }, [shown]);
  return (
    <textarea
      {...common(props)}
      ref={area}
      rows={props.rows ?? 2}
      value={shown}
      onInput={(event) => props.onType(read(event.currentTarget.value))}
    />
  );
}

/** The browser's own calendar for what it can show; a date written in another form stays the text it is. */
export function DateInput(props: InputProps & { readonly time: boolean }): JSX.Element {
  const shown = plain(props.value);
  const pattern = props.time ? /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/ : /^\d{4}-\d{2}-\d{2}$/;
  if (shown !== "" && !pattern.test(shown)) return <LineInput {...props} />;
  return (
    <input
      {...common(props)}
      type={props.time ? "datetime-local" : "date"}
      value={shown}
      onInput={(event) => props.onType(emptied(event.currentTarget.value))}
    />
  );
}

/** Years side by side; what is being typed is left as it is typed, commas and all. */
export function YearsInput(props: InputProps & { readonly placeholder: string }): JSX.Element {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const read = (text: string) => {
    setTyped(text);
    return asYears(text);
  };
  const leave = () => {
    setTyped(undefined);
    props.onLeave();
  };
  return <LineInput {...props} onLeave={leave} read={read} show={(value) => typed ?? yearsShown(value)} />;
}

export function plain(value: Text): string {
  return Array.isArray(value) ? (value as readonly string[]).join("\n") : value === null || value === undefined ? "" : String(value);
}

/** What was emptied is cleared, not stored as nothing. */
export function emptied(typed: string): Text {
  return typed === "" ? null : typed;
}

/** One thought a line. */
export function asLines(typed: string): Text {
  return typed === "" ? null : typed.split("\n");
}

function asYears(typed: string): Text {
  const years = typed.split(/[\s,;]+/).filter((year) => year !== "");
  return years.length === 0 ? null : years;
}

function yearsShown(value: Text): string {
  return Array.isArray(value) ? (value as readonly string[]).join(", ") : plain(value);
}

function common(props: InputProps) {
  return {
    id: props.id,
    class: `inp ${props.tone}`,
    readOnly: props.readOnly,
    autoComplete: "off",
    "aria-describedby": props.described,
    "aria-invalid": props.wrong ? ("true" as const) : undefined,
    onFocus: props.onEnter,
    onBlur: props.onLeave,
  };
}
