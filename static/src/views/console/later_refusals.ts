// What a refusal says: brought when idle, or with the first refusal before it is told.

import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(refusalTexts);
