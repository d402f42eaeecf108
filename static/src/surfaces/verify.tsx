// Whether a paper belongs to a record that is kept here: a file is chosen or the printed fingerprint typed, the server answers.

import commonTexts from "../../../workshop/texts/common.json";
import { refusalTexts } from "../core/refusal_texts";
import verifyTexts from "../../../workshop/texts/verify.json";
import { openKeep } from "../core/session";
import { learn } from "../core/texts";
import { put } from "../views/linked/page";
import { dress, suggest } from "../views/parts/appearance";
import { VerifyPage } from "../views/verify/page";

learn(commonTexts, refusalTexts, verifyTexts);
dress(openKeep(() => localStorage).keep);
suggest(navigator.language.slice(0, 2).toLowerCase());
put(VerifyPage);
