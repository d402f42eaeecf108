// A plenary as every page reads it: who is on stage, who comes next, and how much time is left by the server's clock (CK1).

import type { Plenary, Presentation } from "./generated/wire";
import type { Lookup } from "./messages";
import { t } from "./texts";

/** With this much left the wall and the phones say so, in words and in colour. */
export const SOON_S = 60;

export type Left = "plenty" | "soon" | "over";

export function runningPlenary(all: Lookup): Plenary | undefined {
  return all("plenary").find((one) => one.state === "running" && !one.removed);
}

export function turnsOf(all: Lookup, plenary: Plenary): readonly Presentation[] {
  const own = all("presentation").filter((one) => one.plenary_id === plenary.id);
  return own.sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
}

export function currentOf(all: Lookup, plenary: Plenary): Presentation | undefined {
  return all("presentation").find((one) => one.id === plenary.current_id);
}

/** In the order in which they will be called; a group that was dissolved is not. */
export function waitingOf(all: Lookup, plenary: Plenary): readonly Presentation[] {
  const gone = new Set(all("group").filter((group) => group.removed).map((group) => group.id));
  return turnsOf(all, plenary).filter((turn) => turn.state === "waiting" && !gone.has(turn.unit_id));
}

/** Seconds taken up to now, pauses left out. */
export function spentS(turn: Presentation, now: number): number {
  const running = turn.since === null ? 0 : Math.max(0, (now - Date.parse(turn.since)) / 1000);
  return turn.spent_s + running;
}

/** Seconds left, below nought once the time is over. */
export function leftS(turn: Presentation, plenary: Plenary, now: number): number {
  return (turn.allotted_s ?? plenary.minutes * 60) - spentS(turn, now);
}

export function leftAs(seconds: number): Left {
  return seconds <= 0 ? "over" : seconds <= SOON_S ? "soon" : "plenty";
}

/** `7:05`; past the end `+1:20`. */
export function runningClock(seconds: number): string {
  const whole = seconds > 0 ? Math.ceil(seconds) : Math.floor(-seconds);
  const shown = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds <= -1 ? `+${shown}` : shown;
}

/** `Kelompok 3 · Smart Living`, or an organisation as it is called. */
export function unitCalled(all: Lookup, turn: Presentation): string {
  if (turn.unit === "organisation") {
    const office = all("organisation").find((one) => one.id === turn.unit_id);
    return office === undefined ? turn.unit_id : office.abbreviation || office.name;
  }
  const group = all("group").find((one) => one.id === turn.unit_id);
  return group === undefined ? turn.unit_id : [t("plenary.group", { number: group.number }), group.title].filter((part) => part !== "").join(" · ");
}
