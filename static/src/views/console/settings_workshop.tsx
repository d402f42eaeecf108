// The workshop itself: its title, place, days and half-days, timezone, language.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Workshop } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField, TextField } from "../parts/field";
import { weekday } from "./dates";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { SaveLine, useSaving } from "./settings_saving";
import { DateField, TimeField } from "./time_fields";
import { dayAfter, zonesWith } from "./workshops_days";

interface Day {
  readonly date: string;
  readonly opens: string;
  readonly [more: string]: unknown;
}

interface HalfDay {
  readonly key: string;
  readonly day: number;
  readonly start: string;
  readonly end: string;
}

const LANGUAGES = [{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }];

export function WorkshopPage({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const workshop = hall.workshop.value;
  return workshop === undefined ? null : <WorkshopForm hall={hall} workshop={workshop} />;
}

function WorkshopForm({ hall, workshop }: { readonly hall: Hall; readonly workshop: Workshop }): JSX.Element {
  const saving = useSaving(hall);
  // What somebody else saves meanwhile is seen here, and never put back: only what was typed is sent.
  const [own, setOwn] = useState<Partial<Fields>>({});
  const before = fieldsOf(workshop);
  const typed: Fields = { ...before, ...own };
  const change = (part: Partial<Fields>): void => {
    saving.typed();
    setOwn({ ...own, ...part });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const names = Object.keys(own) as (keyof Fields)[];
    const changed = names.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(before[name]));
    if (await saving.change(Object.fromEntries(changed.map((name) => [name, own[name]])))) setOwn((now) => (now === own ? {} : now));
  };
  const text = (label: string, name: "title" | "stage" | "place" | "region" | "organiser", help?: string): JSX.Element => (
    <TextField label={label} help={help} value={typed[name]} maxLength={200} required={name === "title"} note={saving.field === name ? { tone: "fix", text: saving.said } : undefined} onInput={(told) => change({ [name]: told })} />
  );
  return (
    <form class="form settings-form" onSubmit={(event) => void save(event)}>
      <div class="form-row">{text(t("rooms.create.name"), "title")}</div>
      <div class="form-row">{text(t("rooms.create.organiser"), "organiser")}{text(t("rooms.create.stage"), "stage")}</div>
      <div class="form-row">{text(t("rooms.create.region"), "region", t("rooms.create.region_help"))}{text(t("rooms.create.place"), "place", t("rooms.create.place_help"))}</div>
      <Days days={typed.days} halves={typed.half_days} set={(days, half_days) => change({ days, half_days })} />
      <div class="form-row">
        <SelectField label={t("rooms.create.timezone")} value={typed.timezone} options={zonesWith(typed.timezone).map(({ zone, label }) => ({ value: zone, label: zone === label ? zone : `${label} · ${zone}` }))} onChange={(timezone) => change({ timezone })} />
        <SelectField label={t("rooms.create.language")} value={typed.language} options={LANGUAGES} onChange={(language) => change({ language })} />
      </div>
      <SaveLine saving={saving} main leads={hall.leads.value} />
    </form>
  );
}

interface DaysProps {
  readonly days: readonly Day[];
  readonly halves: readonly HalfDay[];
  set(days: readonly Day[], halves: readonly HalfDay[]): void;
}

/** A day with its half-days, by which attendance is kept. */
function Days({ days, halves, set }: DaysProps): JSX.Element {
  const changeDay = (at: number, part: Partial<Day>): void => set(days.map((day, other) => (other === at ? { ...day, ...part } : day)), halves);
  const changeHalf = (key: string, part: Partial<HalfDay>): void => set(days, halves.map((half) => (half.key === key ? { ...half, ...part } : half)));
  const add = (): void => {
    const last = days[days.length - 1];
    const number = days.length + 1;
    const fresh = { date: dayAfter(last?.date ?? "", 1), opens: last?.opens ?? "08:00" };
    set([...days, fresh], [...halves, { key: `day${number}_morning`, day: number, start: fresh.opens, end: "12:00" }, { key: `day${number}_afternoon`, day: number, start: "13:00", end: "16:30" }]);
  };
  return (
    <fieldset class="days">
      <legend>{t("rooms.create.days")}</legend>
      {days.map((day, at) => (
        <div class="day" key={at}>
          <b>{t("rooms.create.day", { number: at + 1 })}</b>
          <DateField value={day.date} label={t("rooms.create.date_of", { number: at + 1 })} set={(date) => changeDay(at, { date })} />
          <span class="mute weekday">{weekday(day.date)}</span>
          <span class="mute">{t("rooms.create.opens")}</span>
          <TimeField value={day.opens} label={t("rooms.create.opens_of", { number: at + 1 })} set={(opens) => changeDay(at, { opens })} />
          {halves.filter((half) => half.day === at + 1).map((half, number) => (
            <span class="half" key={half.key}>
              <span class="mute">{t("rooms.settings.half_day", { number: number + 1 })}</span>
              <TimeField value={half.start} label={t("rooms.settings.half_from", { day: at + 1, number: number + 1 })} set={(start) => changeHalf(half.key, { start })} />
              <span aria-hidden="true">–</span>
              <TimeField value={half.end} label={t("rooms.settings.half_to", { day: at + 1, number: number + 1 })} set={(end) => changeHalf(half.key, { end })} />
            </span>
          ))}
        </div>
      ))}
      <div class="line-of">
        <Button kind="quiet" small icon="add" onClick={add}>{t("rooms.create.add_day")}</Button>
        {days.length > 1 && <Button kind="quiet" small onClick={() => set(days.slice(0, -1), halves.filter((half) => half.day < days.length))}>{t("rooms.create.drop_day", { number: days.length })}</Button>}
      </div>
    </fieldset>
  );
}

interface Fields {
  readonly title: string;
  readonly stage: string;
  readonly place: string;
  readonly region: string;
  readonly organiser: string;
  readonly timezone: string;
  readonly language: string;
  readonly days: readonly Day[];
  readonly half_days: readonly HalfDay[];
}

function fieldsOf(workshop: Workshop): Fields {
  const { title, stage, place, region, organiser, timezone, language } = workshop;
  return { title, stage, place, region, organiser, timezone, language, days: workshop.days.map(dayOf), half_days: workshop.half_days.map(halfOf) };
}

function dayOf(day: unknown): Day {
  const told = day as object;
  return { ...told, date: textOf(told, "date"), opens: textOf(told, "opens") };
}

function halfOf(half: unknown): HalfDay {
  const told = half as object;
  return { key: textOf(told, "key"), day: Number((told as { day?: unknown }).day ?? 1), start: textOf(told, "start"), end: textOf(told, "end") };
}
