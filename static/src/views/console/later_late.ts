import lateTexts from "../../../../workshop/texts/running_late.json";
import { learn } from "../../core/texts";

learn(lateTexts);

export { DayPlan } from "./agenda_plan";
