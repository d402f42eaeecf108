// The page where results go on: rows carried to the next activity or stage, frozen states, homework.  It opens with the token
// the console holds; the next stage is opened with the laptop's own key, where this browser has it.

import type { JSX } from "preact";
import carriedTexts from "../../../workshop/texts/carried.json";
import chainTexts from "../../../workshop/texts/chains.json";
import pageTexts from "../../../workshop/texts/chains_console.json";
import commonTexts from "../../../workshop/texts/common.json";
import consoleTexts from "../../../workshop/texts/console.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { Session } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { ChainsPage } from "../views/chains/page";
import { Keys } from "../views/console/keys";
import { openHall } from "../views/console/opening";
import { takeLink } from "../views/linked/opening";
import { put } from "../views/linked/page";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";

learn(carriedTexts, chainTexts, pageTexts, commonTexts, consoleTexts, refusalTexts, saidTexts);

const { workshop, token, ground } = takeLink("console");
const language = new Session(ground.keep).language() ?? (document.documentElement.lang === "en" ? "en" : "id");
speak(language);
document.documentElement.lang = language;
const opened = token === "" ? undefined : openHall(workshop, token);
const keys = new Keys(ground.keep);
put(Page);

function Page(): JSX.Element {
  if (opened === undefined || opened.hall.ended.value !== "") {
    return (
      <main class="chains">
        <Notice tone="fix" title={t("chains.no_link")} />
        <LinkButton href={`/console/${encodeURIComponent(workshop)}`}>{t("chains.back")}</LinkButton>
      </main>
    );
  }
  return <ChainsPage hall={opened.hall} keys={keys} />;
}
