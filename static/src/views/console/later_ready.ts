import roomTexts from "../../../../workshop/texts/console_rooms.json";
import readyTexts from "../../../../workshop/texts/readiness.json";
import { learn } from "../../core/texts";

learn(roomTexts, readyTexts);

export { ReadyPage } from "./ready";
