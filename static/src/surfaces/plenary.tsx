// The plenary's page of the console: the order, the stage, the clock.  It opens with the token the console holds.

import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import plenaryTexts from "../../../workshop/texts/plenary.json";
import pageTexts from "../../../workshop/texts/plenary_console.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";
import { PlenaryPage } from "../views/plenary/page";

learn(commonTexts, pageTexts, plenaryTexts, placeTexts, refusalTexts, saidTexts);

const link = takeLink("console");
showHall({
  link,
  none: (home) => <NoHall name="plenaries" title={t("plenaries.no_link")} home={home} />,
  draw: (hall) => <PlenaryPage hall={hall} />,
});
