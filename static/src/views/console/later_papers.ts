import roomTexts from "../../../../workshop/texts/console_rooms.json";
import documentTexts from "../../../../workshop/texts/documents.json";
import officeTexts from "../../../../workshop/texts/office.json";
import versionTexts from "../../../../workshop/texts/versions.json";
import wordingTexts from "../../../../workshop/texts/wording.json";
import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(roomTexts, documentTexts, officeTexts, versionTexts, wordingTexts, refusalTexts);

export { AnnounceRoom } from "./announce";
export { PapersRoom } from "./papers";
