// One of a few, from a list that unfolds.

import type { JSX } from "preact";
import { Field } from "../parts/field";

interface ChooseProps<Key extends string> {
  readonly label: string;
  readonly value: Key;
  readonly of: readonly (readonly [Key, string])[];
  readonly onChange: (value: Key) => void;
}

export function Choose<Key extends string>({ label, value, of, onChange }: ChooseProps<Key>): JSX.Element {
  const chosen = (typed: string) => of.find(([one]) => one === typed)?.[0];
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} class="inp" onChange={(event) => onChange(chosen(event.currentTarget.value) ?? value)}>
          {of.map(([one, said]) => (
            <option key={one} value={one} selected={one === value}>
              {said}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
