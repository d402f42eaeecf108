import projectorTexts from "../../../../workshop/texts/projector.json";
import { learn } from "../../core/texts";

learn(projectorTexts);

export { ProjectorRoom } from "./projector";
