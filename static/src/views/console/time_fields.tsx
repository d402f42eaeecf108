// A date or a clock time in a line of them: text as people type it, put into its usual form when the field is left.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { spoken } from "../../core/texts";
import { typedDate, writtenDate } from "./dates";
import { typedTime, written } from "./times";

interface MomentProps {
  readonly value: string;
  readonly label: string;
  readonly set: (value: string) => void;
}

export function DateField(props: MomentProps): JSX.Element {
  return <Typed {...props} kind="date" understood={typedDate} shown={writtenDate} />;
}

export function TimeField(props: MomentProps): JSX.Element {
  return <Typed {...props} kind="time" understood={typedTime} shown={written} />;
}

interface TypedProps extends MomentProps {
  readonly kind: "date" | "time";
  understood(text: string): string;
  shown(value: string): string;
}

/** While somebody types, the text is theirs; what it means goes up with every key. */
function Typed({ value, label, kind, set, understood, shown }: TypedProps): JSX.Element {
  const [text, setText] = useState(shown(value));
  const language = spoken();
  useEffect(() => {
    if (understood(text) !== value) setText(shown(value));
  }, [value]);
  useEffect(() => setText(shown(value)), [language]);
  return (
    <input
      class={`inp ${kind}`}
      type="text"
      inputMode={kind === "time" ? "decimal" : "text"}
      autoComplete="off"
      aria-label={label}
      placeholder={shown(kind === "time" ? "08:00" : "2021-09-23")}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        set(understood(event.currentTarget.value));
      }}
      onBlur={() => setText(shown(value))}
    />
  );
}
