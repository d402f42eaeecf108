// The break: when it goes on, and what is left until then, large enough for who stands at the coffee.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { localTime } from "../../core/times";
import { isPast, itemEnd, type Shown, textOf } from "./model";
import { Footer, Next } from "./parts";
import { countdown, hallTime } from "./times";

export function Break({ seen, now }: { readonly seen: Shown; readonly now: number }): JSX.Element {
  const item = seen.now;
  const ends = item === undefined ? null : itemEnd(item);
  const over = item !== undefined && isPast(seen, item, now);
  return (
    <>
      <main class="timer alone pause">
        <section>
          <h1 class="long">{textOf(seen.content, "title") || (item?.title ?? t("screen.break.title"))}</h1>
          {!over && <Until ends={ends} planned={item?.end ?? seen.next?.start ?? ""} zone={seen.workshop.timezone} />}
          {over ? <p class="over">{t("screen.break.over")}</p> : ends !== null && <Left seconds={(ends - now) / 1000} />}
        </section>
      </main>
      <Footer>
        <Next seen={seen} />
      </Footer>
    </>
  );
}

function Until({ ends, planned, zone }: { readonly ends: number | null; readonly planned: string; readonly zone: string }): JSX.Element | null {
  const time = ends !== null ? hallTime(ends, zone) : localTime(planned);
  return time === "" ? null : <p class="until">{t("screen.break.back", { time })}</p>;
}

function Left({ seconds }: { readonly seconds: number }): JSX.Element {
  const shown = countdown(seconds);
  return <p class={shown.length > 5 ? "clock hours" : "clock"} role="timer">{shown}</p>;
}
