import roomTexts from "../../../../workshop/texts/console_rooms.json";
import { learn } from "../../core/texts";

learn(roomTexts);

export { Front } from "./front";
