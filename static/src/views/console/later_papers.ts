import roomTexts from "../../../../workshop/texts/console_rooms.json";
import officeTexts from "../../../../workshop/texts/office.json";
import { learn } from "../../core/texts";

learn(roomTexts, officeTexts);

export { AnnounceRoom } from "./announce";
export { PapersRoom } from "./papers";
export { ProjectorRoom } from "./projector";
