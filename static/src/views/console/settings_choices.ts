// Themes and choice sets as lists a person can edit; their values are kept, for rows that were written refer to them.

import { textOf } from "./naming";

export interface Item {
  readonly value: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly parent: string;
  /** Made on this page: its value still follows from its label. */
  readonly fresh: boolean;
}

export function itemsOf(set: unknown, named: "id" | "value", parent = ""): readonly Item[] {
  if (!Array.isArray(set)) return [];
  return set.map((one: unknown) => {
    const told = one as object;
    return { value: textOf(told, named), label_id: textOf(told, "label_id"), label_en: textOf(told, "label_en"), parent: textOf(told, "parent") || parent, fresh: false };
  });
}

export function emptyItem(parent = ""): Item {
  return { value: "", label_id: "", label_en: "", parent, fresh: true };
}

/** Lines that say nothing are left away; new ones get a value that nobody has. */
export function settled(items: readonly Item[], taken: readonly string[] = []): readonly Item[] {
  const used = new Set([...taken, ...items.map((item) => item.value).filter((value) => value !== "")]);
  return items
    .filter((item) => item.label_id.trim() !== "" || item.label_en.trim() !== "")
    .map((item) => (item.value !== "" ? item : { ...item, value: freeValue(item.label_id || item.label_en, used) }));
}

export function asChoice(item: Item): Record<string, string> {
  const { value, label_id, label_en, parent } = said(item);
  return { value, label_id, label_en, ...(parent === "" ? {} : { parent }) };
}

export function asTheme(item: Item, subs: readonly Item[]): Record<string, unknown> {
  const named = (one: Item): Record<string, string> => ({ id: one.value, label_id: said(one).label_id, label_en: said(one).label_en });
  return { ...named(item), sub: subs.map(named) };
}

export function swapped<T>(things: readonly T[], at: number, other: number): readonly T[] {
  const [one, two] = [things[at], things[other]];
  if (one === undefined || two === undefined) return things;
  return things.map((thing, here) => (here === at ? two : here === other ? one : thing));
}

/** One language is enough to go on; the other then says the same. */
function said(item: Item): Item {
  const [id, en] = [item.label_id.trim(), item.label_en.trim()];
  return { ...item, label_id: id || en, label_en: en || id };
}

function freeValue(label: string, used: Set<string>): string {
  const base = label.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 40) || "pilihan";
  let value = base;
  for (let number = 2; used.has(value); number += 1) value = `${base}_${number}`;
  used.add(value);
  return value;
}

/** `saved`: the workshop's revision over which it was saved. */
export interface Typed<T> {
  readonly value: T;
  readonly saved?: number;
}

/** What is typed stays, whatever arrives meanwhile, until the workshop that it was saved into has arrived. */
export function shown<T>(stored: T, revision: number, typed: Typed<T> | undefined): T {
  return typed === undefined || (typed.saved !== undefined && revision > typed.saved) ? stored : typed.value;
}
