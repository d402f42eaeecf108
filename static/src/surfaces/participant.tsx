// The participant's phone: the door, then the day.  Boots from the address (/j/CODE, /w/WORKSHOP or /), from who is known on
// this phone, and listens to what the browser says of sleeping, waking and the network.

import { signal } from "@preact/signals";
import { render } from "preact";
import ballotTexts from "../../../workshop/texts/ballot_cards.json";
import commonTexts from "../../../workshop/texts/common.json";
import phoneTexts from "../../../workshop/texts/phone.json";
import presenceTexts from "../../../workshop/texts/presence.json";
import reviewTexts from "../../../workshop/texts/review_words.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import tableTexts from "../../../workshop/texts/tables.json";
import { Api } from "../core/api";
import { newId } from "../core/chance";
import { Clock } from "../core/clock";
import { openKeep, Session, type Someone, tag, tryout } from "../core/session";
import { dial } from "../core/socket";
import { type Told, Tables } from "../core/tables";
import { WalkedIn } from "../core/walked_in";
import { learn } from "../core/texts";
import { Agenda } from "../views/phone/agenda";
import { dress, suggest } from "../views/parts/appearance";
import { fillWhenIdle } from "../views/parts/later";
import { Door } from "../views/phone/door";
import { DoorSteps } from "../views/phone/door_steps";
import { typing } from "../views/phone/keyboard";
import { Help } from "../views/phone/help";
import { Ended, Erased, filesGoOn, OwnResults, OwnTrace, Self } from "../views/phone/later";
import { type Ground, Phone } from "../views/phone/phone";
import { findPlace, keepPlace, RESULTS, route, TRACE, turnTo } from "../views/phone/route";
import { TableCard } from "../views/phone/table_card";
import { Tasks } from "../views/phone/tasks";

learn(ballotTexts, commonTexts, phoneTexts, presenceTexts, refusalTexts, reviewTexts, tableTexts);

const { keep, lasting } = openKeep(() => localStorage);
const session = new Session(keep);
const clock = new Clock();
const ground: Ground = { api: new Api((path, init) => fetch(path, init), clock), clock, dial, keep, lasting };

type Place = { readonly at: "door"; readonly steps: DoorSteps } | { readonly at: "in"; readonly phone: Phone; readonly tables: Tables };
const place = signal<Place | undefined>(undefined);
const redrawn = signal(0);

dress(keep);
render(<App />, document.getElementById("app") ?? document.body);
listenToTheBrowser();
fillWhenIdle();
void boot();

async function boot(): Promise<void> {
  const [, kind, named] = location.pathname.split("/");
  const code = kind === "j" ? decodeURIComponent(named ?? "").toUpperCase() : "";
  const known = kind === "w" ? session.current(named) : session.people().filter((someone) => code === "" || someone.code === code).pop();
  if (known !== undefined) await comeIn(code === "" && kind !== "w" ? (session.current() ?? known) : known);
  else openDoor(code);
}

function openDoor(code: string): void {
  const onDoor = (door: { readonly workshop: { readonly language?: string } }) => suggest(door.workshop.language);
  const steps = new DoorSteps({ api: ground.api, session, keep, code, onEntered: (someone) => void comeIn(someone, true), onDoor });
  place.value = { at: "door", steps };
}

async function comeIn(someone: Someone, fresh = false): Promise<void> {
  await leave();
  if (fresh) session.enter(someone);
  else session.choose(someone);
  history.replaceState(null, "", `/w/${encodeURIComponent(someone.workshop)}${fresh ? "" : location.hash}`);
  if (fresh) turnTo({ tab: "tasks" });
  else findPlace(keep, tag(someone));
  const phone = await Phone.open(someone, ground);
  place.value = { at: "in", phone, tables: new Tables(keep, someone) };
  void filesGoOn(phone);
  phone.objects.listen(() => remember(phone));
}

