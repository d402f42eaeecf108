import roomTexts from "../../../../workshop/texts/console_rooms.json";
import officeTexts from "../../../../workshop/texts/office.json";
import versionTexts from "../../../../workshop/texts/versions.json";
import wordingTexts from "../../../../workshop/texts/wording.json";
import { learn } from "../../core/texts";

learn(roomTexts, officeTexts, versionTexts, wordingTexts);

export { AnnounceRoom } from "./announce";
export { PapersRoom } from "./papers";
