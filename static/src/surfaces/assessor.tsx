// The assessor's page: a tablet or a phone.

import assessTexts from "../../../workshop/texts/assess.json";
import ballotTexts from "../../../workshop/texts/ballot_cards.json";
import commonTexts from "../../../workshop/texts/common.json";
import documentTexts from "../../../workshop/texts/documents.json";
import phoneTexts from "../../../workshop/texts/phone.json";
import { refusalTexts } from "../core/refusal_texts";
import wordTexts from "../../../workshop/texts/review_words.json";
import reviewTexts from "../../../workshop/texts/reviews.json";
import { learn, t } from "../core/texts";
import { AssessorDesk } from "../views/assessor/assessor";
import { AssessorPage } from "../views/assessor/page";
import { takeLink } from "../views/linked/opening";
import { NoLink, show } from "../views/linked/page";
import { fillWhenIdle } from "../views/parts/later";

learn(assessTexts, ballotTexts, commonTexts, documentTexts, phoneTexts, refusalTexts, reviewTexts, wordTexts);

const link = takeLink("assess");
show({
  link,
  client: new AssessorDesk(link),
  shelf: "assess",
  none: (ended) => <NoLink title={ended ? t("assess.ended") : t("assess.no_link")} act={t("assess.no_link_do")} />,
  draw: (desk) => <AssessorPage desk={desk} />,
});
fillWhenIdle();
