// Where a carried row comes from and how it goes on, brought where a row was carried.

import carriedTexts from "../../../../workshop/texts/carried.json";
import { learn } from "../../core/texts";

export { CarriedLine, CarriedRow } from "./carried_row";
export { HomeworkNotes } from "./homework";

learn(carriedTexts);
