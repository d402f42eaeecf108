// Answers that are tapped: yes or no, a scale, one or several of a list.  A tap on what is chosen takes it back.

import type { JSX } from "preact";
import { type Choice, label } from "../../core/design";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { Chip } from "../parts/chip";
import { Tick } from "../parts/field";
import type { InputProps } from "./inputs";

const FEW = 4;
const SHORT = 30;

interface ChoiceProps extends InputProps {
  readonly choices: readonly Choice[];
  readonly label: string;
}

/** A few short ones side by side; more of them in the phone's own list. */
export function OneOf(props: ChoiceProps): JSX.Element {
  const { choices } = props;
  const few = choices.length > 0 && choices.length <= FEW && choices.every((choice) => label(choice).length <= SHORT);
  if (few) return <Chips {...props} options={choices.map((choice) => ({ value: choice.value, said: label(choice) }))} />;
  const known = choices.some((choice) => choice.value === props.value);
  return (
    <select
      id={props.id}
      class={`inp ${props.tone}`}
      aria-describedby={props.described}
      disabled={props.readOnly}
      onFocus={props.onEnter}
      onBlur={props.onLeave}
      onChange={(event) => props.onType(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    >
      <option value="" selected={!known}>
        {choices.length === 0 ? t("phone.choose_above") : t("phone.choose")}
      </option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
          {label(choice)}
        </option>
      ))}
    </select>
  );
}

export function SeveralOf(props: ChoiceProps): JSX.Element {
  const chosen = Array.isArray(props.value) ? (props.value as readonly string[]) : [];
  const turn = (value: string, on: boolean) => {
    const next = props.choices.map((choice) => choice.value).filter((one) => (one === value ? on : chosen.includes(one)));
    props.onType(next.length === 0 ? null : next);
  };
  return (
    <div class="ticks" id={props.id} role="group" aria-label={props.label}>
      {props.choices.map((choice) => (
        <Tick key={choice.value} checked={chosen.includes(choice.value)} onChange={(on) => turn(choice.value, on)}>
          {label(choice)}
        </Tick>
      ))}
    </div>
  );
}

export function YesNo(props: InputProps & { readonly label: string }): JSX.Element {
  return <Chips {...props} options={[{ value: true, said: t("common.yes") }, { value: false, said: t("common.no") }]} />;
}

export function Scale(props: InputProps & { readonly label: string; readonly min: number; readonly max: number }): JSX.Element {
  const steps = Array.from({ length: props.max - props.min + 1 }, (_, index) => props.min + index);
  const value = typeof props.value === "string" ? Number(props.value) : props.value;
  return <Chips {...props} value={value} even options={steps.map((step) => ({ value: step, said: String(step) }))} />;
}

interface ChipsProps extends InputProps {
  readonly label: string;
  readonly even?: boolean;
  readonly options: readonly { readonly value: string | number | boolean; readonly said: string }[];
}

function Chips(props: ChipsProps): JSX.Element {
  return (
    <div class={props.even === true ? "chips even" : "chips"} id={props.id} role="group" aria-label={props.label} aria-describedby={props.described}>
      {props.options.map((option) => {
        const on = option.value === props.value;
        return (
          <Chip key={String(option.value)} on={on} disabled={props.readOnly} onPress={() => props.onType(on ? null : (option.value as Text))}>
            {option.said}
          </Chip>
        );
      })}
    </div>
  );
}
