// The sentences of every refusal, for the pages of staff; a participant's phone brings only those a participant can meet (P4).

import staffTexts from "../../../workshop/texts/refusals_staff.json";
import texts from "../../../workshop/texts/refusals.json";

export const refusalTexts = { ...texts, ...staffTexts };
