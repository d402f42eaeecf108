// Choosing an office's file, and saying where the names stand when it has no headings.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import type { ListKind } from "./importing_choices";

const ACCEPTED = ".xlsx,.xlsm,.csv,.tsv,.txt,.xls";
const LETTERS = [..."ABCDEFGHIJKLMNOPQRST"];

interface FileProps {
  readonly number: number;
  /** The next thing to do. */
  readonly main: boolean;
  readonly kind: ListKind;
  readonly known: number;
  readonly busy: boolean;
  choose(file: File): void;
}

export function ChooseFile({ number, main, kind, known, busy, choose }: FileProps): JSX.Element {
  const people = kind === "people";
  return (
    <section class="card step-card">
      <p class="step-number" aria-hidden="true">{number}</p>
      <div class="grow">
        <h2>{people ? t("rooms.importing.people") : t("rooms.importing.organisations")}</h2>
        <p class="mute">{people ? t("rooms.importing.people_what") : t("rooms.importing.organisations_what")}</p>
        <p>{known === 0 ? t("rooms.importing.none_yet") : people ? t("rooms.importing.people_known", { count: known }) : t("rooms.importing.organisations_known", { count: known })}</p>
        <FileButton main={main} label={people ? t("rooms.importing.choose_people") : t("rooms.importing.choose_organisations")} busy={busy} choose={choose} />
      </div>
    </section>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly main?: boolean;
  readonly busy: boolean;
  choose(file: File): void;
}

/** A file input that looks like a button; the same file may be chosen twice in a row. */
export function FileButton({ label, main, busy, choose }: ButtonProps): JSX.Element {
  return (
    <label class={main === true ? "btn main file" : "btn file"} aria-busy={busy}>
      <Icon name="upload" />
      {busy ? t("rooms.importing.reading") : label}
      <input
        type="file"
        class="aside"
        accept={ACCEPTED}
        disabled={busy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) choose(file);
        }}
      />
    </label>
  );
}

/** A file without headings: where are the names, where the organisations? */
export function NameColumns({ kind, chosen }: { readonly kind: ListKind; chosen(columns: Readonly<Record<string, string>>): void }): JSX.Element {
  const [name, setName] = useState("B");
  const [office, setOffice] = useState("");
  const letters = LETTERS.map((letter) => ({ value: letter, label: t("rooms.importing.column", { letter }) }));
  const columns = { [name]: "name", ...(office !== "" && office !== name ? { [office]: "organisation" } : {}) };
  return (
    <div class="card side-card inline-ask">
      <SelectField label={t("rooms.importing.where_names")} value={name} options={letters} onChange={setName} />
      {kind === "people" && (
        <SelectField label={t("rooms.importing.where_offices")} value={office} options={[{ value: "", label: t("rooms.importing.nowhere") }, ...letters]} onChange={setOffice} />
      )}
      <Button onClick={() => chosen(columns)}>{t("rooms.importing.read_so")}</Button>
    </div>
  );
}
