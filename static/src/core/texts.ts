// The catalogue in the browser: each surface learns the files it needs; the keys are those of workshop/texts/*.json.

/** Signs that turn the direction of what follows them, until they are closed. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** The two languages everything is written in; contents of a workshop come in these. */
export type Base = "id" | "en";
/** Any language a person may read in: one of the two, or one added by a file of texts. */
export type Language = string;
export type Texts = Readonly<Record<string, Readonly<Record<Base, string>>>>;

/** A language of its own file: what it leaves out is read in the other one it names. */
export interface Added {
  readonly like: Base;
  readonly texts: Readonly<Record<string, string>>;
}

const known: Record<string, Readonly<Record<Base, string>>> = {};
const added: Record<Language, Added> = {};
let language: Language = "id";
let hosted = false;
let reading: () => void = () => undefined;

export function learn(...files: Texts[]): void {
  for (const file of files) Object.assign(known, file);
}

export function add(code: Language, file: Added): void {
  added[code] = file;
}

/** Of a server that phones reach from anywhere, not of a laptop in the hall: sentences that speak of its place say it otherwise. */
export function reachedFromAnywhere(is: boolean): void {
  hosted = is;
}

export function speak(chosen: Language): void {
  language = chosen;
}

/** `read` is called whenever a text or the language is read: a page that reads a signal there is drawn anew in place. */
export function onReading(read: () => void): void {
  reading = read;
}

/** The language of the page, as asked of the server. */
export function tongue(): Language {
  reading();
  return language;
}

/** In which of the two languages contents, numbers and dates are read. */
export function spoken(): Base {
  reading();
  return isBase(language) ? language : (added[language]?.like ?? "id");
}

export function isBase(found: unknown): found is Base {
  return found === "id" || found === "en";
}

/** A value, or of two forms of a word the one that fits a number: `{count:row|rows}`. */
const HOLE = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/** The sentence with `{name}` filled in; an unknown key is shown as itself, and a test finds it. */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const base = spoken();
  const elsewhere = `${key}_hosted`;
  if (hosted && elsewhere in known) return t(elsewhere, values);
  const sentence = added[language]?.texts[key] ?? known[key]?.[base] ?? known[key]?.id ?? key;
  return sentence.replace(HOLE, (whole, name: string, one?: string, other?: string) => {
    if (!(name in values)) return whole;
    const value = String(values[name]);
    return one === undefined ? enclosed(value) : value === "1" ? one : (other ?? "");
  });
}

/** As it is, and so closed that a sign in it that turns the direction turns nothing of the sentence around it. */
export function enclosed(value: string): string {
  const turns = value.match(TURNING)?.length ?? 0;
  return turns === 0 ? value : `\u2068${value}${"\u2069".repeat(turns + 1)}${"\u202c".repeat(turns)}`;
}
