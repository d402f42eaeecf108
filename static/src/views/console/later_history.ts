import historyTexts from "../../../../workshop/texts/history_console.json";
import { learn } from "../../core/texts";

learn(historyTexts);

export { HistoryRoom } from "./history";
