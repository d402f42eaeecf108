// Whether a paper belongs to a record that is kept here: a file is chosen or the printed fingerprint typed, the server answers.

import commonTexts from "../../../workshop/texts/common.json";
import refusalTexts from "../../../workshop/texts/refusals.json";
import verifyTexts from "../../../workshop/texts/verify.json";
import { learn, speak } from "../core/texts";
import { put } from "../views/linked/page";
import { VerifyPage } from "../views/verify/page";

learn(commonTexts, refusalTexts, verifyTexts);
speak((navigator.language || "id").toLowerCase().startsWith("en") ? "en" : "id");
put(VerifyPage);
