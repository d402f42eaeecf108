// Versions of the record as the console holds them, and what is asked of the server for one of them.

import type { DocumentVersion } from "../../core/generated/wire";
import type { Hall } from "./hall_state";
import { type Built, type Edition, type Language, build } from "./papers_press";

export const READERS = ["names", "organisation", "public"] as const;
export type Reader = (typeof READERS)[number];
export const FORMS = ["docx", "pdf", "xlsx", "html", "csv", "json", "zip"] as const;
export type Form = (typeof FORMS)[number];

/** The latest first; the present state is no version. */
export function finalsOf(hall: Hall): readonly DocumentVersion[] {
  return hall.versions.value.filter((one) => one.kind === "final");
}

/** As it is printed at the foot of a paper. */
export function fingerprint(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}

export function paperOf(hall: Hall, version: string, form: Form, reader: Reader, language: Language): Promise<Built> {
  const edition: Edition = { reader, ...(version === "" ? {} : { version }) };
  return build(hall, form, language, "", edition);
}
