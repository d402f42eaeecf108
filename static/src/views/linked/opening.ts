// A page opened by a link of its own: which workshop, with which secret, and what such a page stands on.

import { Api } from "../../core/api";
import { Clock } from "../../core/clock";
import type { Dial } from "../../core/connection";
import { type Keep, openKeep } from "../../core/session";
import { dial } from "../../core/socket";
import { dress } from "../parts/appearance";

export interface Ground {
  readonly api: Api;
  readonly clock: Clock;
  readonly dial: Dial;
  readonly keep: Keep;
  readonly lasting: boolean;
}

export interface Link {
  readonly workshop: string;
  /** Empty: this device never had the link. */
  readonly token: string;
  readonly ground: Ground;
}

/** The secret stands behind the `#`, is taken out of the address at once, and stays on this device under the page's name. */
export function takeLink(page: string): Link {
  beginAnewWithALink();
  const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const { keep, lasting } = openKeep(() => localStorage);
  dress(keep);
  const clock = new Clock();
  const api = new Api((path, init) => fetch(path, init), clock);
  return { workshop, token: taken(keep, `rembuk.${page}.${workshop}`), ground: { api, clock, dial, keep, lasting } };
}

/** A link put into the address line of the open page changes only what stands behind the `#`, and the browser stays. */
export function beginAnewWithALink(): void {
  addEventListener("hashchange", () => {
    if (new URLSearchParams(location.hash.slice(1)).has("token")) location.reload();
  });
}

function taken(keep: Keep, name: string): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return keep.getItem(name) ?? "";
  keep.setItem(name, given);
  history.replaceState(null, "", location.pathname);
  return given;
}
