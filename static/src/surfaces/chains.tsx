// The page where results go on: rows carried to the next activity or stage, frozen states, homework.  It opens with the token
// the console holds; the next stage is opened with the laptop's own key, where this browser has it.

import carriedTexts from "../../../workshop/texts/carried.json";
import chainTexts from "../../../workshop/texts/chains.json";
import pageTexts from "../../../workshop/texts/chains_console.json";
import commonTexts from "../../../workshop/texts/common.json";
import consoleTexts from "../../../workshop/texts/console.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { ChainsPage } from "../views/chains/page";
import { Keys } from "../views/console/keys";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";

learn(carriedTexts, chainTexts, pageTexts, commonTexts, consoleTexts, placeTexts, refusalTexts, saidTexts);

const link = takeLink("console");
const keys = new Keys(link.ground.keep);
showHall({
  link,
  none: (home) => <NoHall name="chains" title={t("chains.no_link")} home={home} />,
  draw: (hall) => <ChainsPage hall={hall} keys={keys} />,
});
