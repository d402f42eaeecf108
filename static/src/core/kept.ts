// What the laptop has acknowledged, kept on the phone until a copy of the store elsewhere holds it too (RC1).  A laptop that
// starts again from an older copy, or lost what it said it had, is sent all of it once more under the same ids.

import type { Accepted, Refusal, Since } from "./messages";
import type { Queued } from "./outbox";
import { type Bases, Moves, settledFields } from "./saves";

/** Where an acknowledged command stands: its change, in which epoch, and when by the phone's own clock; of a save, what its
 * fields were moved to. */
export interface Standing {
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
  readonly settled?: Bases;
}

export const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** How long what was sent once more waits for what it is about. */
export const MISSED_MS = 30 * 60 * 1000;
/** Codes after which everything waits: the laptop is not able to take anything now. */
export const STOP: ReadonlySet<string> = new Set(["try_again", "disk_full", "not_signed_in", "person_erased", "no_answer", "too_many_commands", "workshop_archived"]);
/** Codes after which only the rest about the same subject waits. */
const HOLD: ReadonlySet<string> = new Set(["server_error"]);
const NOT_OPEN_YET: ReadonlySet<string> = new Set(["activity_not_open", "ballot_not_open", "not_your_sheet"]);
const SO_ALREADY: ReadonlySet<string> = new Set(["already_withdrawn", "not_withdrawn", "already_undone", "help_already_ended"]);

/** Of what was sent once more: the laptop's own work after that copy was taken, or what another phone still keeps, may have to
 * come again first.  An unknown command never will. */
function notThereYet(code: string): boolean {
  return NOT_OPEN_YET.has(code) || (code.startsWith("unknown_") && code !== "unknown_command");
}

/** What its refusal means: the command as it waits on, or the refusal as it is said.  What was about something that a copy did
 * not hold and nobody sent again in time ends with words of its own. */
export function waitsOn(queued: Queued, refusal: Refusal, now: number): Queued | Refusal {
  if (HOLD.has(refusal.code)) return queued;
  if (queued.resent !== true || !notThereYet(refusal.code)) return refusal;
  const missed_at = queued.missed_at ?? now;
  return now - missed_at < MISSED_MS ? { ...queued, missed_at } : { ...refusal, code: "not_come_back", detail: refusal.code };
}

/** Refused because it stands as it was wanted: no news to who sent it. */
export function isSoAlready(code: string): boolean {
  return SO_ALREADY.has(code);
}

export class Kept {
  private held: readonly Queued[];
  private epoch: string | null = null;
  private copied = 0;

  constructor(held: readonly Queued[]) {
    this.held = held;
  }

  get all(): readonly Queued[] {
    return this.held;
  }

  /** The acknowledged command as it is to be kept; nothing where a copy holds it already, or cannot be asked for it. */
  standing(done: Queued, ack: Accepted, at: number): Queued | undefined {
    const { seq } = ack;
    if (this.epoch === null || seq === undefined || seq <= this.copied) return undefined;
    const settled = done.name === "save_entry" ? settledFields(done.payload, ack) : {};
    const kept: Queued = { ...done, accepted: { epoch: this.epoch, seq, at, settled } };
    this.held = [...this.held.filter((other) => other.id !== done.id), kept];
    return kept;
  }

  /** What an earlier page's saves moved: a word begun there, before they were answered, began over their text. */
  get moves(): Moves {
    const moves = new Moves();
    for (const queued of this.held) if (queued.name === "save_entry") moves.learn(queued.payload, queued.accepted?.settled ?? {});
    return moves;
  }

  /** The line stands again: what this laptop does not have is given back, to be sent once more. */
  level(since: Since): readonly Queued[] {
    if (this.epoch !== since.epoch) this.copied = 0;
    this.epoch = since.epoch;
    return this.take((standing) => standing.epoch !== since.epoch || standing.seq > since.seq);
  }

  /** A copy elsewhere holds everything up to here: given back is what need not be kept any longer. */
  upTo(seq: number): readonly Queued[] {
    this.copied = Math.max(this.copied, seq);
    return this.take((standing) => standing.epoch === this.epoch && standing.seq <= seq);
  }

  old(now: number): readonly Queued[] {
    return this.take((standing) => now - standing.at > KEPT_MS);
  }

  private take(wanted: (standing: Standing) => boolean): readonly Queued[] {
    const taken = this.held.filter((queued) => queued.accepted !== undefined && wanted(queued.accepted));
    this.held = this.held.filter((queued) => !taken.includes(queued));
    return taken;
  }
}
