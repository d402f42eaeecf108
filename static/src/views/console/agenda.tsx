// Acara: the running sheet of the day.  One *Mulai* starts grouping, worksheets, timer and projector page together.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AgendaItem } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Tabs } from "../parts/tabs";
import { Tag } from "../parts/words";
import { type DayLine, delay, linesAt } from "./agenda_day";
import { AgendaForm, NEW } from "./agenda_form";
import { InHall, leftOpen, WhenStarted } from "./agenda_next";
import { Run } from "./agenda_run";
import { hasBegun } from "./day_closing_state";
import { firstSteps, isUnderWay } from "./first_steps";
import { FirstSteps } from "./first_steps_card";
import type { Hall } from "./hall_state";
import { DayClosingCard, DayPlan } from "./later";
import { textOf } from "./naming";
import { RoomHead } from "../parts/head";
import { pointed } from "./rooms";
import { dateOf, dayName, hoursLong, minuteOfDay, timeFrom, written } from "./times";

export function AgendaRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const chosen = useSignal(0);
  const editing = useSignal("");
  const collect = useSignal(false);
  useEffect(() => {
    const sought = pointed.value.kind === "item" ? hall.agenda.value.find((item) => item.id === pointed.value.id) : undefined;
    if (sought === undefined) return;
    chosen.value = sought.day;
    editing.value = sought.id;
  }, [pointed.value]);
  const minute = useComputed(() => Math.floor(hall.second.value / 60_000) * 60_000);
  const workshop = hall.workshop.value;
  const days = daysOf(hall);
  const day = chosen.value === 0 ? dayNow(hall, minute.value) : chosen.value;
  const date = textOf(workshop?.days[day - 1] as object | undefined, "date");
  const today = date !== "" && minute.value !== 0 && dateOf(minute.value, workshop) === date;
  const clock = today ? minuteOfDay(minute.value, workshop) : null;
  const runs = isUnderWay(hall) ? clock : null;
  const items = hall.agenda.value.filter((item) => item.day === day);
  const lines = linesAt(workshop, date, items, hall.activities.value, runs);
  const late = delay(lines);
  const edited = editing.value === NEW ? undefined : items.find((item) => item.id === editing.value);

  const start = async (item: AgendaItem) => {
    const left = collect.value ? leftOpen(hall) : [];
    const ack = await hall.send("start_agenda_item", { agenda_item: item.id });
    if (!ack.ok) return;
    collect.value = false;
    for (const activity of left) await hall.send("begin_closing", { activity: activity.id });
  };
  const next = lines.find((line) => line.place === "next");
  const steps = firstSteps(hall);
  /** The one main button is the first step that is missing, else *Mulai*. */
  const ready = steps.length === 0;
  /** What comes later may be wanted first; what is next has its button in the running sheet. */
  const startable = edited !== undefined && hall.leads.value && lines.some((line) => line.item.id === edited.id && line.place === "later");
  const closable = hasBegun(hall, day, minute.value);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // Enter belongs to whatever has the focus; only when nothing has it, it is the room's own main button.
      if (event.key === "Enter" && document.activeElement === document.body && next !== undefined && ready && editing.value === "" && hall.leads.value) void start(next.item);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [next?.item.id, ready, editing.value]);

  return (
    <>
      <RoomHead title={title(day, date)} under={nowAndNext(lines) || workshop?.place}>
        {late > 0 && (
          <Tag tone="local" icon="clock">
            {t("console.agenda.late", { time: hoursLong(late) })}
          </Tag>
        )}
        {hall.leads.value && (
          <Button icon="add" onClick={() => (editing.value = NEW)}>
            {t("console.agenda.add")}
          </Button>
        )}
      </RoomHead>
      {days.length > 1 && (
        <Tabs
          label={t("console.agenda.days")}
          tabs={days.map((one) => ({ key: String(one), label: t("console.agenda.day", { day: one }) }))}
          chosen={String(day)}
          onChoose={(key) => (chosen.value = Number(key))}
        />
      )}
      <FirstSteps steps={steps} />
      <div class="two agenda">
        <div class="stack">
          {next !== undefined && ready && hall.leads.value && editing.value === "" && (
            <div class="next-bar">
              <Button kind="main" wide icon="start" onClick={() => void start(next.item)}>
                {t("console.agenda.start_it", { title: next.item.title })}
              </Button>
            </div>
          )}
          {runs !== null && <DayPlan key={day} hall={hall} day={day} lines={lines} minute={minute.value} onOwn={(id) => (editing.value = id)} />}
          {items.length === 0 && editing.value === "" && (
            <Empty icon="agenda" title={t("console.agenda.empty")} way={hall.leads.value && <Button kind="main" icon="add" onClick={() => (editing.value = NEW)}>{t("console.agenda.add_first")}</Button>}>
              {t("console.agenda.empty_how")}
            </Empty>
          )}
          <Run hall={hall} lines={lines} main={ready && editing.value === ""} now={hall.second.value} editing={editing.value} onStart={(item) => void start(item)} onEdit={(id) => (editing.value = editing.value === id ? "" : id)} />
        </div>
        {editing.value === NEW || edited !== undefined ? (
          <AgendaForm key={editing.value} hall={hall} item={edited} day={day} days={days} onStart={startable ? () => void start(edited).then(() => (editing.value = "")) : undefined} onClose={() => (editing.value = "")} />
        ) : (
          <aside class="stack">
            {next !== undefined && <WhenStarted hall={hall} line={next} clock={clock} kept={lines.find((line) => line.fixed && line.place === "later")} collect={collect} />}
            {next === undefined && closable && <DayClosingCard key={day} hall={hall} day={day} main={ready} />}
            <InHall hall={hall} now={minute.value} />
            {next !== undefined && closable && <DayClosingCard key={day} hall={hall} day={day} main={false} />}
          </aside>
        )}
      </div>
    </>
  );
}

function daysOf(hall: Hall): readonly number[] {
  const planned = (hall.workshop.value?.days ?? []).map((_, at) => at + 1);
  return [...new Set([...planned, ...hall.agenda.value.map((item) => item.day)])].sort((a, b) => a - b);
}

/** Where the facilitator is: the running item's day, else today, else the first day with something to do. */
function dayNow(hall: Hall, moment: number): number {
  const running = hall.agenda.value.find((item) => item.state === "running");
  const today = (hall.workshop.value?.days ?? []).findIndex((day) => textOf(day as object, "date") === dateOf(moment, hall.workshop.value));
  return running?.day ?? (today >= 0 ? today + 1 : hall.agenda.value.find((item) => item.state === "planned")?.day ?? 1);
}

function title(day: number, date: string): string {
  const name = dayName(date);
  return name === "" ? t("console.agenda.day", { day }) : t("console.agenda.day_of", { day, date: name });
}

/** Where the day stands, in one sentence. */
function nowAndNext(lines: readonly DayLine[]): string {
  const now = lines.find((line) => line.place === "now");
  const next = lines.find((line) => line.place === "next");
  const parts = [
    now === undefined ? "" : t("console.agenda.now_is", { title: now.item.title }),
    next === undefined ? "" : t("console.agenda.next_is", { title: next.item.title, time: written(timeFrom(next.begins)) }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}
