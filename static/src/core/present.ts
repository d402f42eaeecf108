// What this phone says of itself (PR1): what it holds, where it writes, whether it was put aside, and which closings it has
// answered.  A closing is answered once everything typed is sent; phones spread it by chance, so that a hall does not speak at once.

import type { PresenceUp } from "./messages";
import type { Objects } from "./objects";

export interface PresentParts {
  readonly objects: Objects;
  /** Rows with something that is only on this phone. */
  readonly unsent: () => number;
  readonly writing: () => PresenceUp["writing"];
  /** Sends whatever is being typed, and what waits. */
  readonly flush: () => Promise<void>;
  readonly tell: (present: PresenceUp) => void;
  readonly spreadMs?: number;
}

const TELL_MS = 300;
const SPREAD_MS = 1500;

export class Present {
  private telling: ReturnType<typeof setTimeout> | undefined;
  private told = 0;
  private away = false;
  /** Activity → the asking this phone has heard, and whether its last text is on the way. */
  private asked = new Map<string, { readonly at: string; due: boolean }>();
  private answered: Record<string, string> = {};

  constructor(private readonly parts: PresentParts) {}

  /** Something was typed, sent or heard. */
  changed(): void {
    this.look();
    if (this.parts.unsent() !== this.told) this.soon();
  }

  soon(): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.now();
    }, TELL_MS);
  }

  now(): void {
    this.told = this.parts.unsent();
    const { answered, away } = this;
    this.parts.tell({ unsent: this.told, writing: this.parts.writing(), ...(Object.keys(answered).length > 0 && { answered }), ...(away && { away }) });
  }

  /** The page is hidden, or looked at again. */
  putAside(away: boolean): void {
    if (away === this.away) return;
    this.away = away;
    this.now();
  }

  private look(): void {
    const closing = this.parts.objects.all("activity").filter((activity) => activity.state === "closing");
    for (const [id, { at }] of this.asked) {
      if (closing.some((activity) => activity.id === id && activity.closing_at === at)) continue;
      this.asked.delete(id);
      const { [id]: _, ...rest } = this.answered;
      this.answered = rest;
    }
    for (const { id, closing_at } of closing) {
      if (!this.asked.has(id)) this.ask(id, closing_at ?? "");
    }
    this.answer();
  }

  private ask(id: string, at: string): void {
    const asked = { at, due: false };
    this.asked.set(id, asked);
    const last = () => {
      asked.due = true;
      this.answer();
    };
    setTimeout(() => void this.parts.flush().then(last, last), Math.random() * (this.parts.spreadMs ?? SPREAD_MS));
  }

  private answer(): void {
    const fresh = [...this.asked].filter(([id, asked]) => asked.due && this.answered[id] !== asked.at);
    if (fresh.length === 0 || this.parts.unsent() > 0) return;
    this.answered = { ...this.answered, ...Object.fromEntries(fresh.map(([id, asked]) => [id, asked.at])) };
    this.now();
  }
}
