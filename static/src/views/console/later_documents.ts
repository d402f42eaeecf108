import documentTexts from "../../../../workshop/texts/documents.json";
import { refusalTexts } from "../../core/refusal_texts";
import { learn } from "../../core/texts";

learn(documentTexts, refusalTexts);

export { RowDocuments } from "./row_documents";
