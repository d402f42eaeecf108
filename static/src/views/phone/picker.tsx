// Choosing an organisation or a row from a long list: the list fills the screen, search on top.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Field, label, designOf, title } from "../../core/design";
import { referable, rowTitle } from "../../core/reading";
import { type Found, searchOffices } from "../../core/search";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import type { InputProps } from "./inputs";
import { FindBox, Matches } from "./find";
import type { Phone } from "./phone";

interface Option {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly under: string;
}

export function PickButton({ said, onPick, ...props }: InputProps & { readonly said: string; readonly onPick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      id={props.id}
      class={`inp sel ${props.tone}`}
      aria-describedby={props.described}
      aria-disabled={props.readOnly ? "true" : undefined}
      onClick={() => !props.readOnly && onPick()}
    >
      <span class={said === "" ? "ph" : "kept"}>{said === "" ? t("phone.choose") : said}</span>
      <Icon name="down" />
    </button>
  );
}

interface PickerProps {
  readonly phone: Phone;
  readonly entry: string;
  readonly field: Field;
  readonly value: Text;
  readonly onType: (text: Text) => void;
  readonly onClose: () => void;
}

export function Picker(props: PickerProps): JSX.Element {
  const [typed, setTyped] = useState("");
  const several = props.field.type.endsWith("_multi");
  const chosen = listed(props.value);
  const options = optionsOf(props);
  const found = searchOffices(options, typed, (option) => option.name, (option) => `${option.alias} ${option.under}`);
  const choose = (id: string) => {
    if (!several) {
      props.onType(id);
      return props.onClose();
    }
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    props.onType(next.length === 0 ? null : next);
  };
  return (
    <section class="picker">
      <h1>{label(props.field)}</h1>
      <FindBox typed={typed} onType={setTyped} label={t("common.search")} />
      {options.length === 0 && <Notice>{t("phone.pick.empty")}</Notice>}
      {options.length > 0 && found.length === 0 && <Notice>{t("phone.pick.none")}</Notice>}
      {found.length > 0 && <Options found={found} chosen={chosen} several={several} onChoose={choose} />}
      <div class="dock low">
        {chosen.length > 0 && (
          <Button class="fit" onClick={() => props.onType(null)}>
            {t("phone.pick.clear")}
          </Button>
        )}
        <Button kind="main" icon="check" onClick={props.onClose}>
          {several ? t("phone.pick.done", { count: chosen.length }) : t("common.back")}
        </Button>
      </div>
    </section>
  );
}

interface OptionsProps {
  readonly found: readonly Found<Option>[];
  readonly chosen: readonly string[];
  readonly several: boolean;
  readonly onChoose: (id: string) => void;
}

function Options({ found, chosen, several, onChoose }: OptionsProps): JSX.Element {
  return (
    <Pick>
      {found.map(({ thing, parts }) => {
        const on = chosen.includes(thing.id);
        return (
          <PickRow
            key={thing.id}
            onPick={() => onChoose(thing.id)}
            pressed={on}
            under={thing.under === "" ? undefined : thing.under}
            end={on ? <Icon name="check" /> : several ? <Icon name="add" /> : undefined}
          >
            <Matches parts={parts} />
          </PickRow>
        );
      })}
    </Pick>
  );
}

function optionsOf({ phone, field, entry }: PickerProps): readonly Option[] {
  const { objects } = phone;
  if (field.type.startsWith("opd")) {
    const listed = objects.all("organisation").filter((organisation) => organisation.status !== "merged");
    const ordered = [...listed].sort((one, other) => one.position - other.position || one.name.localeCompare(other.name));
    return ordered.map(({ id, name, abbreviation }) => ({ id, name, alias: abbreviation, under: abbreviation === name ? "" : abbreviation }));
  }
  return referable(field, objects, entry).map((row) => {
    const activity = objects.get("activity", row.activity_id);
    const design = designOf(objects.get("worksheet", activity?.worksheet_id));
    return { id: row.id, name: rowTitle(row, objects), alias: "", under: t("phone.pick.row", { sheet: title(design), number: row.position }) };
  });
}

function listed(value: Text): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === "string" && value !== "" ? [value] : [];
}
