import keyTexts from "../../../../workshop/texts/keys.json";
import { learn } from "../../core/texts";

learn(keyTexts);

export { KeyList } from "./key_list";
