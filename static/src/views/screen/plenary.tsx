// The plenary on the wall: who presents, their clock, and their sheet a page at a time, to be read from the last row (VS3).

import type { JSX } from "preact";
import type { Plenary as Asked, Presentation } from "../../core/generated/wire";
import { currentOf, leftAs, leftS, runningClock, turnsOf, unitCalled, waitingOf } from "../../core/plenaries";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import type { Stage, StageRow } from "./figures";
import { type Lookup, type Shown, textOf } from "./model";
import { Footer } from "./parts";
import { Blank } from "./words";

const MOST_LINES = 9;

interface Props {
  readonly all: Lookup;
  readonly seen: Shown;
  readonly stage: Stage | undefined;
  readonly now: number;
}

export function Plenary({ all, seen, stage, now }: Props): JSX.Element {
  const plenary = all("plenary").find((one) => one.id === textOf(seen.content, "plenary") && !one.removed);
  if (plenary === undefined) return <Blank />;
  const turn = currentOf(all, plenary);
  if (turn === undefined) return <Order all={all} plenary={plenary} />;
  const pages = stage?.presentation === turn.id ? stage.pages : [];
  const page = Math.min(turn.page, Math.max(1, pages.length));
  const next = waitingOf(all, plenary)[0];
  return (
    <>
      <main class="plenary">
        <header>
          <div>
            <p class="kind">{t("plenary.presents")}</p>
            <h1>{unitCalled(all, turn)}</h1>
          </div>
          <Clock turn={turn} plenary={plenary} now={now} />
        </header>
        <Rows rows={pages[page - 1] ?? []} />
      </main>
      <Footer>
        <span class="next">{next !== undefined && <>{t("plenary.next")} <b>{unitCalled(all, next)}</b></>}</span>
        {pages.length > 1 && <span class="end">{t("plenary.page", { page, of: pages.length })}</span>}
      </Footer>
    </>
  );
}

function Clock({ turn, plenary, now }: { readonly turn: Presentation; readonly plenary: Asked; readonly now: number }): JSX.Element {
  const left = leftS(turn, plenary, now);
  const as = leftAs(left);
  const word = turn.since === null ? t("plenary.paused") : as === "over" ? t("plenary.over") : as === "soon" ? t("plenary.soon") : t("plenary.left");
  return (
    <div class={`speaking ${as}`}>
      <p class="digits" role="timer">{runningClock(left)}</p>
      <p class="said-left">
        {as !== "plenty" && <Icon name={as === "over" ? "warning" : "clock"} />}
        {word}
      </p>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly StageRow[] }): JSX.Element {
  return (
    <ol class="stage">
      {rows.map((row) => (
        <li key={`${row.number} ${row.lines[0]?.text ?? ""}`}>
          <b class="no">{row.number}</b>
          <div>
            {row.goes_on && <p class="on">{t("plenary.goes_on")}</p>}
            {row.lines.map((line, at) => (
              <p key={at} class={line.label === "" ? "headline" : ""}>
                {line.label !== "" && <span>{line.label}</span>}
                <em>{line.text}</em>
              </p>
            ))}
            {(row.by !== "" || row.accepted) && (
              <p class="by">
                {row.accepted && <span class="ok"><Icon name="check" />{t("plenary.accepted")}</span>}
                {row.by}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Nobody on stage: the order, so that everybody knows when it is their turn. */
function Order({ all, plenary }: { readonly all: Lookup; readonly plenary: Asked }): JSX.Element {
  const turns = turnsOf(all, plenary).filter((turn) => turn.state !== "skipped" || turn.started_at !== null);
  const first = turns.findIndex((turn) => turn.state === "waiting");
  const from = Math.max(0, Math.min(first < 0 ? 0 : first - 1, turns.length - MOST_LINES));
  const over = plenary.state === "done";
  return (
    <>
      <main class="plenary">
        <h1 class="long">{plenary.title}</h1>
        <p class="kind">{over ? t("plenary.finished") : t("plenary.order", { minutes: plenary.minutes })}</p>
        <ol class="order">
          {turns.slice(from, from + MOST_LINES).map((turn, at) => (
            <li key={turn.id} class={turn.state}>
              <b>{from + at + 1}</b>
              <span>{unitCalled(all, turn)}</span>
              {turn.state === "done" && <em><Icon name="check" />{t("plenary.presented")}</em>}
            </li>
          ))}
        </ol>
      </main>
      <Footer>{turns.length > MOST_LINES && t("plenary.of_all", { count: turns.length })}</Footer>
    </>
  );
}
