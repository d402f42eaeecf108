import attendanceTexts from "../../../../workshop/texts/attendance.json";
import { learn } from "../../core/texts";

learn(attendanceTexts);

export { AttendanceRoom } from "./attendance";
