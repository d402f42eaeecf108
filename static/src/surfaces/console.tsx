// The console: the laptop's own facilitator with the host's key, invited staff with a link, anybody else a word on where
// the link is found.  Keys arrive behind the `#` and leave the address at once.

import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import commonTexts from "../../../workshop/texts/common.json";
import consoleTexts from "../../../workshop/texts/console.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { Api, type Entered } from "../core/api";
import type { Refusal } from "../core/messages";
import { openKeep } from "../core/session";
import { learn } from "../core/texts";
import type { Hall } from "../views/console/hall_state";
import { Keys } from "../views/console/keys";
import { Front, refusalsKnown } from "../views/console/later";
import { NoKey } from "../views/console/no_key";
import { openHall } from "../views/console/opening";
import { follow } from "../views/console/rooms";
import { RoomOf } from "../views/console/room_of";
import { Shell } from "../views/console/shell";
import { dress } from "../views/parts/appearance";
import { fillWhenIdle } from "../views/parts/later";

learn(commonTexts, consoleTexts, placeTexts, saidTexts);

const { keep } = openKeep(() => localStorage);
const keys = new Keys(keep);
const api = new Api((path, init) => fetch(path, init), undefined, refusalsKnown);
const hall = signal<Hall | undefined>(undefined);
const wrong = signal(false);
let close = (): void => undefined;
let opened = "";

dress(keep);
takesKeys();
follow();
addEventListener("hashchange", () => {
  // A sign-in link put into the address line of an open page brings its key, too.
  if (takesKeys()) location.reload();
  else follow();
});
addEventListener("popstate", () => {
  // A new room changes only what is behind the `#`: the workshop stays open, and what is half done in it.
  if (named() !== opened) void open();
});
fillWhenIdle();
void open();
render(<Console />, document.getElementById("app") ?? document.body);

function Console(): JSX.Element {
  if (hall.value !== undefined) {
    return (
      <Shell hall={hall.value}>
        <RoomOf hall={hall.value} />
      </Shell>
    );
  }
  if (named() === "" && keys.host !== "" && !wrong.value) {
    return <Front host={{ api, key: keys.host, enter }} />;
  }
  return named() !== "" && !wrong.value ? <div class="desk" aria-busy="true" /> : <NoKey wrong={wrong.value} />;
}

function takesKeys(): boolean {
  const brought = keys.take(location.hash, named());
  if (brought) history.replaceState(null, "", location.pathname);
  return brought;
}

/** Opens what the address names: a workshop with its token, else with the host's key, else nothing. */
async function open(): Promise<void> {
  close();
  hall.value = undefined;
  wrong.value = false;
  const workshop = (opened = named());
  if (workshop === "") return void (await knock());
  const token = keys.token(workshop);
  if (token !== "") return show(workshop, token);
  if (keys.host !== "" && (await enter(workshop)) === undefined) return;
  wrong.value = true;
}

/** Whether the key still opens anything: a store that was made anew has another. */
async function knock(): Promise<void> {
  if (keys.host === "") return;
  const answer = await api.get("/api/host/workshops", keys.host);
  if (answer.ok || answer.code !== "not_signed_in") return;
  keys.dropHost();
  wrong.value = true;
}

async function enter(workshop: string): Promise<Refusal | undefined> {
  const answer = await api.post<Entered>(`/api/host/workshops/${encodeURIComponent(workshop)}/enter`, {}, keys.host);
  if (!answer.ok) return answer;
  keys.hold(answer.workshop, answer.token);
  if (named() !== answer.workshop) history.pushState(null, "", `/console/${encodeURIComponent(answer.workshop)}`);
  show(answer.workshop, answer.token);
  return undefined;
}

function show(workshop: string, token: string): void {
  close();
  opened = workshop;
  const now = openHall(workshop, token, refusalsKnown);
  const stop = now.hall.ended.subscribe((code) => {
    if (code === "not_signed_in" || code === "access_ended") void turnedAway(workshop, code);
  });
  close = () => {
    stop();
    now.close();
  };
  hall.value = now.hall;
  follow();
}

/** A token from an earlier store: the host's key makes a fresh one; without it the page says what to do. */
async function turnedAway(workshop: string, code: string): Promise<void> {
  keys.drop(workshop);
  if (code === "not_signed_in" && keys.host !== "" && (await enter(workshop)) === undefined) return;
  close();
  hall.value = undefined;
  wrong.value = true;
}

function named(): string {
  return decodeURIComponent(location.pathname.split("/")[2] ?? "");
}
