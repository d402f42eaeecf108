// Versions of the record as the console holds them, and what is asked of the server for one of them.

import type { Attachment, DocumentVersion } from "../../core/generated/wire";
import type { Base } from "../../core/texts";
import type { Hall } from "./hall_state";
import { type Built, type Edition, type Step, build } from "./papers_press";

export const READERS = ["names", "organisation", "public"] as const;
export type Reader = (typeof READERS)[number];
export const FORMS = ["docx", "pdf", "xlsx", "html", "csv", "json", "zip"] as const;
export type Form = (typeof FORMS)[number];

/** The latest first; the present state is no version. */
export function finalsOf(hall: Hall): readonly DocumentVersion[] {
  return hall.versions.value.filter((one) => one.kind === "final");
}

/** What was edited in the office or signed, beside its final. */
export function broughtTo(hall: Hall, final: string): readonly DocumentVersion[] {
  return hall.versions.value.filter((one) => one.of === final);
}

/** Documents that lie on a table and are not on record with this final yet. */
export function offeredTo(hall: Hall, final: string): readonly Attachment[] {
  const known = new Set(broughtTo(hall, final).filter((one) => !one.withdrawn).map((one) => one.content_hash));
  void hall.get("workshop", hall.id);
  return hall.objects.all("attachment").filter((one) => one.content_hash !== "" && !one.withdrawn && !known.has(one.content_hash));
}

/** As it is printed at the foot of a paper. */
export function fingerprint(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}

export function paperOf(hall: Hall, version: string, form: Form, reader: Reader, language: Base, onStep: (step: Step) => void): Promise<Built> {
  const edition: Edition = { reader, ...(version === "" ? {} : { version }) };
  return build(hall, form, language, "", edition, onStep);
}
