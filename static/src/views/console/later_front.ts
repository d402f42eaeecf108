import roomTexts from "../../../../workshop/texts/console_rooms.json";
import refusalTexts from "../../../../workshop/texts/refusals.json";
import { learn } from "../../core/texts";

learn(roomTexts, refusalTexts);

export { Front } from "./front";
