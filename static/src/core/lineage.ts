// Where a carried row comes from and how it goes on; the same as the server works it out.

import type { Entry, Lineage } from "./generated/wire";
import type { Objects } from "./objects";

const shelves = new WeakMap<Objects, { readonly version: number; readonly by: ReadonlyMap<string, Lineage> }>();

export function lineageOf(objects: Objects, entry: string): Lineage | undefined {
  const known = shelves.get(objects);
  if (known?.version === objects.version) return known.by.get(entry);
  const by = new Map(objects.all("lineage").filter((one) => !one.withdrawn).map((one) => [one.entry_id, one]));
  shelves.set(objects, { version: objects.version, by });
  return by.get(entry);
}

/** What a person said, else whether a row of an earlier stage still reads as it came. */
export function markOf(objects: Objects, entry: Entry): string {
  const lineage = lineageOf(objects, entry.id);
  if (lineage === undefined || lineage.mark !== "" || lineage.source_workshop === "") return lineage?.mark ?? "";
  const now = entry.values ?? {};
  const names = new Set([...Object.keys(lineage.seen), ...Object.keys(now)]);
  return [...names].every((name) => same(lineage.seen[name], now[name])) ? "continued" : "changed";
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}

/** Whether the source reads otherwise than when it was carried, as far as this one may read it: '', changed or withdrawn. */
export function sourceNow(objects: Objects, lineage: Lineage): "" | "changed" | "withdrawn" {
  const source = lineage.source_workshop === "" && lineage.source_kind === "entry" ? objects.get("entry", lineage.source_id) : undefined;
  if (source === undefined) return "";
  if (source.state === "withdrawn") return "withdrawn";
  const differs = (name: string) => ![source.values?.[name], source.parsed[name]].some((value) => same(value, lineage.seen[name]));
  return Object.keys(lineage.seen).some(differs) ? "changed" : "";
}
