// A question and where its answer goes: label above, help below, one note at a time.  Inputs hold what is typed; nobody
// else's change moves it.

import type { ComponentChildren, JSX, TargetedEvent } from "preact";
import { useId } from "preact/hooks";
import { Icon, type IconName } from "./icon";
import type { Tone } from "./words";

export interface FieldNote {
  readonly tone: Tone;
  readonly text: string;
}

interface FieldProps {
  readonly label: string;
  /** Beside the label: "boleh kosong", a unit. */
  readonly aside?: string;
  readonly help?: string | undefined;
  readonly note?: FieldNote | undefined;
  readonly class?: string;
}

const NOTE_ICON: Readonly<Record<Tone, IconName>> = { saved: "check", local: "phone", fix: "fix", live: "write", help: "help", none: "note" };

/** The frame; `children` draws the control with the ids it is given. */
export function Field(props: FieldProps & { readonly children: (id: string, described: string | undefined) => ComponentChildren }): JSX.Element {
  const id = useId();
  const described = [props.help === undefined ? "" : `${id}h`, props.note === undefined ? "" : `${id}n`].filter((one) => one !== "").join(" ");
  return (
    <div class={`field ${props.class ?? ""}`}>
      <label class="lab" for={id}>
        {props.label}
        {props.aside !== undefined && <small>{props.aside}</small>}
      </label>
      {props.children(id, described === "" ? undefined : described)}
      {props.help !== undefined && (
        <p class="help" id={`${id}h`}>
          {props.help}
        </p>
      )}
      {props.note !== undefined && (
        <p class={`note ${props.note.tone}`} id={`${id}n`} role={props.note.tone === "fix" ? "alert" : undefined}>
          <Icon name={NOTE_ICON[props.note.tone]} />
          {props.note.text}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly onBlur?: () => void;
  readonly type?: "text" | "time" | "date" | "number" | "search" | "tel";
  readonly inputMode?: "text" | "numeric" | "decimal" | "tel";
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
}

/** One line, or with `rows` several. */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field {...frame(props)}>
      {(id, described) =>
        props.rows === undefined ? (
          <input
            id={id}
            class={inputClass(props.note)}
            // Preact gives every kind of input a type of its own; what is used here is common to them.
            type={(props.type ?? "text") as "text"}
            inputMode={props.inputMode}
            value={props.value}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            autoFocus={props.autoFocus}
            aria-describedby={described}
            aria-invalid={props.note?.tone === "fix" ? "true" : undefined}
            aria-required={props.required}
            autoComplete="off"
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={props.onBlur}
          />
        ) : (
          <textarea
            id={id}
            class={inputClass(props.note)}
            rows={props.rows}
            value={props.value}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            autoFocus={props.autoFocus}
            aria-describedby={described}
            aria-invalid={props.note?.tone === "fix" ? "true" : undefined}
            aria-required={props.required}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={props.onBlur}
          />
        )
      }
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

export function SelectField(props: SelectFieldProps): JSX.Element {
  return (
    <Field {...frame(props)}>
      {(id, described) => (
        <select
          id={id}
          class={inputClass(props.note)}
          value={props.value}
          aria-describedby={described}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly help?: string;
  readonly as?: "switch" | "radio";
  readonly name?: string;
  readonly children: ComponentChildren;
}

/** A yes or no with its words; the whole line is the target. */
export function Tick(props: TickProps): JSX.Element {
  const { name, checked } = props;
  const onChange = (event: TargetedEvent<HTMLInputElement>) => props.onChange(event.currentTarget.checked);
  return (
    <label class="tick">
      {props.as === "radio" ? (
        <input type="radio" name={name} checked={checked} onChange={onChange} />
      ) : (
        <input type="checkbox" role={props.as} name={name} checked={checked} onChange={onChange} />
      )}
      <span>
        {props.children}
        {props.help !== undefined && <small>{props.help}</small>}
      </span>
    </label>
  );
}

function inputClass(note: FieldNote | undefined): string {
  return `inp ${note !== undefined && note.tone !== "saved" && note.tone !== "none" ? note.tone : ""}`;
}

function frame(props: FieldProps): FieldProps {
  const { label, aside, help, note } = props;
  return { label, help, note, ...(aside === undefined ? {} : { aside }), ...(props.class === undefined ? {} : { class: props.class }) };
}
