// A row on the sheet: its number, what it says, its figures, its state and whose it is.  The whole card opens it.

import type { JSX } from "preact";
import { isBlank } from "../../core/checks";
import { type Design, type Field, label } from "../../core/design";
import { nameOf, workshopOf } from "../../core/hall";
import { readable, titleField, titleOf } from "../../core/reading";
import type { Row } from "../../core/rows";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { calledBy, Face } from "../parts/words";
import type { Phone } from "./phone";
import { CarriedLine, OnCard } from "./later";
import { href, type Route } from "./route";
import { RowWord } from "./rowword";

const FIGURES = new Set(["number", "integer", "currency", "scale", "year"]);
const WORDS = new Set(["text", "longtext", "list", "ref", "ref_multi"]);
const MOST_FIGURES = 4;

interface RowCardProps {
  readonly phone: Phone;
  readonly design: Design;
  readonly row: Row;
  readonly to: Route;
}

export function RowCard({ phone, design, row, to }: RowCardProps): JSX.Element {
  const naming = titleField(design);
  const shown = design.fields.filter((field) => field !== naming && !isBlank(row.texts[field.id]));
  const said = shown.filter((field) => !FIGURES.has(field.type) && !field.computed);
  const second = said.find((field) => WORDS.has(field.type)) ?? said.find((field) => field.fill === null);
  const figures = shown.filter((field) => FIGURES.has(field.type)).slice(0, MOST_FIGURES);
  const title = titleOf(design, row.texts, phone.objects);
  return (
    <a class={row.unsent ? "card row unsent" : "card row"} href={href(to)}>
      <h3>
        <span class="no">{row.number}</span>
        <span class="cut">{title === "" ? t("phone.row.empty") : title}</span>
        <Icon name="forward" />
      </h3>
      {second !== undefined && <p class="ind cut">{read(second, row, phone)}</p>}
      {figures.length > 0 && (
        <dl class="nums">
          {figures.map((field) => (
            <div key={field.id}>
              <dt>{label(field)}</dt>
              <dd>{read(field, row, phone)}</dd>
            </div>
          ))}
        </dl>
      )}
      <CarriedLine phone={phone} row={row} />
      <OnCard phone={phone} row={row} design={design} />
      <div class="st">
        <RowWord state={row.state} line={phone.state.value} timezone={workshopOf(phone.objects)?.timezone ?? ""} />
        <Who phone={phone} row={row} />
      </div>
    </a>
  );
}

function read(field: Field, row: Row, phone: Phone): string {
  return readable(field, row.texts[field.id], phone.objects);
}

function Who({ phone, row }: { readonly phone: Phone; readonly row: Row }): JSX.Element {
  const author = row.entry?.author_id ?? phone.someone.person;
  const mine = phone.isMe(author);
  const name = mine ? (phone.me.person?.name ?? phone.someone.name) : (nameOf(phone.objects, author) ?? t("phone.somebody"));
  const first = calledBy(name);
  return (
    <span class="who">
      {mine ? <Face name={name} who="me" /> : <Face name={name} />}
      {mine ? t("phone.you") : first}
    </span>
  );
}
