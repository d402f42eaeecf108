// Every component of the pages on one page, as it is: for whoever builds a page, for the pictures in the docs, and for the test
// that none is missing.

import assessTexts from "../../../workshop/texts/assess.json";
import ballotTexts from "../../../workshop/texts/ballots.json";
import cardTexts from "../../../workshop/texts/ballot_cards.json";
import chartTexts from "../../../workshop/texts/charts.json";
import commonTexts from "../../../workshop/texts/common.json";
import componentTexts from "../../../workshop/texts/components.json";
import reviewTexts from "../../../workshop/texts/reviews.json";
import traceTexts from "../../../workshop/texts/trace.json";
import wordTexts from "../../../workshop/texts/review_words.json";
import { openKeep } from "../core/session";
import { learn } from "../core/texts";
import { Gallery } from "../views/components/page";
import { put } from "../views/linked/page";
import { dress } from "../views/parts/appearance";

learn(chartTexts, assessTexts, ballotTexts, cardTexts, commonTexts, componentTexts, reviewTexts, traceTexts, wordTexts);
dress(openKeep(() => localStorage).keep);
put(Gallery);
