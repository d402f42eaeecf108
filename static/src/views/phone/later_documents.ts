import documentTexts from "../../../../workshop/texts/documents.json";
import { learn } from "../../core/texts";

learn(documentTexts);

export { Documents, goOn, RowDocuments } from "./documents";
