// The assessor's page: a tablet or a phone, with a link of its own.

import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import assessTexts from "../../../workshop/texts/assess.json";
import commonTexts from "../../../workshop/texts/common.json";
import phoneTexts from "../../../workshop/texts/phone.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import wordTexts from "../../../workshop/texts/review_words.json";
import reviewTexts from "../../../workshop/texts/reviews.json";
import { Api } from "../core/api";
import { Clock } from "../core/clock";
import { openKeep } from "../core/session";
import { dial } from "../core/socket";
import { learn, speak, t } from "../core/texts";
import { AssessorDesk } from "../views/assessor/assessor";
import { AssessorPage } from "../views/assessor/page";
import { Brand, Tenun } from "../views/parts/brand";

learn(assessTexts, commonTexts, phoneTexts, refusalTexts, reviewTexts, wordTexts);
speak(document.documentElement.lang === "en" ? "en" : "id");

const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const { keep, lasting } = openKeep(() => localStorage);
const clock = new Clock();
const opened = signal<AssessorDesk | undefined>(undefined);
const token = takeToken();

if (token !== "") void AssessorDesk.open(workshop, token, { api: new Api((path, init) => fetch(path, init), clock), clock, dial, keep, lasting }).then((desk) => (opened.value = desk));
render(<Page />, document.getElementById("app") ?? document.body);
addEventListener("online", () => opened.value?.wake());
addEventListener("offline", () => opened.value?.connection.lost());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && opened.value?.wake());

function Page(): JSX.Element {
  const desk = opened.value;
  if (token === "") return <NoLink ended={false} />;
  if (desk === undefined) return <div class="assess" aria-busy="true" />;
  return desk.state.value === "ended" && desk.waiting.length === 0 ? <NoLink ended /> : <AssessorPage desk={desk} />;
}

function NoLink({ ended }: { readonly ended: boolean }): JSX.Element {
  return (
    <main class="alone">
      <Brand />
      <Tenun />
      <h1>{ended ? t("assess.ended") : t("assess.no_link")}</h1>
      <p>{t("assess.no_link_do")}</p>
    </main>
  );
}

/** The secret stands behind the `#`, is taken out of the address at once, and stays on this device. */
function takeToken(): string {
  const name = `rembuk.assess.${workshop}`;
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return keep.getItem(name) ?? "";
  keep.setItem(name, given);
  history.replaceState(null, "", location.pathname);
  return given;
}
