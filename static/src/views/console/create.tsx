// A new workshop in one page: a template gives everything, the form asks only what it cannot know.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField, TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { weekday } from "./dates";
import { sentence } from "./hall_state";
import { DateField, TimeField } from "./time_fields";
import { type Day, dayAfter, daysFrom, ownZone, today, zonesWith } from "./workshops_days";
import { type HostDesk, idOf, type Template, type Wish } from "./workshops_host";
import { RoomHead } from "../parts/head";

interface Props {
  readonly desk: HostDesk;
  done(id: string): void;
  back(): void;
}

const FACILITATOR = "rembuk.facilitator";
const MOST_DAYS = 10;
const LANGUAGES = [{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }];

export function CreateWorkshop({ desk, done, back }: Props): JSX.Element {
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [wish, setWish] = useState<Wish>(blankWish());
  const [titled, setTitled] = useState(false);
  const [wrong, setWrong] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Wish>): void => setWish((before) => ({ ...before, ...part }));

  const choose = (template: Template): void => {
    const first = wish.days[0]?.date ?? today(new Date());
    const opens = template.days.map((day) => day.opens);
    const title = titled ? {} : { title: titleOf(template) };
    change({ template: template.key, stage: template.stage, days: daysFrom(first, opens, Math.max(1, opens.length)), ...title });
  };
  useEffect(() => {
    void desk.templates().then((answer) => {
      if (!answer.ok) return setWrong(sentence(answer));
      setTemplates(answer.templates);
      const first = answer.templates[0];
      if (first !== undefined) choose(first);
    });
  }, []);

  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || templates.length === 0 || wish.title.trim() === "" || wish.facilitator.trim() === "") return;
    setBusy(true);
    const answer = await desk.make({ ...wish, title: wish.title.trim(), facilitator: wish.facilitator.trim() });
    setBusy(false);
    if (!answer.ok) return setWrong(sentence(answer));
    remember(wish.facilitator.trim());
    done(idOf(answer.workshop));
  };

  return (
    <form class="room create" onSubmit={(event) => void make(event)}>
      <RoomHead title={t("rooms.create.title")} under={t("rooms.create.under")}>
        <Button onClick={back}>{t("common.cancel")}</Button>
        <Button kind="main" type="submit" icon="check" disabled={busy || templates.length === 0}>{t("rooms.create.make")}</Button>
      </RoomHead>
      {wrong !== "" && <Notice tone="fix" urgent title={wrong} />}
      <div class="create-two">
        <fieldset class="card templates">
          <legend>{t("rooms.create.template")}</legend>
          {templates.map((template) => (
            <TemplateChoice key={template.key} template={template} chosen={template.key === wish.template} choose={() => choose(template)} />
          ))}
        </fieldset>
        <div class="form">
          <Row>
            <Text label={t("rooms.create.name")} value={wish.title} needed missing={tried} max={200} set={(title) => { setTitled(true); change({ title }); }} />
          </Row>
          <Row>
            <Text label={t("rooms.create.facilitator")} value={wish.facilitator} needed missing={tried} max={120} set={(facilitator) => change({ facilitator })} />
            <Text label={t("rooms.create.organiser")} value={wish.organiser} max={200} set={(organiser) => change({ organiser })} />
          </Row>
          <Row>
            <Text label={t("rooms.create.region")} value={wish.region} max={120} help={t("rooms.create.region_help")} set={(region) => change({ region })} />
            <Text label={t("rooms.create.place")} value={wish.place} max={200} help={t("rooms.create.place_help")} set={(place) => change({ place })} />
          </Row>
          <Days days={wish.days} set={(days) => change({ days })} />
          <Row>
            <Text label={t("rooms.create.stage")} value={wish.stage} max={40} set={(stage) => change({ stage })} />
            <SelectField label={t("rooms.create.timezone")} value={wish.timezone} options={zoneOptions()} onChange={(timezone) => change({ timezone })} />
            <SelectField label={t("rooms.create.language")} value={wish.language} options={LANGUAGES} onChange={(language) => change({ language })} />
          </Row>
          <Tick checked={wish.rehearsal} help={t("rooms.create.rehearsal_help")} onChange={(rehearsal) => change({ rehearsal })}>
            <b>{t("rooms.create.rehearsal")}</b>
          </Tick>
        </div>
      </div>
    </form>
  );
}

