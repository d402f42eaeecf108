// A table pasted from Excel, for whoever writes for the group at a laptop.

import pastingTexts from "../../../../workshop/texts/pasting.json";
import { learn } from "../../core/texts";

learn(pastingTexts);

export { Pasting } from "./pasting";
