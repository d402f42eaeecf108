// The day: what was, what runs now, what comes next; planned times, and the real one where it differs.

import type { JSX } from "preact";
import type { AgendaItem } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime, dateIn, dayName, localTime } from "../../core/times";
import { Tag } from "../parts/words";
import { Announced } from "./announced";
import { Frame } from "./frame";
import type { Phone } from "./phone";

const NEAR = 3;

export function Agenda({ phone }: { readonly phone: Phone }): JSX.Element {
  return (
    <Frame phone={phone} begins="announcements">
      <Announced phone={phone} />
      <h1>{t("phone.agenda.title")}</h1>
      <p class="under">{workshopOf(phone.objects)?.title ?? phone.someone.title}</p>
      <Days phone={phone} />
    </Frame>
  );
}

/** `near`: only what runs and what comes next. */
export function Days({ phone, near = false }: { readonly phone: Phone; readonly near?: boolean }): JSX.Element {
  const items = phone.objects.all("agenda_item").filter((item) => !item.removed);
  const ordered = [...items].sort((one, other) => one.day - other.day || one.start.localeCompare(other.start) || (one.id < other.id ? -1 : 1));
  const running = ordered.find((item) => item.state === "running");
  const today = running?.day ?? todayOf(phone);
  const next = nextOf(ordered, running, today);
  if (near) return <Near phone={phone} items={ordered} running={running} next={next} />;
  const days = [...new Set(ordered.map((item) => item.day))].sort((one, other) => Number(other === today) - Number(one === today) || one - other);
  return (
    <>
      {ordered.length === 0 && <p class="empty">{t("phone.agenda.empty")}</p>}
      {days.map((day) => (
        <section key={day}>
          <h2 class="part">{dayTitle(phone, day, day === today)}</h2>
          <Day phone={phone} items={ordered.filter((item) => item.day === day)} next={next} />
        </section>
      ))}
    </>
  );
}

const FEW_PAST = 2;

/** What is over folds away, so that the day begins with now. */
function Day({ phone, items, next }: { readonly phone: Phone; readonly items: readonly AgendaItem[]; readonly next: AgendaItem | undefined }): JSX.Element {
  const from = items.findIndex((item) => item.state !== "done");
  const past = from > FEW_PAST ? items.slice(0, from) : [];
  const lines = (some: readonly AgendaItem[]) => (
    <ol class="run">
      {some.map((item) => (
        <Item key={item.id} phone={phone} item={item} next={item === next} />
      ))}
    </ol>
  );
  return (
    <>
      {past.length > 0 && (
        <details class="folded past">
          <summary>{t("phone.agenda.past", { count: past.length })}</summary>
          {lines(past)}
        </details>
      )}
      {lines(items.slice(past.length))}
    </>
  );
}

/** What runs now, in one line. */
export function Now({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const running = phone.objects.all("agenda_item").find((item) => item.state === "running" && !item.removed);
  return running === undefined ? null : <p class="under">{t("phone.now", { title: running.title })}</p>;
}

interface NearProps {
  readonly phone: Phone;
  readonly items: readonly AgendaItem[];
  readonly running: AgendaItem | undefined;
  readonly next: AgendaItem | undefined;
}

function Near({ phone, items, running, next }: NearProps): JSX.Element | null {
  const from = items.findIndex((item) => item === (running ?? next));
  if (from < 0) return null;
  const shown = items.slice(from, from + NEAR).filter((item) => item.day === items[from]?.day);
  return (
    <ol class="run">
      {shown.map((item) => (
        <Item key={item.id} phone={phone} item={item} next={item === next} />
      ))}
    </ol>
  );
}

function Item({ phone, item, next }: { readonly phone: Phone; readonly item: AgendaItem; readonly next: boolean }): JSX.Element {
  const timezone = workshopOf(phone.objects)?.timezone ?? "";
  const began = item.state === "planned" && item.expected !== "" ? localTime(item.expected) : clockTime(item.started_at, timezone);
  const late = began !== "" && began !== localTime(item.start);
  const kind = item.state === "running" ? "now" : item.state === "done" ? "done" : next ? "next" : "later";
  return (
    <li class={kind} aria-current={kind === "now" ? "step" : undefined}>
      <span class="time">
        {late ? (
          <>
            <s>{localTime(item.start)}</s> {began}
          </>
        ) : (
          localTime(item.start)
        )}
      </span>
      <span class="what">
        {item.title}
        {kind === "now" && (
          <Tag tone="saved" icon="start">
            {t("phone.agenda.now")}
          </Tag>
        )}
        {kind === "next" && (
          <Tag tone="none" icon="clock">
            {t("phone.agenda.next")}
          </Tag>
        )}
        {kind === "done" && (
          <Tag tone="none" icon="check">
            {t("phone.agenda.done")}
          </Tag>
        )}
      </span>
    </li>
  );
}

function nextOf(items: readonly AgendaItem[], running: AgendaItem | undefined, today: number): AgendaItem | undefined {
  const planned = items.filter((item) => item.state === "planned");
  if (running !== undefined) return planned.find((item) => items.indexOf(item) > items.indexOf(running));
  return planned.find((item) => item.day >= today);
}

function dates(phone: Phone): readonly string[] {
  const days = (workshopOf(phone.objects)?.days ?? []) as readonly { readonly date?: string }[];
  return days.map((day) => day.date ?? "");
}

/** The day of the calendar where the workshop is; before it the first, after it the last. */
function todayOf(phone: Phone): number {
  const today = dateIn(phone.now.value, workshopOf(phone.objects)?.timezone ?? "");
  const all = dates(phone);
  const reached = all.filter((date) => date <= today).length;
  return Math.max(1, Math.min(reached, all.length));
}

function dayTitle(phone: Phone, day: number, today: boolean): string {
  const date = dayName(dates(phone)[day - 1] ?? "");
  const said = date === "" ? t("phone.agenda.day", { day }) : date;
  return today ? t("phone.agenda.today", { day: said }) : said;
}
