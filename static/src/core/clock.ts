// The server's clock on the phone: an offset learnt from answers, or a rehearsal's standing time (CK1).

const COARSE_MS = 1000;

export class Clock {
  private offset = 0;
  private standing: number | undefined;
  known = false;

  constructor(private readonly local: () => number = Date.now) {}

  now(): number {
    return this.standing ?? this.local() + this.offset;
  }

  /** An answer carried the server's time: to the second in a Date header, so half a second is added; `asked` is when we asked. */
  learn(serverTime: string | null, asked: number): void {
    const told = Date.parse(serverTime ?? "");
    if (Number.isNaN(told)) return;
    const heard = this.local();
    const offset = told + COARSE_MS / 2 - (asked + heard) / 2;
    if (this.known && Math.abs(offset - this.offset) < COARSE_MS) return;
    this.offset = offset;
    this.known = true;
  }

  /** A rehearsal's clock stands still at a moment; null lets it run. */
  stand(at: string | null | undefined): void {
    const moment = Date.parse(at ?? "");
    this.standing = Number.isNaN(moment) ? undefined : moment;
  }
}
