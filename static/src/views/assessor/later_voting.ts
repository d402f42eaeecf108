import ballotTexts from "../../../../workshop/texts/ballots.json";
import { learn } from "../../core/texts";

learn(ballotTexts);

export { Voting } from "./voting";
