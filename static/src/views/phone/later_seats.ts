import seatTexts from "../../../../workshop/texts/seats_phone.json";
import { learn } from "../../core/texts";

learn(seatTexts);

export { FilledStep, StandsInStep, SubstituteStep, WhomStep } from "./door_substitute";
export { Replaced, StandsIn } from "./replaced";
