// The clock of the work that runs, by the server's time, and how far the groups are: in rows, nothing else (VS3).

import type { JSX } from "preact";
import { t } from "../../core/texts";
import type { Figures } from "./figures";
import { groupsOf, type Lookup, type Shown, textOf, timerOf, type Timer as Running } from "./model";
import { Footer, Next } from "./parts";
import { Far, Legend } from "./progress";
import { countdown, hallTime } from "./times";

interface Props {
  readonly all: Lookup;
  readonly seen: Shown;
  readonly figures: Figures | undefined;
  readonly now: number;
}

export function Timer({ all, seen, figures, now }: Props): JSX.Element {
  const timer = timerOf(all, seen);
  const counted = timer?.activity === undefined ? undefined : figures?.activities[timer.activity.id];
  const groups = groupsOf(all, timer?.activity);
  const byGroup = counted?.groups !== undefined && groups.length > 0;
  const beside = byGroup || counted?.units !== undefined;
  return (
    <>
      <main class={beside ? "timer" : "timer alone"}>
        <section>
          <h1 class={(timer?.title ?? "").length > 42 ? "long" : ""}>{timer?.title ?? seen.workshop.title}</h1>
          <Until seen={seen} timer={timer} now={now} />
          <Left timer={timer} now={now} />
          <p class="task">{textOf(seen.content, "text")}</p>
        </section>
        {beside && <Far groups={groups} counts={counted} unit={timer?.activity?.unit ?? ""} />}
      </main>
      <Footer>
        <Next seen={seen} />
        {byGroup && <Legend />}
      </Footer>
    </>
  );
}

function Until({ seen, timer, now }: { readonly seen: Shown; readonly timer: Running | undefined; readonly now: number }): JSX.Element | null {
  if (timer === undefined || timer.endsAt === null) return null;
  const time = hallTime(timer.endsAt, seen.workshop.timezone);
  return <p class="until">{timer.endsAt <= now ? t("screen.timer.was_until", { time }) : t("screen.timer.until", { time })}</p>;
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
