// The leadership's view: figures asked of the server every few seconds while somebody looks at them.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import leadersTexts from "../../../workshop/texts/leaders.json";
import { learn, t } from "../core/texts";
import { LeadersPage } from "../views/leaders/page";
import type { Turnout } from "../views/leaders/turnout";
import { takeLink } from "../views/linked/opening";
import { NoLink, put } from "../views/linked/page";
import { suggest } from "../views/parts/appearance";

const BETWEEN_MS = 3000;

learn(leadersTexts);

const { workshop, token, ground } = takeLink("leaders");
const turnout = signal<Turnout | undefined>(undefined);
const old = signal(false);
const refused = signal(token === "");
let asking = false;

put(Page);
void ask();
setInterval(() => void ask(), BETWEEN_MS);
for (const wakes of ["online", "pageshow", "visibilitychange"]) (wakes === "visibilitychange" ? document : window).addEventListener(wakes, () => void ask());

function Page(): JSX.Element {
  if (refused.value) return <NoLink title={t("leaders.no_link")} act={t("leaders.no_link_do")} />;
  if (turnout.value === undefined) return <main class="lead" aria-busy="true"><p class="mute">{t("leaders.connecting")}</p></main>;
  return <LeadersPage turnout={turnout.value} old={old.value} />;
}

/** One question at a time: a slow line is not asked again while it answers. */
async function ask(): Promise<void> {
  if (asking || refused.value || document.visibilityState === "hidden") return;
  asking = true;
  const answer = await ground.api.get<Turnout>(`/api/workshops/${encodeURIComponent(workshop)}/turnout`, token);
  asking = false;
  if (answer.ok) {
    suggest(answer.workshop.language);
    turnout.value = answer;
  } else if (answer.code === "not_signed_in" || answer.code === "not_allowed") {
    refused.value = true;
  }
  old.value = !answer.ok;
}
