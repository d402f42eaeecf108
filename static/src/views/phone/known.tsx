// What the context already filled in stands in one line each, so that a row begins with what only its writer knows.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { coreFields, type Design, type Field, label } from "../../core/design";
import { readable } from "../../core/reading";
import type { Row, Texts } from "../../core/rows";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import type { Phone } from "./phone";

export interface KnownFields {
  has(field: Field): boolean;
  open(field: Field): void;
}

/** Found when the row is opened: a field in use never becomes a line; a line becomes a field once it says something else. */
export function useKnown(design: Design, row: Row, fills: Texts): KnownFields {
  const says = (field: Field) => fills[field.id] !== undefined && row.texts[field.id] === fills[field.id] && (row.entry?.rivals[field.id] ?? []).length === 0;
  const [lines, setLines] = useState(() => coreFields(design).filter(says).map((field) => field.id));
  return {
    has: (field) => lines.includes(field.id) && says(field) && !(row.state.kind === "refused" && row.state.refusal.field === field.id),
    open: (field) => {
      setLines(lines.filter((line) => line !== field.id));
      setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${field.id}"] :is(select, input, textarea, button)`)?.focus());
    },
  };
}

interface KnownProps {
  readonly phone: Phone;
  readonly row: Row;
  readonly fields: readonly Field[];
  readonly readOnly: boolean;
  readonly onOpen: (field: Field) => void;
}

export function Known({ phone, row, fields, readOnly, onOpen }: KnownProps): JSX.Element | null {
  if (fields.length === 0) return null;
  return (
    <dl class="known">
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{label(field)}</dt>
          <dd>{readable(field, row.texts[field.id], phone.objects)}</dd>
          {!readOnly && (
            <dd>
              <Button kind="quiet" small label={`${t("phone.door.change")}: ${label(field)}`} onClick={() => onOpen(field)}>
                {t("phone.door.change")}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
