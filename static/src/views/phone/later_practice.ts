import practiceTexts from "../../../../workshop/texts/practice.json";
import { learn } from "../../core/texts";

learn(practiceTexts);

export { Practice } from "./practice";
