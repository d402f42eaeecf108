// Where the day is: what runs now and what comes, in the order of the day.

import type { JSX } from "preact";
import type { AgendaItem } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { clockTime, localTime } from "../../core/times";
import { comingUp, isPast, type Lookup, type Shown } from "./model";
import { Footer } from "./parts";

const MOST_LINES = 6;

export function Agenda({ all, seen, now }: { readonly all: Lookup; readonly seen: Shown; readonly now: number }): JSX.Element {
  const coming = comingUp(all, seen).slice(0, MOST_LINES);
  const first = seen.now ?? coming[0];
  const rest = seen.now === undefined ? coming.slice(1) : coming;
  return (
    <>
      <main class="agenda">
        <section>
          <p class="kind">{t(seen.now === undefined ? "screen.agenda.next" : "screen.agenda.now")}</p>
          <h1 class={(first?.title ?? "").length > 42 ? "long" : ""}>{first?.title ?? t("screen.agenda.over")}</h1>
          {first !== undefined && <p class="hours">{when(seen, first, now)}</p>}
        </section>
        {rest.length > 0 && (
          <section>
            <p class="kind">{t("screen.agenda.after")}</p>
            <ol>
              {rest.map((item) => (
                <li key={item.id}>
                  <time>{localTime(item.expected || item.start)}</time>
                  <b>{item.title}</b>
                </li>
              ))}
            </ol>
          </section>
        )}
      </main>
      <Footer>{seen.workshop.place}</Footer>
    </>
  );
}

function when(seen: Shown, item: AgendaItem, now: number): string {
  if (item.id === seen.now?.id && isPast(seen, item, now)) return t("screen.agenda.since", { from: clockTime(item.started_at, seen.workshop.timezone) || localTime(item.start) });
  return hours(item.expected || item.start, item.expected === "" ? item.end : "");
}

function hours(start: string, end: string): string {
  const [from, to] = [localTime(start), localTime(end)];
  return end === "" ? from : t("screen.agenda.hours", { from, to });
}
