// The test page a phone opens before the doors do: it reached the laptop, and stays to be counted with the others.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import tryoutTexts from "../../../workshop/texts/tryout.json";
import { Api } from "../core/api";
import { newSecret } from "../core/chance";
import { openKeep } from "../core/session";
import { learn, t } from "../core/texts";
import { put } from "../views/linked/page";
import { dress, suggest } from "../views/parts/appearance";
import { Icon } from "../views/parts/icon";
import { Masthead } from "../views/parts/masthead";

const BETWEEN_MS = 4000;
const LINE_MS = 5000;
const KEY = "rembuk.tryout";

learn(tryoutTexts);

type State = "asking" | "reached" | "lost" | "unknown";

const api = new Api((path, init) => fetch(path, init));
const code = location.pathname.split("/")[2] ?? "";
const { keep } = openKeep(() => localStorage);
dress(keep);
suggest(navigator.language.slice(0, 2).toLowerCase());
const device = keep.getItem(KEY) ?? newSecret();
keep.setItem(KEY, device);
const state = signal<State>("asking");
const here = signal({ title: "", count: 0 });
const line = signal<boolean | null>(null);
let took = 0;
let asking = false;

put(Page);
void ask();
setInterval(() => void ask(), BETWEEN_MS);
tryLine();

function Page(): JSX.Element {
  return (
    <main class={`tryout ${state.value}`}>
      <Masthead />
      <p class="mute">{here.value.title || t("tryout.title")}</p>
      <div role="status">
        <h1>
          {state.value === "reached" && <Icon name="check" />}
          {state.value === "reached" ? t("tryout.reached") : state.value === "asking" ? t("tryout.asking") : state.value === "lost" ? t("tryout.lost") : t("tryout.unknown")}
        </h1>
      </div>
      {state.value === "reached" && (
        <>
          <p>{t("tryout.here", { count: here.value.count })}</p>
          <p>{t("tryout.stay")}</p>
          {line.value === false && <p class="notice local">{t("tryout.no_line")}</p>}
        </>
      )}
    </main>
  );
}

/** One question at a time; a page that is put aside asks nothing, and counts as gone. */
async function ask(): Promise<void> {
  if (asking || document.visibilityState === "hidden") return;
  asking = true;
  const began = Date.now();
  const answer = await api.post<{ readonly title: string; readonly here: number }>(`/api/door/${encodeURIComponent(code)}/tries`, { device, clock_ms: began, took_ms: took, line: line.value });
  took = Date.now() - began;
  asking = false;
  if (answer.ok) here.value = { title: answer.title, count: answer.here };
  state.value = answer.ok ? "reached" : answer.code === "unknown_code" ? "unknown" : "lost";
}

/** Whether a lasting line gets through: the first word the server says on one is enough. */
function tryLine(): void {
  const found = (stands: boolean): void => {
    if (line.value === null) line.value = stands;
  };
  try {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket.io/?EIO=4&transport=websocket`);
    socket.onmessage = () => {
      found(true);
      socket.close();
    };
    socket.onerror = () => found(false);
    setTimeout(() => found(false), LINE_MS);
  } catch {
    found(false);
  }
}
