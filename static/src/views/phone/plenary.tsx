// A plenary on the phones of those who present: that it is their turn, or whose comes before; their time in words and colour;
// and the pages of their sheet on the wall, where their speaker or chair may turn them.

import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { Plenary, Presentation } from "../../core/generated/wire";
import type { Lookup } from "../../core/messages";
import { currentOf, leftAs, leftS, runningClock, runningPlenary, turnsOf, unitCalled, waitingOf } from "../../core/plenaries";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import type { Phone } from "./phone";

interface Own {
  readonly phone: Phone;
  readonly plenary: Plenary;
  readonly turn: Presentation;
}

export function OnStage({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const all: Lookup = (type) => phone.objects.all(type);
  const plenary = runningPlenary(all);
  if (plenary === undefined) return null;
  const units = new Set<string | undefined>([phone.me.organisation?.id, ...phone.me.groups.map((group) => group.id)]);
  const turn = turnsOf(all, plenary).find((one) => units.has(one.unit_id));
  if (turn === undefined) return null;
  if (turn.id === plenary.current_id) return <Presenting phone={phone} plenary={plenary} turn={turn} />;
  const place = waitingOf(all, plenary).findIndex((one) => one.id === turn.id);
  if (place < 0) return null;
  const current = currentOf(all, plenary);
  const now = current === undefined ? undefined : t("plenary.phone.now", { unit: unitNamed(all, current) });
  if (place > 0) return <Notice icon="people" title={t("plenary.phone.later", { unit: unitNamed(all, turn), before: place })}>{now}</Notice>;
  return (
    <Notice tone="live" icon="people" urgent title={t("plenary.phone.next", { unit: unitNamed(all, turn) })}>
      {[t("plenary.phone.get_ready"), now].filter((part) => part !== undefined).join(" ")}
    </Notice>
  );
}

function Presenting({ phone, plenary, turn }: Own): JSX.Element {
  const all: Lookup = (type) => phone.objects.all(type);
  const left = leftS(turn, plenary, phone.now.value);
  const as = leftAs(left);
  const word = turn.since === null ? t("plenary.paused") : as === "over" ? t("plenary.over") : as === "soon" ? t("plenary.soon") : t("plenary.left");
  return (
    <section class={`card on-stage ${as}`} aria-label={t("plenary.phone.yours")}>
      <p>
        <b>{t("plenary.phone.your_turn", { unit: unitNamed(all, turn) })}</b>
        <span class="left-s" role="timer">{runningClock(left)}</span>
      </p>
      <p class="w" role="status">
        <Icon name={as === "over" ? "warning" : "clock"} />
        {word}
      </p>
      {turnsPages(phone, plenary, turn) && turn.pages > 1 && <Pages phone={phone} plenary={plenary} turn={turn} />}
    </section>
  );
}

function Pages({ phone, turn }: Own): JSX.Element {
  // Straight to the laptop and never kept: a page turned later than meant would surprise the hall.
  const to = (page: number) => void phone.connection.send({ id: newId("cmd"), name: "turn_page", payload: { presentation: turn.id, page } }).catch(() => undefined);
  return (
    <div class="turns" role="group" aria-label={t("plenary.phone.pages")}>
      <Button icon="back" disabled={turn.page <= 1} onClick={() => turn.page > 1 && to(turn.page - 1)}>{t("plenary.phone.before")}</Button>
      <span>{t("plenary.page", { page: turn.page, of: turn.pages })}</span>
      <Button icon="forward" disabled={turn.page >= turn.pages} onClick={() => turn.page < turn.pages && to(turn.page + 1)}>{t("plenary.phone.after")}</Button>
    </div>
  );
}

/** Chair or speaker of the group, as the server asks too; of an organisation everybody who sits for it. */
function turnsPages(phone: Phone, plenary: Plenary, turn: Presentation): boolean {
  const seat = phone.me.seat?.id;
  if (!plenary.remote || seat === undefined) return false;
  if (turn.unit === "organisation") return true;
  const group = phone.objects.get("group", turn.unit_id);
  return group?.chair_seat_id === seat || group?.speaker_seat_id === seat;
}

/** `Kelompok 3`: short, for a group's title stands on its sheet. */
function unitNamed(all: Lookup, turn: Presentation): string {
  const group = turn.unit === "group" ? all("group").find((one) => one.id === turn.unit_id) : undefined;
  return group === undefined ? unitCalled(all, turn) : t("plenary.group", { number: group.number });
}
