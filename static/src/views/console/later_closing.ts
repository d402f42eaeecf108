import closingTexts from "../../../../workshop/texts/day_closing.json";
import { learn } from "../../core/texts";

learn(closingTexts);

export { DayClosingCard } from "./day_closing";
