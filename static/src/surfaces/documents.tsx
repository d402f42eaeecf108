// The documents' page of the console: every table of the workshop, and photographs by agenda item.  It opens with the token the
// console holds, or the notulis.

import commonTexts from "../../../workshop/texts/common.json";
import documentTexts from "../../../workshop/texts/documents.json";
import saidTexts from "../../../workshop/texts/hall_said.json";
import placeTexts from "../../../workshop/texts/places.json";
import { refusalTexts } from "../core/refusal_texts";
import { learn, t } from "../core/texts";
import { DocumentsPage } from "../views/documents/page";
import { NoHall, showHall } from "../views/linked/hall_page";
import { takeLink } from "../views/linked/opening";

learn(commonTexts, documentTexts, placeTexts, refusalTexts, saidTexts);

// Whoever writes the minutes comes here for the photographs.
const own = takeLink("console");
const link = own.token === "" ? takeLink("notes") : own;
showHall({
  link,
  none: (home) => <NoHall name="alone" title={t("documents.no_link")} home={home} />,
  draw: (hall) => <DocumentsPage hall={hall} />,
});
