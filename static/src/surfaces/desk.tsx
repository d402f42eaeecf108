// The registration desk: a second laptop or tablet by the entrance, with a link of its own.

import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import commonTexts from "../../../workshop/texts/common.json";
import deskTexts from "../../../workshop/texts/desk.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { Api } from "../core/api";
import { Clock } from "../core/clock";
import { openKeep } from "../core/session";
import { dial } from "../core/socket";
import { learn, speak } from "../core/texts";
import { Desk } from "../views/desk/desk";
import { NoLink } from "../views/desk/no_link";
import { DeskRoom } from "../views/desk/room";

learn(commonTexts, deskTexts, refusalTexts);
speak(document.documentElement.lang === "en" ? "en" : "id");

const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const { keep, lasting } = openKeep(() => localStorage);
const clock = new Clock();
const opened = signal<Desk | undefined>(undefined);
const token = takeToken();

if (token !== "") void Desk.open(workshop, token, { api: new Api((path, init) => fetch(path, init), clock), clock, dial, keep, lasting }).then((desk) => (opened.value = desk));
render(<Page />, document.getElementById("app") ?? document.body);
addEventListener("online", () => opened.value?.wake());
addEventListener("offline", () => opened.value?.connection.lost());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && opened.value?.wake());

function Page(): JSX.Element {
  const desk = opened.value;
  if (token === "") return <NoLink ended={false} />;
  if (desk === undefined) return <div class="reg" aria-busy="true" />;
  const gone = desk.state.value === "ended" && desk.waiting.length === 0;
  return gone ? <NoLink ended /> : <DeskRoom desk={desk} />;
}

/** The secret stands behind the `#`, is taken out of the address at once, and stays on this device. */
function takeToken(): string {
  const name = `rembuk.desk.${workshop}`;
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return keep.getItem(name) ?? "";
  keep.setItem(name, given);
  history.replaceState(null, "", location.pathname);
  return given;
}
