// Whether what a phone holds is what its own snapshot shows, object for object.

export interface Compared {
  readonly equal: boolean;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly different: readonly string[];
}

type Thing = Readonly<Record<string, unknown>>;

export function compared(held: readonly Thing[], told: readonly Thing[]): Compared {
  const [mine, theirs] = [byName(held), byName(told)];
  const missing = [...theirs.keys()].filter((name) => !mine.has(name));
  const extra = [...mine.keys()].filter((name) => !theirs.has(name));
  const different = [...mine].filter(([name, text]) => theirs.has(name) && theirs.get(name) !== text).map(([name]) => name);
  return { equal: missing.length + extra.length + different.length === 0, missing, extra, different };
}

function byName(things: readonly Thing[]): Map<string, string> {
  return new Map(things.map((thing) => [`${String(thing["type"])} ${String(thing["id"])}`, JSON.stringify(sorted(thing))]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
