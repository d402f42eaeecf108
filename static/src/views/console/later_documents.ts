import documentTexts from "../../../../workshop/texts/documents.json";
import { learn } from "../../core/texts";

learn(documentTexts);

export { RowDocuments } from "./row_documents";