/** Whoever came back by code is known by name once the objects are there. */
function remember(phone: Phone): void {
  const { person, organisation } = phone.me;
  const known = session.people(phone.someone.workshop).find((someone) => someone.person === phone.someone.person);
  if (person === undefined || known === undefined || (known.name === person.name && known.organisation === (organisation?.name ?? known.organisation))) return;
  session.update({ ...known, name: person.name, organisation: organisation?.name ?? known.organisation });
}

async function leave(): Promise<void> {
  const before = place.value;
  if (before?.at === "door") before.steps.close();
  if (before?.at === "in") await before.phone.close();
}

async function toTheDoor(code: string): Promise<void> {
  await leave();
  history.replaceState(null, "", code === "" ? "/" : `/j/${encodeURIComponent(code)}`);
  openDoor(code);
}

/** The name was a mistake: the phone forgets it, and the server lets it go again. */
async function notMe({ someone }: Phone): Promise<void> {
  await ground.api.command(someone, { id: newId("cmd"), name: "leave", payload: {} });
  session.forget(someone);
  await toTheDoor(someone.code);
}

/** The access ended: what is not sent stays under this person's name and goes out when they come in again. */
async function outAgain({ someone }: Phone): Promise<void> {
  session.forget(someone);
  await toTheDoor(someone.code);
}

/** Erased (ND1): only the token stays while something unsent is still to be shown. */
function forgetName({ someone, unsent, outbox }: Phone): void {
  keep.removeItem(tryout(someone));
  new WalkedIn(keep, newId).forget(someone.person);
  if (unsent + outbox.refused.length === 0) session.forget(someone);
  else session.update({ ...someone, name: "", organisation: "" });
}

function putAway(tables: Tables, told: Told): void {
  tables.putAway(told);
  redrawn.value += 1;
}

function App() {
  const now = place.value;
  if (now === undefined) return null;
  if (now.at === "door") return <Door steps={now.steps} />;
  return <Inside phone={now.phone} tables={now.tables} />;
}

function Inside({ phone, tables }: { readonly phone: Phone; readonly tables: Tables }) {
  void [redrawn.value, phone.version.value, phone.writing.value];
  if (phone.state.value === "ended" && phone.connection.reason === "person_erased") return <Erased phone={phone} forget={() => forgetName(phone)} onDoor={() => void outAgain(phone)} />;
  if (phone.state.value === "ended") return <Ended phone={phone} onDoor={() => void outAgain(phone)} />;
  // Whoever has the keyboard open writes the word to its end first.
  const told = typing.value ? undefined : tables.due(phone.objects, phone.me);
  if (told !== undefined) return <TableCard phone={phone} told={told} onPutAway={() => putAway(tables, told)} />;
  const at = route.value;
  switch (at.tab) {
    case "tasks":
      return <Tasks phone={phone} at={at} />;
    case "agenda":
      return <Agenda phone={phone} />;
    case "help":
      return <Help phone={phone} />;
    case "self":
      if (at.activity === RESULTS) return <OwnResults phone={phone} />;
      if (at.activity === TRACE) return <OwnTrace phone={phone} />;
      return (
        <Self
          phone={phone}
          people={session.people(phone.someone.workshop)}
          onSwitch={(someone) => void comeIn(someone).then(() => turnTo({ tab: "tasks" }))}
          onOther={() => void toTheDoor(phone.someone.code)}
          onNotMe={() => void notMe(phone)}
        />
      );
  }
}

function listenToTheBrowser(): void {
  const inside = (act: (phone: Phone) => void) => () => {
    if (place.value?.at === "in") act(place.value.phone);
  };
  const wake = inside((phone) => phone.wake());
  const hide = inside((phone) => {
    keepPlace(keep, tag(phone.someone));
    phone.hide();
  });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? wake() : hide()));
  addEventListener("pageshow", wake);
  addEventListener("pagehide", hide);
  addEventListener("online", wake);
  addEventListener("offline", inside((phone) => phone.lost()));
  addEventListener("popstate", () => {
    if (place.value?.at === "door") place.value.steps.back();
  });
}

