// The plenary's page of the console: the order, the stage, the clock.  It opens with the token the console holds.

import type { JSX } from "preact";
import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import plenaryTexts from "../../../workshop/texts/plenary.json";
import pageTexts from "../../../workshop/texts/plenary_console.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { Session } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { openHall } from "../views/console/opening";
import { takeLink } from "../views/linked/opening";
import { put } from "../views/linked/page";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";
import { PlenaryPage } from "../views/plenary/page";

learn(commonTexts, pageTexts, plenaryTexts, refusalTexts, saidTexts);

const { workshop, token, ground } = takeLink("console");
const language = new Session(ground.keep).language() ?? (document.documentElement.lang === "en" ? "en" : "id");
speak(language);
document.documentElement.lang = language;
const opened = token === "" ? undefined : openHall(workshop, token);
put(Page);

function Page(): JSX.Element {
  if (opened === undefined || opened.hall.ended.value !== "") {
    return (
      <main class="plenaries">
        <Notice tone="fix" title={t("plenaries.no_link")} />
        <LinkButton href={`/console/${encodeURIComponent(workshop)}`}>{t("plenaries.back")}</LinkButton>
      </main>
    );
  }
  return <PlenaryPage hall={opened.hall} />;
}
