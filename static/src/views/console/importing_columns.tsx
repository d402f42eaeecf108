// Which column means what: what was recognised, and how a person says otherwise.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { type Choices, FIELDS, type ListKind, meaning, onSheet, type Preview } from "./importing_choices";

interface Props {
  readonly kind: ListKind;
  readonly preview: Preview;
  readonly choices: Choices;
  decide(choices: Choices): void;
}

export function Columns({ kind, preview, choices, decide }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const unknown = Object.entries(preview.unknown_columns);
  return (
    <div class="columns">
      <div class="columns-head">
        <span class="mute sm">{t("rooms.importing.columns")}</span>
        <Button kind="quiet" small onClick={() => setOpen(!open)}>{open ? t("common.close") : t("rooms.importing.columns_change")}</Button>
      </div>
      {open ? (
        <div class="columns-form">
          {preview.sheets.length > 1 && (
            <SelectField label={t("rooms.importing.sheet")} value={preview.sheet} options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))} onChange={(sheet) => decide(onSheet(sheet))} />
          )}
          {letters(preview).map((letter) => (
            <SelectField
              key={letter}
              label={headed(letter, preview)}
              value={preview.columns[letter] ?? ""}
              options={[{ value: "", label: t("rooms.importing.ignored") }, ...FIELDS[kind].map((field) => ({ value: field, label: fieldWord(field) }))]}
              onChange={(field) => decide(meaning(choices, letter, field, preview.columns))}
            />
          ))}
        </div>
      ) : (
        <ul class="chips">
          {Object.entries(preview.columns).filter(([, field]) => field !== "").map(([letter, field]) => (
            <li key={letter}>{headed(letter, preview)} <Icon name="forward" /> <b>{fieldWord(field)}</b></li>
          ))}
          {unknown.map(([letter, text]) => (
            <li key={letter} class="unknown">{t("rooms.importing.unread", { letter, text })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function letters(preview: Preview): readonly string[] {
  const all = new Set([...Object.keys(preview.columns), ...Object.keys(preview.headings)]);
  return [...all].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
}

function headed(letter: string, preview: Preview): string {
  const text = preview.headings[letter];
  return text === undefined ? t("rooms.importing.column", { letter }) : t("rooms.importing.column_named", { letter, text });
}

export function fieldWord(field: string): string {
  const words: Readonly<Record<string, string>> = {
    name: t("rooms.field.name"),
    abbreviation: t("rooms.field.abbreviation"),
    kind: t("rooms.field.kind"),
    sector: t("rooms.field.sector"),
    no: t("rooms.field.no"),
    organisation: t("rooms.field.organisation"),
    organisation_id: t("rooms.field.organisation"),
    position: t("rooms.field.position"),
    nip: t("rooms.field.nip"),
    sex: t("rooms.field.sex"),
    rank: t("rooms.field.rank"),
    phone: t("rooms.field.phone"),
    id: t("rooms.field.id"),
    list_key: t("rooms.field.id"),
    substitute_for: t("rooms.field.substitute_for"),
  };
  return words[field] ?? field;
}
