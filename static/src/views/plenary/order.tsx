// The order of those who present: made by number, reversed, drawn by lot, moved by buttons; each one's time stands beside it.

import type { JSX } from "preact";
import type { Plenary, Presentation } from "../../core/generated/wire";
import { runningClock, spentS, unitCalled, waitingOf } from "../../core/plenaries";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Tag } from "../parts/words";
import { drawnSeed, listed, lookup } from "./plenary_state";

interface Props {
  readonly hall: Hall;
  readonly plenary: Plenary;
}

const TONES = { waiting: "none", presenting: "live", done: "saved", skipped: "local" } as const;

export function Order({ hall, plenary }: Props): JSX.Element {
  const arrange = (how: string, seed = 0) => void hall.send("arrange_presentations", { plenary: plenary.id, how, seed });
  const how = plenary.how === "drawn" ? t("plenaries.how.drawn", { seed: plenary.seed }) : t(`plenaries.how.${plenary.how}`);
  return (
    <section>
      <header class="order-head">
        <h3>{t("plenaries.order")}</h3>
        <p class="mute">{how}</p>
      </header>
      {hall.leads.value && (
        <div class="line-of" role="group" aria-label={t("plenaries.arrange")}>
          <Button small onClick={() => arrange("number")}>{t("plenaries.by_number")}</Button>
          <Button small onClick={() => arrange("reversed")}>{t("plenaries.reversed")}</Button>
          <Button small icon="move" onClick={() => arrange("drawn", drawnSeed())}>{t("plenaries.draw")}</Button>
        </div>
      )}
      <ol class="turns">
        {listed(hall, plenary).map((turn) => (
          <Line key={turn.id} hall={hall} plenary={plenary} turn={turn} />
        ))}
      </ol>
    </section>
  );
}

function Line({ hall, plenary, turn }: Props & { readonly turn: Presentation }): JSX.Element {
  const name = unitCalled(lookup(hall), turn);
  const state = turn.state as keyof typeof TONES;
  const timezone = hall.workshop.value?.timezone ?? "";
  const time = turn.started_at === null ? "" : t("plenaries.took", { from: clockTime(turn.started_at, timezone), time: runningClock(Math.max(0.5, spentS(turn, hall.second.value))) });
  const after = plenary.current_id ?? "";
  return (
    <li class={turn.state}>
      <div>
        <b>{name}</b>
        <small>{time}</small>
      </div>
      <Tag tone={TONES[state]}>{t(`plenaries.state.${turn.state}`)}</Tag>
      {hall.leads.value && (
        <span class="acts">
          {turn.state === "waiting" && <Moves hall={hall} plenary={plenary} turn={turn} name={name} />}
          {turn.state === "waiting" && <Button small kind="quiet" label={t("plenaries.skip_of", { name })} onClick={() => void hall.send("skip_presentation", { presentation: turn.id, after })}>{t("plenaries.skip")}</Button>}
          {turn.state === "skipped" && <Button small kind="quiet" label={t("plenaries.put_back_of", { name })} onClick={() => void hall.send("skip_presentation", { presentation: turn.id, skipped: false, after })}>{t("plenaries.put_back")}</Button>}
          {turn.state !== "presenting" && <Button small kind="quiet" label={t("plenaries.call_of", { name })} onClick={() => void hall.send("call_presentation", { presentation: turn.id, after })}>{t("plenaries.call")}</Button>}
        </span>
      )}
    </li>
  );
}

function Moves({ hall, plenary, turn, name }: Props & { readonly turn: Presentation; readonly name: string }): JSX.Element {
  const waiting = waitingOf(lookup(hall), plenary);
  const at = waiting.findIndex((one) => one.id === turn.id);
  const move = (before: Presentation | undefined) => void hall.send("move_presentation", { presentation: turn.id, before: before?.id ?? null });
  return (
    <>
      <button type="button" class="btn small quiet" aria-label={t("plenaries.up_of", { name })} aria-disabled={at <= 0 ? "true" : undefined} onClick={() => at > 0 && move(waiting[at - 1])}>
        <Icon name="back" />
        {t("plenaries.up")}
      </button>
      <button type="button" class="btn small quiet" aria-label={t("plenaries.down_of", { name })} aria-disabled={at >= waiting.length - 1 ? "true" : undefined} onClick={() => at < waiting.length - 1 && move(waiting[at + 2])}>
        <Icon name="down" />
        {t("plenaries.down")}
      </button>
    </>
  );
}
