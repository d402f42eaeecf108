import documentTexts from "../../../../workshop/texts/documents.json";
import refusalTexts from "../../../../workshop/texts/refusals.json";
import { learn } from "../../core/texts";

learn(documentTexts, refusalTexts);

export { RowDocuments } from "./row_documents";
