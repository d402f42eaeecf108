import reviewTexts from "../../../../workshop/texts/reviews.json";
import { learn } from "../../core/texts";

learn(reviewTexts);

export { AtCell, OfRow, OnCard, RowHistory, SheetReturned } from "./remarked";
