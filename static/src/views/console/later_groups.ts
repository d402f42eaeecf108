import roomTexts from "../../../../workshop/texts/console_rooms.json";
import dividingTexts from "../../../../workshop/texts/dividing.json";
import { learn } from "../../core/texts";

learn(roomTexts, dividingTexts);

export { GroupingRoom } from "./grouping";
