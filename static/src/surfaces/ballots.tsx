// The ballots' page of the console: set up, opened, closed, revealed, decided.  It opens with the token the console holds.

import ballotTexts from "../../../workshop/texts/ballots.json";
import pageTexts from "../../../workshop/texts/ballots_console.json";
import commonTexts from "../../../workshop/texts/common.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { BallotsPage } from "../views/ballots/page";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";

learn(ballotTexts, pageTexts, commonTexts, placeTexts, refusalTexts, saidTexts);

const link = takeLink("console");
showHall({
  link,
  none: (home) => <NoHall name="ballots" title={t("ballots.no_link")} home={home} />,
  draw: (hall) => <BallotsPage hall={hall} />,
});
