// The leadership's view: figures asked of the server every few seconds while somebody looks at them.

import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import leadersTexts from "../../../workshop/texts/leaders.json";
import { Api } from "../core/api";
import { openKeep } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { Brand, Tenun } from "../views/parts/brand";
import { LeadersPage } from "../views/leaders/page";
import type { Turnout } from "../views/leaders/turnout";

const BETWEEN_MS = 3000;

learn(leadersTexts);
speak(document.documentElement.lang === "en" ? "en" : "id");

const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const { keep } = openKeep(() => localStorage);
const api = new Api((path, init) => fetch(path, init));
const token = takeToken();
const turnout = signal<Turnout | undefined>(undefined);
const old = signal(false);
const refused = signal(token === "");
let asking = false;

render(<Page />, document.getElementById("app") ?? document.body);
void ask();
setInterval(() => void ask(), BETWEEN_MS);
for (const wakes of ["online", "pageshow", "visibilitychange"]) (wakes === "visibilitychange" ? document : window).addEventListener(wakes, () => void ask());

function Page(): JSX.Element {
  if (refused.value) return <NoLink />;
  if (turnout.value === undefined) return <main class="lead" aria-busy="true"><p class="mute">{t("leaders.connecting")}</p></main>;
  return <LeadersPage turnout={turnout.value} old={old.value} />;
}

/** One question at a time: a slow line is not asked again while it answers. */
async function ask(): Promise<void> {
  if (asking || refused.value || document.visibilityState === "hidden") return;
  asking = true;
  const answer = await api.get<Turnout>(`/api/workshops/${encodeURIComponent(workshop)}/turnout`, token);
  asking = false;
  if (answer.ok) {
    speak(answer.workshop.language === "en" ? "en" : "id");
    turnout.value = answer;
  } else if (answer.code === "not_signed_in" || answer.code === "not_allowed") {
    refused.value = true;
  }
  old.value = !answer.ok;
}

function NoLink(): JSX.Element {
  return (
    <main class="lead">
      <Brand />
      <Tenun />
      <h1>{t("leaders.no_link")}</h1>
      <p class="mute">{t("leaders.no_link_do")}</p>
    </main>
  );
}

function takeToken(): string {
  const name = `rembuk.leaders.${workshop}`;
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return keep.getItem(name) ?? "";
  keep.setItem(name, given);
  history.replaceState(null, "", location.pathname);
  return given;
}
