// What lies on which table, out of the objects: the standing documents with their earlier versions, and which row refers to which.

import type { Attachment, Citation } from "./generated/wire";
import type { Objects } from "./objects";

/** A document: its last version, and those before it, the newest first. */
export interface Document {
  readonly last: Attachment;
  readonly earlier: readonly Attachment[];
}

export function documentsIn(objects: Objects, on: (attachment: Attachment) => boolean): readonly Document[] {
  const all = objects.all("attachment").filter(on);
  const standing = all.filter((one) => !one.withdrawn);
  const replaced = new Set(standing.map((one) => one.replaces));
  const byId = new Map(all.map((one) => [one.id, one]));
  const lasts = standing.filter((one) => !replaced.has(one.id));
  return [...lasts].sort(later).map((last) => ({ last, earlier: before(last, byId) }));
}

/** Off the table, to be brought back. */
export function withdrawnIn(objects: Objects, on: (attachment: Attachment) => boolean): readonly Attachment[] {
  return objects.all("attachment").filter((one) => one.withdrawn && one.content_hash !== "" && on(one)).sort(later);
}

/** The version that stands of the document that this is one of. */
export function newestOf(objects: Objects, one: Attachment): Attachment {
  const next = objects.all("attachment").find((other) => other.replaces === one.id && !other.withdrawn);
  return next === undefined ? one : newestOf(objects, next);
}

export function citationsOf(objects: Objects, entry: string): readonly Citation[] {
  return objects.all("citation").filter((one) => one.entry_id === entry && !one.withdrawn).sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** `2,4 MB`, in the way of the page's language. */
export function sized(bytes: number, language: "id" | "en"): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kB"] : [Math.round(bytes / 100_000) / 10, "MB"];
  return `${language === "id" ? String(value).replace(".", ",") : value} ${unit}`;
}

/** What a person calls its kind. */
export function kindOf(attachment: Attachment): string {
  return (/\.([A-Za-z0-9]+)$/.exec(attachment.name)?.[1] ?? "").toUpperCase();
}

export function isPicture(attachment: Attachment): boolean {
  return attachment.media_type === "image/jpeg" || attachment.media_type === "image/png";
}

function before(last: Attachment, byId: ReadonlyMap<string, Attachment>): readonly Attachment[] {
  const found: Attachment[] = [];
  for (let one = byId.get(last.replaces ?? ""); one !== undefined && !found.includes(one); one = byId.get(one.replaces ?? "")) found.push(one);
  return found;
}

function later(one: Attachment, other: Attachment): number {
  return one.at < other.at ? 1 : -1;
}
