import chartTexts from "../../../../workshop/texts/charts.json";
import ownTexts from "../../../../workshop/texts/own_phone.json";
import { learn } from "../../core/texts";

learn(chartTexts, ownTexts);

export { Ended } from "./ended";
export { Erased } from "./erased";
export { OwnResults } from "./own_results";
export { Self } from "./self";
export { WholeNotice } from "./whole_notice";
