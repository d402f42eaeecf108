// What a save carries of the texts it started from: per field {epoch, revision, hash} (RC1), and how two saves become one.

import type { SaveEntryPayload } from "./generated/wire";
import type { Accepted } from "./messages";
import { type Text, textHash } from "./text_hash";

/** Where one field's typing started: its revision in an epoch, and the hash of its text. */
export interface FieldBase {
  readonly revision: number;
  readonly hash: string;
}

export type Bases = Readonly<Record<string, FieldBase>>;

/** No revision means the same in two epochs: with this one the server lets the hashes decide. */
const MIXED_EPOCHS = "mixed";

export function withBase(payload: SaveEntryPayload, epoch: string | null, bases: Bases): SaveEntryPayload {
  const fields = Object.entries(bases);
  return {
    ...payload,
    base: Object.fromEntries(fields.map(([name, base]) => [name, base.revision])),
    base_epoch: epoch,
    base_hashes: Object.fromEntries(fields.map(([name, base]) => [name, base.hash])),
  };
}

/** Later typing laid over an unsent save of the same row: the newer text, the older beginning. */
export function merged(open: SaveEntryPayload, typed: SaveEntryPayload): SaveEntryPayload {
  return {
    ...open,
    values: { ...open.values, ...typed.values },
    base: { ...typed.base, ...open.base },
    base_hashes: { ...typed.base_hashes, ...open.base_hashes },
    base_epoch: open.base_epoch === typed.base_epoch ? open.base_epoch : MIXED_EPOCHS,
    origin: open.origin === "offline" ? "offline" : typed.origin,
  };
}

export function without(payload: SaveEntryPayload, fields: readonly string[]): SaveEntryPayload {
  const left = Object.entries(payload.values).filter(([name]) => !fields.includes(name));
  return left.length === Object.keys(payload.values).length ? payload : { ...payload, values: Object.fromEntries(left) };
}

/** The fields an acknowledged save now holds on the server; one kept as a rival (EN1) is not among them. */
export function settledFields(done: SaveEntryPayload, ack: Accepted): Bases {
  const fields = Object.entries(done.values).filter(([name]) => ack.revisions?.[name] !== undefined && !ack.rivals?.includes(name));
  return Object.fromEntries(fields.map(([name, text]) => [name, { revision: ack.revisions?.[name] ?? 0, hash: textHash(text as Text) }]));
}

/** How far own saves have moved a field: typing begun at any of `from` on this phone began at `to`. */
interface Move {
  readonly from: ReadonlySet<number>;
  readonly to: FieldBase;
}

/** Where the fields of one phone's rows have been moved to by its own acknowledged saves. */
export class Moves {
  private readonly moves = new Map<string, Move>();

  learn(done: SaveEntryPayload, settled: Bases): void {
    for (const [name, to] of Object.entries(settled)) {
      const slot = `${done.entry} ${name}`;
      const start = done.base?.[name] ?? 0;
      const before = this.moves.get(slot);
      const from = before !== undefined && before.to.revision === start ? [...before.from, start] : [start];
      this.moves.set(slot, { from: new Set(from), to });
    }
  }

  /** A draft may have begun before an acknowledgement that came while it was typed: it saw that save's text all the while. */
  caughtUp(typed: SaveEntryPayload): SaveEntryPayload {
    const moved = Object.keys(typed.values).flatMap((name) => {
      const move = this.moves.get(`${typed.entry} ${name}`);
      return move?.from.has(typed.base?.[name] ?? 0) === true ? [[name, move.to] as const] : [];
    });
    return moved.length === 0 ? typed : rebased(typed, Object.fromEntries(moved));
  }
}

/** Typing that waited behind a save of the same fields starts from what that save left. */
export function rebased(later: SaveEntryPayload, settled: Bases): SaveEntryPayload {
  const own = Object.entries(settled).filter(([name]) => name in later.values);
  return {
    ...later,
    base: { ...later.base, ...Object.fromEntries(own.map(([name, base]) => [name, base.revision])) },
    base_hashes: { ...later.base_hashes, ...Object.fromEntries(own.map(([name, base]) => [name, base.hash])) },
  };
}
