import roomTexts from "../../../../workshop/texts/console_rooms.json";
import privacyTexts from "../../../../workshop/texts/privacy.json";
import seatTexts from "../../../../workshop/texts/seats_console.json";
import { learn } from "../../core/texts";

learn(roomTexts, privacyTexts, seatTexts);

export { PeopleRoom } from "./people";
export { NewSubstitutes } from "./people_substitutes";
