import scopeTexts from "../../../../workshop/texts/assess_scope.json";
import attendanceTexts from "../../../../workshop/texts/attendance.json";
import backupTexts from "../../../../workshop/texts/backup.json";
import readyTexts from "../../../../workshop/texts/readiness.json";
import roomTexts from "../../../../workshop/texts/console_rooms.json";
import privacyTexts from "../../../../workshop/texts/privacy.json";
import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(scopeTexts, attendanceTexts, backupTexts, readyTexts, roomTexts, privacyTexts, refusalTexts);

export { SettingsRoom } from "./settings";
