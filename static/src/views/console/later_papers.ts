import roomTexts from "../../../../workshop/texts/console_rooms.json";
import { learn } from "../../core/texts";

learn(roomTexts);

export { AnnounceRoom } from "./announce";
export { PapersRoom } from "./papers";
export { ProjectorRoom } from "./projector";
