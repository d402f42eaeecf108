// The sheet for the door and the tables, to be printed.  It opens with the token the console holds.

import commonTexts from "../../../workshop/texts/common.json";
import consoleTexts from "../../../workshop/texts/console.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import handoutTexts from "../../../workshop/texts/handout.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import roomTexts from "../../../workshop/texts/console_rooms.json";
import { learn, t } from "../core/texts";
import { HandoutPage } from "../views/handout/page";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";

learn(commonTexts, consoleTexts, handoutTexts, placeTexts, refusalTexts, roomTexts, saidTexts);

showHall({
  link: takeLink("console"),
  none: (home) => <NoHall name="handout" title={t("handout.no_link")} home={home} />,
  draw: (hall) => <HandoutPage hall={hall} />,
});