function TemplateChoice({ template, chosen, choose }: { readonly template: Template; readonly chosen: boolean; choose(): void }): JSX.Element {
  const described = spoken() === "en" ? template.description_en : template.description_id;
  return (
    <label class={chosen ? "template on" : "template"}>
      <input type="radio" name="template" checked={chosen} onChange={choose} />
      <span>
        <b>{titleOf(template)}</b>
        <small>{described}</small>
        <small class="mute">{t("rooms.create.template_holds", { days: template.days.length, items: template.agenda.length })}</small>
      </span>
    </label>
  );
}

function Days({ days, set }: { readonly days: readonly Day[]; set(days: readonly Day[]): void }): JSX.Element {
  const change = (at: number, part: Partial<Day>): void => set(days.map((day, other) => (other === at ? { ...day, ...part } : day)));
  /** Moving the first day takes the others along: a workshop's days follow each other. */
  const move = (at: number, date: string): void => {
    if (at > 0 || weekday(date) === "") return change(at, { date });
    set(days.map((day, other) => ({ ...day, date: dayAfter(date, other) })));
  };
  const last = days[days.length - 1];
  return (
    <fieldset class="days">
      <legend>{t("rooms.create.days")}</legend>
      {days.map((day, at) => (
        <div class="day" key={at}>
          <span class="mute">{t("rooms.create.day", { number: at + 1 })}</span>
          <DateField value={day.date} label={t("rooms.create.date_of", { number: at + 1 })} set={(date) => move(at, date)} />
          <span class="mute weekday">{weekday(day.date)}</span>
          <span class="mute">{t("rooms.create.opens")}</span>
          <TimeField value={day.opens} label={t("rooms.create.opens_of", { number: at + 1 })} set={(opens) => change(at, { opens })} />
        </div>
      ))}
      <div class="line-of">
        {days.length < MOST_DAYS && last !== undefined && (
          <Button kind="quiet" small icon="add" onClick={() => set([...days, { date: dayAfter(last.date, 1), opens: last.opens }])}>{t("rooms.create.add_day")}</Button>
        )}
        {days.length > 1 && <Button kind="quiet" small onClick={() => set(days.slice(0, -1))}>{t("rooms.create.drop_day", { number: days.length })}</Button>}
      </div>
    </fieldset>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly needed?: boolean;
  readonly missing?: boolean;
  readonly help?: string;
  set(text: string): void;
}

function Text({ label, value, max, needed = false, missing = false, help, set }: TextProps): JSX.Element {
  const note = missing && value.trim() === "" ? { tone: "fix" as const, text: t("refusal.missing_required") } : undefined;
  const aside = needed ? {} : { aside: t("rooms.optional") };
  return <TextField label={label} {...aside} help={help} note={note} value={value} maxLength={max} required={needed} onInput={set} />;
}

function Row({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="form-row">{children}</div>;
}

function zoneOptions(): readonly { readonly value: string; readonly label: string }[] {
  return zonesWith(ownZone()).map(({ zone, label }) => ({ value: zone, label: label === zone ? zone : `${label} · ${zone}` }));
}

function titleOf(template: Template): string {
  return spoken() === "en" ? template.title_en : template.title_id;
}

function blankWish(): Wish {
  return {
    template: "",
    title: "",
    stage: "",
    place: "",
    region: "",
    organiser: "",
    days: daysFrom(today(new Date()), ["08:00", "08:00"], 2),
    timezone: ownZone(),
    language: spoken(),
    facilitator: remembered(),
    rehearsal: false,
  };
}

function remembered(): string {
  try {
    return localStorage.getItem(FACILITATOR) ?? "";
  } catch {
    return "";
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(FACILITATOR, name);
  } catch {
    // A browser that refuses storage asks for the name again.
  }
}
