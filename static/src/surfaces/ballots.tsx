// The ballots' page of the console: set up, opened, closed, revealed, decided.  It opens with the token the console holds.

import { type JSX, render } from "preact";
import ballotTexts from "../../../workshop/texts/ballots.json";
import pageTexts from "../../../workshop/texts/ballots_console.json";
import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { openKeep, Session } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { BallotsPage } from "../views/ballots/page";
import { Keys } from "../views/console/keys";
import { openHall } from "../views/console/opening";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";

learn(ballotTexts, pageTexts, commonTexts, refusalTexts, saidTexts);
const { keep } = openKeep(() => localStorage);
const language = new Session(keep).language() ?? (document.documentElement.lang === "en" ? "en" : "id");
speak(language);
document.documentElement.lang = language;

const workshop = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const keys = new Keys(keep);
if (keys.take(location.hash, workshop)) history.replaceState(null, "", location.pathname);
const token = keys.token(workshop);
const opened = token === "" ? undefined : openHall(workshop, token);
render(<Page />, document.getElementById("app") ?? document.body);

function Page(): JSX.Element {
  if (opened === undefined || opened.hall.ended.value !== "") {
    return (
      <main class="ballots">
        <Notice tone="fix" title={t("ballots.no_link")} />
        <LinkButton href={`/console/${encodeURIComponent(workshop)}`}>{t("ballots.back")}</LinkButton>
      </main>
    );
  }
  return <BallotsPage hall={opened.hall} />;
}
