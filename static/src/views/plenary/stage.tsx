// The stage as whoever leads runs it: who presents with what time, the next one step, the pages on the wall, and the way back.

import type { JSX } from "preact";
import type { Plenary, Presentation } from "../../core/generated/wire";
import { currentOf, leftAs, leftS, runningClock, spentS, unitCalled, waitingOf } from "../../core/plenaries";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { turnHidden } from "../console/hiding";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { lookup } from "./plenary_state";

interface Props {
  readonly hall: Hall;
  readonly plenary: Plenary;
}

export function Stage({ hall, plenary }: Props): JSX.Element {
  const all = lookup(hall);
  const turn = currentOf(all, plenary);
  const next = waitingOf(all, plenary)[0];
  const seen = { plenary: plenary.id, after: plenary.current_id ?? "" };
  const screen = hall.screen.value;
  const shown = screen?.page === "plenary" && screen.content.plenary === plenary.id;
  const word = next === undefined ? t("plenaries.finish") : plenary.state === "planned" ? t("plenaries.start", { unit: unitCalled(all, next) }) : t("plenaries.next", { unit: unitCalled(all, next) });
  return (
    <section class="card stage-card" aria-label={t("plenaries.stage")}>
      {turn === undefined ? <p class="nobody">{plenary.state === "done" ? t("plenaries.over") : t("plenaries.nobody")}</p> : <OnStage hall={hall} plenary={plenary} turn={turn} />}
      {hall.leads.value && (
        <div class="line-of">
          {(turn !== undefined || next !== undefined) && (
            <Button kind="main" icon="forward" keyHint="N" onClick={() => void hall.send("next_presentation", seen)}>{word}</Button>
          )}
          {turn !== undefined && <Button icon="close" onClick={() => void hall.send("skip_presentation", { presentation: turn.id, after: turn.id })}>{t("plenaries.skip")}</Button>}
          {plenary.started_at !== null && <Button icon="back" keyHint="B" onClick={() => void hall.send("previous_presentation", seen)}>{t("plenaries.previous")}</Button>}
          {shown && screen !== undefined ? (
            <Button icon="eye" keyHint="H" onClick={() => void turnHidden(hall)}>{screen.hidden ? t("plenaries.show") : t("plenaries.hide")}</Button>
          ) : (
            <Button icon="screen" onClick={() => void hall.send("show_page", { page: "plenary", content: { plenary: plenary.id } })}>{t("plenaries.on_screen")}</Button>
          )}
          {plenary.state === "running" && <Button icon="stop" onClick={() => void hall.send("end_plenary", { plenary: plenary.id })}>{t("plenaries.end")}</Button>}
        </div>
      )}
    </section>
  );
}

function OnStage({ hall, plenary, turn }: Props & { readonly turn: Presentation }): JSX.Element {
  const now = hall.second.value;
  const left = leftS(turn, plenary, now);
  const as = leftAs(left);
  const paused = turn.since === null;
  const said = paused ? t("plenary.paused") : as === "over" ? t("plenary.over") : as === "soon" ? t("plenary.soon") : t("plenary.left");
  const id = { presentation: turn.id };
  return (
    <>
      <header>
        <div>
          <p class="mute">{t("plenary.presents")}</p>
          <h2>{unitCalled(lookup(hall), turn)}</h2>
        </div>
        <p class={`left-time ${as}`} role="timer">
          <b>{runningClock(left)}</b>
          <span>
            <Icon name={as === "over" ? "warning" : "clock"} />
            {said}
          </span>
        </p>
      </header>
      {hall.leads.value && (
        <div class="line-of">
          <Button small icon={paused ? "start" : "pause"} keyHint="P" onClick={() => void hall.send("pause_presentation", { ...id, paused: !paused })}>{paused ? t("plenaries.resume") : t("plenaries.pause")}</Button>
          {[1, 2, 5].map((minutes) => (
            <Button key={minutes} small icon="add" onClick={() => void hall.send("extend_presentation", { ...id, minutes })}>{t("plenaries.extend", { minutes })}</Button>
          ))}
          <span class="mute">{t("plenaries.spent", { time: runningClock(Math.max(0.5, spentS(turn, now))) })}</span>
        </div>
      )}
      {plenary.activity_id !== null && (
        <div class="line-of pages" role="group" aria-label={t("plenaries.pages")}>
          <Button small icon="back" disabled={turn.page <= 1} keyHint="←" onClick={() => turnTo(hall, turn, turn.page - 1)}>{t("plenaries.page_before")}</Button>
          <b>{t("plenary.page", { page: turn.page, of: turn.pages })}</b>
          <Button small icon="forward" keyHint="→" onClick={() => turnTo(hall, turn, turn.page + 1)}>{t("plenaries.page_after")}</Button>
        </div>
      )}
    </>
  );
}

/** How many pages there are the server counts anew: rows may have come meanwhile. */
export function turnTo(hall: Hall, turn: Presentation, page: number): void {
  if (page >= 1) void hall.send("turn_page", { presentation: turn.id, page });
}
