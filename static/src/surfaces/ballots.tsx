// The ballots' page of the console: set up, opened, closed, revealed, decided.  It opens with the token the console holds.

import type { JSX } from "preact";
import ballotTexts from "../../../workshop/texts/ballots.json";
import pageTexts from "../../../workshop/texts/ballots_console.json";
import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { Session } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { BallotsPage } from "../views/ballots/page";
import { openHall } from "../views/console/opening";
import { takeLink } from "../views/linked/opening";
import { put } from "../views/linked/page";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";

learn(ballotTexts, pageTexts, commonTexts, refusalTexts, saidTexts);

const { workshop, token, ground } = takeLink("console");
const language = new Session(ground.keep).language() ?? (document.documentElement.lang === "en" ? "en" : "id");
speak(language);
document.documentElement.lang = language;
const opened = token === "" ? undefined : openHall(workshop, token);
put(Page);

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
