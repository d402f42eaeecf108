// The documents' page of the console: every table of the workshop, and photographs by agenda item.  It opens with the token the
// console holds, or the notulis.

import type { JSX } from "preact";
import commonTexts from "../../../workshop/texts/common.json";
import documentTexts from "../../../workshop/texts/documents.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import { Session } from "../core/session";
import { learn, speak, t } from "../core/texts";
import { openHall } from "../views/console/opening";
import { DocumentsPage } from "../views/documents/page";
import { takeLink } from "../views/linked/opening";
import { put } from "../views/linked/page";
import { LinkButton } from "../views/parts/button";
import { Notice } from "../views/parts/notice";

learn(commonTexts, documentTexts, refusalTexts, saidTexts);

// Whoever writes the minutes comes here for the photographs.
const own = takeLink("console");
const { workshop, token, ground } = own.token === "" ? takeLink("notes") : own;
const language = new Session(ground.keep).language() ?? (document.documentElement.lang === "en" ? "en" : "id");
speak(language);
document.documentElement.lang = language;
const opened = token === "" ? undefined : openHall(workshop, token);
put(Page);

function Page(): JSX.Element {
  if (opened === undefined || opened.hall.ended.value !== "") {
    return (
      <main class="alone">
        <Notice tone="fix" title={t("documents.no_link")} />
        <LinkButton href={`/console/${encodeURIComponent(workshop)}`}>{t("documents.back_console")}</LinkButton>
      </main>
    );
  }
  return <DocumentsPage hall={opened.hall} />;
}
