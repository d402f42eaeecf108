import roomTexts from "../../../../workshop/texts/console_rooms.json";
import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(roomTexts, refusalTexts);

export { Front } from "./front";
