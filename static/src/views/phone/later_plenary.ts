import plenaryTexts from "../../../../workshop/texts/plenary.json";
import phoneTexts from "../../../../workshop/texts/plenary_phone.json";
import { learn } from "../../core/texts";

learn(plenaryTexts, phoneTexts);

export { OnStage } from "./plenary";
