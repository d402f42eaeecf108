// Search as you type: every word typed must begin some word of the name, wherever they stand.  An exact name never hides
// its longer neighbours: `Andoolo` and `Andoolo Barat` are both there.  An office is found as people call it, too: *kominfo*
// stands inside *Diskominfo* and is made of *Komunikasi* and *Informatika*.

/** Shorter, and half the list would hold it. */
const INSIDE_FROM = 3;
/** The least an abbreviation takes of one word. */
const SYLLABLE = 2;

export interface Part {
  readonly text: string;
  readonly matched: boolean;
}

export interface Found<T> {
  readonly thing: T;
  readonly parts: readonly Part[];
}

export function search<T>(things: readonly T[], typed: string, name: (thing: T) => string, alias: (thing: T) => string = () => "", fits = begins): readonly Found<T>[] {
  const words = folded(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const hits = things.filter((thing) => words.every((word) => fits(folded(name(thing)), word) || fits(folded(alias(thing)), word)));
  return hits.map((thing) => ({ thing, parts: marked(name(thing), words) }));
}

/** As people call them, where nothing begins with what was typed. */
export function searchOffices<T>(offices: readonly T[], typed: string, name: (office: T) => string, alias: (office: T) => string): readonly Found<T>[] {
  const found = search(offices, typed, name, alias);
  return found.length > 0 ? found : search(offices, typed, name, alias, isCalled);
}

/** Lower case, without marks above letters, of the same length where a letter keeps its place. */
function folded(text: string): string {
  return Array.from(text, (letter) => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === letter.length ? plain : letter.toLowerCase().slice(0, letter.length);
  }).join("");
}

function begins(text: string, word: string): boolean {
  return starts(text, word).length > 0;
}

function isCalled(text: string, word: string): boolean {
  if (word.length < INSIDE_FROM) return begins(text, word);
  return text.includes(word) || isMadeOf(word, text.split(/[^\p{L}\p{N}]+/u));
}

/** Of the beginnings of these words, in their order, none of them needed. */
function isMadeOf(word: string, from: readonly string[]): boolean {
  if (word === "") return true;
  return from.some((one, at) => {
    for (let taken = SYLLABLE; taken <= one.length && one.startsWith(word.slice(0, taken)) && taken <= word.length; taken += 1) {
      if (isMadeOf(word.slice(taken), from.slice(at + 1))) return true;
    }
    return false;
  });
}

function starts(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) found.push(at);
  }
  return found;
}

function marked(name: string, words: readonly string[]): readonly Part[] {
  const hit = Array.from({ length: name.length }, () => false);
  for (const word of words) {
    for (const at of starts(folded(name), word)) hit.fill(true, at, at + word.length);
  }
  const parts: { text: string; matched: boolean }[] = [];
  for (let at = 0; at < name.length; at += 1) {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.matched === hit[at]) last.text += name[at];
    else parts.push({ text: name[at] ?? "", matched: hit[at] ?? false });
  }
  return parts;
}
