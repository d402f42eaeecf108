// The keys this browser holds: the laptop's own, and one token per workshop.  They arrive behind the `#` of a link and
// leave the address at once, for a hall can read it on a wall.

import type { Keep } from "../../core/session";

const HOST_KEY = "rembuk.host_key";
const TOKEN = "rembuk.console.";

export class Keys {
  constructor(private readonly keep: Keep) {}

  /** Takes what the fragment brings; says whether the address has to be cleaned. */
  take(fragment: string, workshop: string): boolean {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const [key, token] = [given.get("key"), given.get("token")];
    if (key !== null && key !== "") this.keep.setItem(HOST_KEY, key);
    if (token !== null && token !== "" && workshop !== "") this.keep.setItem(TOKEN + workshop, token);
    return key !== null || token !== null;
  }

  get host(): string {
    return this.keep.getItem(HOST_KEY) ?? "";
  }

  token(workshop: string): string {
    return this.keep.getItem(TOKEN + workshop) ?? "";
  }

  hold(workshop: string, token: string): void {
    this.keep.setItem(TOKEN + workshop, token);
  }

  drop(workshop: string): void {
    this.keep.removeItem(TOKEN + workshop);
  }

  dropHost(): void {
    this.keep.removeItem(HOST_KEY);
  }
}
