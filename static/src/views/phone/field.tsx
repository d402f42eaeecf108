// One field of a row: its label, the input its type asks for, help, and one note: who else writes here, what is wrong, or how
// it was read.  Nothing here blocks; what is wrong is said after leaving the field.

import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { fault } from "../../core/checks";
import { choicesOf, type Field, help, label } from "../../core/design";
import { readCurrency, readNumber, writtenRupiah } from "../../core/numbers";
import { readable } from "../../core/reading";
import type { Row } from "../../core/rows";
import { writerIn } from "../../core/rows";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { Icon, type IconName } from "../parts/icon";
import { OneOf, Scale, SeveralOf, YesNo } from "./choices";
import { asLines, DateInput, type InputProps, LineInput, LongInput, plain, YearsInput } from "./inputs";
import { AtCell } from "./later";
import type { Phone } from "./phone";
import { PickButton } from "./picker";
import { Rivals } from "./rivals";
import { refusalSaid } from "./said";

export interface FieldProps {
  readonly phone: Phone;
  readonly row: Row;
  readonly field: Field;
  readonly years: readonly number[];
  readonly readOnly: boolean;
  readonly onType: (field: Field, text: Text, whole: boolean) => void;
  readonly onPick: (field: Field) => void;
}

interface Note {
  readonly tone: "live" | "fix" | "none";
  readonly icon: IconName;
  readonly text: string;
}

/** Kinds that are answered by a tap and are whole at once. */
const WHOLE = new Set(["choice", "multichoice", "boolean", "scale", "date", "datetime"]);
/** Letters one line holds, and from where on two are offered at once. */
const LINE = 60;
const LONG = 120;
const SHOW_COUNT_FROM = 0.5;

export function RowField(props: FieldProps): JSX.Element {
  const { field, phone, row } = props;
  const id = useId();
  const [inside, setInside] = useState(false);
  const value = phone.text(row.id, field.id, row.texts);
  const note = noteOf(props, value, inside);
  const input: InputProps = {
    id,
    value,
    tone: note !== undefined && note.tone !== "none" ? note.tone : "",
    described: [help(field) === "" ? "" : `${id}h`, note === undefined ? "" : `${id}n`].filter((one) => one !== "").join(" ") || undefined,
    wrong: note?.tone === "fix",
    readOnly: props.readOnly,
    onType: (text) => props.onType(field, text, WHOLE.has(field.type)),
    onEnter: () => {
      setInside(true);
      phone.hold(row.id, field.id, value);
    },
    onLeave: () => {
      setInside(false);
      phone.release();
    },
  };
  return (
    <div class="field" data-field={field.id}>
      <label class="lab" for={id}>
        {label(field)}
        {aside(field, value) !== "" && <small>{aside(field, value)}</small>}
      </label>
      {field.computed ? <Computed {...props} /> : <Input {...props} input={input} />}
      {help(field) !== "" && (
        <p class="help" id={`${id}h`}>
          {help(field)}
        </p>
      )}
      {note !== undefined && (
        <p class={`note ${note.tone}`} id={`${id}n`} role={note.tone === "none" ? undefined : "status"}>
          <Icon name={note.icon} />
          <span>{note.text}</span>
        </p>
      )}
      <Rivals {...props} />
      <AtCell phone={phone} row={row} field={field.id} />
    </div>
  );
}

function Input(props: FieldProps & { readonly input: InputProps }): JSX.Element {
  const { field, input, row } = props;
  switch (field.type) {
    case "text":
      return (field.max_len ?? 0) > LINE ? <LongInput {...input} rows={(field.max_len ?? 0) > LONG ? 2 : 1} /> : <LineInput {...input} />;
    case "longtext":
      return <LongInput {...input} rows={3} />;
    case "list":
      return <LongInput {...input} rows={3} read={asLines} />;
    case "number":
    case "integer":
      return <LineInput {...input} mode="decimal" />;
    case "year":
      return <LineInput {...input} mode="numeric" />;
    case "year_multi":
      return <YearsInput {...input} placeholder={t("phone.field.years")} />;
    case "nip":
      return <LineInput {...input} mode="numeric" />;
    case "phone":
      return <LineInput {...input} mode="tel" />;
    case "scale":
      return <Scale {...input} label={label(field)} min={field.min ?? 1} max={field.max ?? 5} />;
    case "boolean":
      return <YesNo {...input} label={label(field)} />;
    case "choice":
      return <OneOf {...input} label={label(field)} choices={choicesOf(field, row.texts[field.depends_on ?? ""])} />;
    case "multichoice":
      return <SeveralOf {...input} label={label(field)} choices={choicesOf(field, row.texts[field.depends_on ?? ""])} />;
    case "date":
      return <DateInput {...input} time={false} />;
    case "datetime":
      return <DateInput {...input} time />;
    case "opd":
    case "opd_multi":
    case "ref":
    case "ref_multi":
      return <PickButton {...input} said={readable(field, input.value, props.phone.objects)} onPick={() => props.onPick(field)} />;
    default:
      return <LineInput {...input} />;
  }
}

/** The server's result, as long as it belongs to what is typed now. */
function Computed({ field, phone, row }: FieldProps): JSX.Element {
  const current = row.entry !== undefined && row.state.kind !== "local" && row.state.kind !== "incomplete";
  const said = current ? readable(field, row.entry?.parsed[field.id] as Text, phone.objects) : "";
  return <output class="computed">{said === "" ? t("phone.field.computed") : said}</output>;
}

function aside(field: Field, value: Text): string {
  if (field.required) return "";
  const length = [...plain(value)].length;
  if (field.max_len !== null && length > field.max_len * SHOW_COUNT_FROM) return t("phone.field.count", { length, most: field.max_len });
  return "";
}

function noteOf(props: FieldProps, value: Text, inside: boolean): Note | undefined {
  const writer = writerIn(props.phone.desk, props.row.id, props.field.id);
  if (writer !== undefined) return { tone: "live", icon: "write", text: t("phone.field.writing", { name: writer.name }) };
  const { state } = props.row;
  if (state.kind === "refused" && state.refusal.field === props.field.id) return { tone: "fix", icon: "fix", text: refusalSaid(state.refusal) };
  const code = inside ? undefined : fault(props.field, value, { years: props.years });
  if (code !== undefined) return { tone: "fix", icon: "fix", text: sentence(code, props) };
  const read = readAs(props.field, value);
  return read === "" ? undefined : { tone: "none", icon: "eye", text: t("phone.field.read_as", { value: read }) };
}

function sentence(code: string, { field, years }: FieldProps): string {
  if (code === "too_long") return t("phone.field.too_long", { most: field.max_len ?? 0 });
  if (code === "year_out_of_range") return t("phone.field.year", { first: years[0] ?? "", last: years[1] ?? "" });
  if (code === "wrong_type" && field.type === "integer") return t("phone.field.whole");
  if (code === "not_a_number" && field.type === "currency") return t("phone.field.rupiah");
  if (code === "bad_pattern" && field.type === "nip") return t("phone.field.nip");
  return refusalSaid({ code });
}

/** How a number was understood, where that is not plain from how it was typed. */
function readAs(field: Field, value: Text): string {
  const typed = plain(value);
  if (field.type === "currency") {
    const rupiah = readCurrency(typed);
    return rupiah === undefined ? "" : writtenRupiah(rupiah);
  }
  if (field.type !== "number" && field.type !== "integer") return "";
  const read = readNumber(typed) ?? "";
  return read === typed.trim() || read.replace(/\./g, "") === typed.trim() ? "" : read;
}
