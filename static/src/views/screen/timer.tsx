// The clock of the work that runs, by the server's time, and how far the groups are: in rows, nothing else (VS3).

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import type { Counted, Figures, Progress } from "./figures";
import { type GroupLine, groupsOf, type Lookup, type Shown, textOf, timerOf, type Timer as Running } from "./model";
import { Bar, Footer, Icon } from "./parts";
import { clockTime, countdown, localTime } from "./times";

const FEWEST_FOR_A_FULL_BAR = 6;
const MOST_LINES = 16;

interface Props {
  readonly all: Lookup;
  readonly seen: Shown;
  readonly figures: Figures | undefined;
  readonly now: number;
}

export function Timer({ all, seen, figures, now }: Props): JSX.Element {
  const timer = timerOf(all, seen);
  const counted = timer?.activity === undefined ? undefined : figures?.activities[timer.activity.id];
  const groups = groupsOf(all, timer?.activity).slice(0, MOST_LINES);
  const beside = counted !== undefined && (counted.groups !== undefined ? groups.length > 0 : counted.units !== undefined);
  return (
    <>
      <main class={beside ? "timer" : "timer alone"}>
        <section>
          <h1 class={(timer?.title ?? "").length > 42 ? "long" : ""}>{timer?.title ?? seen.workshop.title}</h1>
          <Until seen={seen} timer={timer} />
          <Left timer={timer} now={now} />
          <p class="task">{textOf(seen.content, "text")}</p>
        </section>
        {beside && counted.groups !== undefined && <Groups groups={groups} counted={counted.groups} />}
        {beside && counted.units !== undefined && <Units counted={counted} unit={timer?.activity?.unit ?? ""} />}
      </main>
      <Footer>
        <Next seen={seen} />
        {beside && counted.groups !== undefined && <Legend />}
      </Footer>
    </>
  );
}

function Until({ seen, timer }: { readonly seen: Shown; readonly timer: Running | undefined }): JSX.Element | null {
  if (timer === undefined || timer.endsAt === null) return null;
  const time = clockTime(timer.endsAt, seen.workshop.timezone, spoken());
  return <p class="until">{t("screen.timer.until", { time })}</p>;
}

function Left({ timer, now }: { readonly timer: Running | undefined; readonly now: number }): JSX.Element | null {
  if (timer === undefined) return null;
  if (timer.leftS !== null) {
    return (
      <div class="left">
        <Digits seconds={timer.leftS} />
        <p class="paused">{t("screen.timer.paused")}</p>
      </div>
    );
  }
  if (timer.endsAt === null) return null;
  const seconds = (timer.endsAt - now) / 1000;
  if (seconds <= 0) {
    return (
      <div class="left">
        <p class="over">{t("screen.timer.over")}</p>
        {timer.activity !== undefined && <p class="paused">{t("screen.timer.still")}</p>}
      </div>
    );
  }
  return <Digits seconds={seconds} />;
}

function Digits({ seconds }: { readonly seconds: number }): JSX.Element {
  const shown = countdown(seconds);
  return <p class={shown.length > 5 ? "clock hours" : "clock"} role="timer">{shown}</p>;
}

function Groups({ groups, counted }: { readonly groups: readonly GroupLine[]; readonly counted: Readonly<Record<string, Counted>> }): JSX.Element {
  const most = Math.max(FEWEST_FOR_A_FULL_BAR, ...Object.values(counted).map((one) => one.rows + 1));
  return (
    <ul class={groups.length > 8 ? "groups two" : groups.length > 6 ? "groups many" : "groups"}>
      {groups.map((group) => {
        const one = counted[group.id] ?? { rows: 0, done: false };
        return (
          <li key={group.id}>
            <b>{group.name}</b>
            <Bar share={one.done ? 1 : one.rows / most} />
            {one.rows > 0 || one.done ? (
              <span class={one.done ? "state done" : "state"}>
                <Icon name={one.done ? "done" : "writing"} />
                {t("screen.timer.rows", { count: one.rows })}
              </span>
            ) : (
              <span class="state" />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Units({ counted, unit }: { readonly counted: Progress; readonly unit: string }): JSX.Element {
  const units = counted.units ?? { writing: 0, done: 0, expected: 0 };
  return (
    <section class="units">
      <p class="big">{units.writing}</p>
      <p>{unit === "organisation" ? t("screen.timer.organisations", { of: units.expected }) : t("screen.timer.people", { of: units.expected })}</p>
      <Bar share={units.expected > 0 ? units.writing / units.expected : 0} />
      <p class="mute">{t("screen.timer.rows_so_far", { count: counted.rows })}</p>
    </section>
  );
}

export function Next({ seen }: { readonly seen: Shown }): JSX.Element {
  if (seen.next === undefined) return <span />;
  return (
    <span class="next">
      {t("screen.next", { time: localTime(seen.next.start, spoken()) })} <b>{seen.next.title}</b>
    </span>
  );
}

function Legend(): JSX.Element {
  return (
    <span class="legend end">
      <span>
        <Icon name="done" />
        {t("screen.timer.done")}
      </span>
      <span>
        <Icon name="writing" />
        {t("screen.timer.writing")}
      </span>
    </span>
  );
}
