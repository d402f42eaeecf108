import traceTexts from "../../../../workshop/texts/trace.json";
import { learn } from "../../core/texts";

learn(traceTexts);

export { OwnTrace } from "./own_trace";
