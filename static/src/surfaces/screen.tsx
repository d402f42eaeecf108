// The projector: one address, one grant, no rights.  What it last heard stays on the wall while the line is down.

import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import ballotTexts from "../../../workshop/texts/ballots.json";
import chartTexts from "../../../workshop/texts/charts.json";
import plenaryTexts from "../../../workshop/texts/plenary.json";
import presenceTexts from "../../../workshop/texts/presence.json";
import screenTexts from "../../../workshop/texts/screen.json";
import tableTexts from "../../../workshop/texts/tables.json";
import { Api } from "../core/api";
import { Clock } from "../core/clock";
import { Connection, type State } from "../core/connection";
import type { Screen } from "../core/generated/wire";
import { Objects } from "../core/objects";
import { screenOf } from "../core/screens";
import { dial } from "../core/socket";
import { openKeep } from "../core/session";
import { learn } from "../core/texts";
import { dress, suggest } from "../views/parts/appearance";
import { beginAnewWithALink } from "../views/linked/opening";
import { type Counts, Desk, type Figures, isCounted, type Stage } from "../views/screen/figures";
import { textOf, wifiOf } from "../views/screen/model";
import { Wall } from "../views/screen/wall";

const BETWEEN_FIGURES_MS = 3000;
const BETWEEN_WORDS_MS = 25_000;
const RELOAD_MS = 5000;
const TICK_MS = 200;

learn(ballotTexts, chartTexts, plenaryTexts, tableTexts, presenceTexts, screenTexts);
dress(openKeep(() => localStorage).keep);

const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const token = takeToken();
beginAnewWithALink();
const clock = new Clock();
const api = new Api((path, init) => fetch(path, init), clock);
const desk = new Desk(api, workshop, token);
const objects = new Objects();

const version = signal(0);
const state = signal<State>(token === "" ? "ended" : "first");
const figures = signal<Figures | undefined>(undefined);
const counts = signal<Counts | undefined>(undefined);
const stage = signal<Stage | undefined>(undefined);
const codes = signal({ join: "", wifi: "" });
const second = signal(0);

const line = new Connection({
  workshop,
  token,
  dial,
  snapshot: () => api.objects(workshop, token),
  objects,
  onState: turned,
});

/** The codes are drawn anew only when what they say changed. */
const says = computed(() => {
  void version.value;
  const own = objects.all("workshop")[0];
  return own === undefined ? "" : JSON.stringify([own.join_code, own.profile, figures.value?.address]);
});

objects.listen(() => {
  const own = objects.all("workshop")[0];
  clock.stand(own?.clock_at);
  suggest(own?.language);
  version.value += 1;
});
/** Which plenary is on the wall, and who presents there: their sheet is fetched anew with either. */
const presented = computed(() => {
  void version.value;
  const screen = hanging();
  const plenary = screen?.page === "plenary" && !screen.hidden ? objects.get("plenary", textOf(screen.content, "plenary")) : undefined;
  return plenary === undefined ? "" : `${plenary.id} ${plenary.current_id ?? ""} ${String(plenary.names)}`;
});
effect(() => {
  if (says.value !== "") void draw();
});
effect(() => {
  if (version.value > 0) void look();
});
effect(() => {
  if (presented.value !== "") void read();
});
effect(() => {
  void version.value;
  render(
    <Wall
      all={(type) => objects.all(type)}
      figures={figures.value}
      counts={counts.value}
      projector={line.viewer?.person ?? ""}
      codes={codes.value}
      stage={stage.value}
      now={second.value}
      connected={state.value === "first" || state.value === "online"}
      admitted={state.value !== "ended"}
    />,
    document.getElementById("app") ?? document.body,
  );
});

if (token !== "") {
  void line.start();
  void count();
  setInterval(() => void count(), BETWEEN_FIGURES_MS);
}
tick();
setInterval(tick, TICK_MS);
addEventListener("online", () => void line.wake());
document.addEventListener("visibilitychange", () => void line.wake());
setInterval(() => void line.tell({ unsent: 0, writing: null }), BETWEEN_WORDS_MS);

/** Nobody stands at the projector: a newer server's page is fetched without being asked. */
function turned(now: State): void {
  state.value = now;
  if (line.reason === "old_page") setTimeout(() => location.reload(), RELOAD_MS);
}

async function count(): Promise<void> {
  if (state.value === "ended") return;
  const found = await desk.figures();
  if (found.ok) figures.value = found;
  await look();
  if (presented.peek() !== "") await read();
}

/** What is counted for the page that hangs here; it stays while the line is down, and goes with its page. */
async function look(): Promise<void> {
  const page = hanging()?.page ?? "";
  if (counts.peek()?.page !== page) counts.value = undefined;
  if (!isCounted(page) || hanging()?.hidden === true) return;
  const found = await desk.counts(page);
  if (found !== undefined && hanging()?.page === page) counts.value = found;
}

function hanging(): Screen | undefined {
  return screenOf(objects.all("screen"), line.viewer?.person ?? "");
}

/** What it last heard stays, like everything on the wall. */
async function read(): Promise<void> {
  const [plenary = ""] = presented.peek().split(" ");
  const found = await desk.stage(plenary);
  if (found.ok) stage.value = found;
}

async function draw(): Promise<void> {
  const own = objects.all("workshop")[0];
  const withWifi = own !== undefined && wifiOf(own) !== undefined;
  const [join, wifi] = await Promise.all([desk.code("join"), withWifi ? desk.code("wifi") : ""]);
  for (const old of Object.values(codes.peek())) URL.revokeObjectURL(old);
  codes.value = { join, wifi };
}

function tick(): void {
  second.value = Math.floor(clock.now() / 1000) * 1000;
}

/** The whole hall reads the address of this page: the secret is taken out of it at once. */
function takeToken(): string {
  const key = `rembuk.screen.${workshop}`;
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return localStorage.getItem(key) ?? "";
  localStorage.setItem(key, given);
  history.replaceState(null, "", location.pathname);
  return given;
}
