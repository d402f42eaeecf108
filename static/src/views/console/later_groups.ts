import roomTexts from "../../../../workshop/texts/console_rooms.json";
import dividingTexts from "../../../../workshop/texts/dividing.json";
import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(roomTexts, dividingTexts, refusalTexts);

export { GroupingRoom } from "./grouping";
