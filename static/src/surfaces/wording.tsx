// The editorial desk of the console, for who keeps the papers.  It opens with the token the console holds.

import commonTexts from "../../../workshop/texts/common.json";
import consoleTexts from "../../../workshop/texts/console.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import wordingTexts from "../../../workshop/texts/wording.json";
import { learn, t } from "../core/texts";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";
import { WordingPage } from "../views/wording/page";

learn(commonTexts, consoleTexts, placeTexts, refusalTexts, saidTexts, wordingTexts);

showHall({
  link: takeLink("console"),
  none: (home) => <NoHall name="alone" title={t("wording.no_link")} home={home} />,
  draw: (hall) => <WordingPage hall={hall} />,
});
