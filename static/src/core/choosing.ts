// What was chosen on this phone and not sent: kept through a reload, forgotten once it is sent, never shown in another round.

import type { Choice } from "./ballots";
import type { Ballot } from "./generated/wire";
import { type Keep, type Someone, tag } from "./session";

export class Choosing {
  private readonly key: string;
  /** A phone whose storage is full remembers for as long as the page lives. */
  private held: Choice | undefined;

  constructor(
    private readonly keep: Keep,
    someone: Pick<Someone, "workshop" | "person">,
    ballot: Ballot,
  ) {
    this.key = `rembuk.ballot ${tag(someone)} ${ballot.id} ${ballot.round}`;
    this.held = this.read();
  }

  get choice(): Choice | undefined {
    return this.held;
  }

  put(choice: Choice): void {
    this.held = choice;
    this.write(JSON.stringify(choice));
  }

  forget(): void {
    this.held = undefined;
    this.keep.removeItem(this.key);
  }

  private write(text: string): void {
    try {
      this.keep.setItem(this.key, text);
    } catch {
      return;
    }
  }

  private read(): Choice | undefined {
    try {
      const found: unknown = JSON.parse(this.keep.getItem(this.key) ?? "null");
      return typeof found === "object" && found !== null ? (found as Choice) : undefined;
    } catch {
      return undefined;
    }
  }
}
