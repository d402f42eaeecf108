// The catalogue in the browser: each surface learns the files it needs; the keys are those of workshop/texts/*.json.

/** Signs that turn the direction of what follows them, until they are closed. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export type Language = "id" | "en";
export type Texts = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const known: Record<string, Readonly<Record<Language, string>>> = {};
let language: Language = "id";
let reading: () => void = () => undefined;

export function learn(...files: Texts[]): void {
  for (const file of files) Object.assign(known, file);
}

export function speak(chosen: Language): void {
  language = chosen;
}

/** `read` is called whenever a text or the language is read: a page that reads a signal there is drawn anew in place. */
export function onReading(read: () => void): void {
  reading = read;
}

export function spoken(): Language {
  reading();
  return language;
}

/** The sentence with `{name}` filled in; an unknown key is shown as itself, and a test finds it. */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  reading();
  const sentence = known[key]?.[language] ?? known[key]?.id ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? enclosed(String(values[name])) : whole));
}

/** As it is, and so closed that a sign in it that turns the direction turns nothing of the sentence around it. */
export function enclosed(value: string): string {
  const turns = value.match(TURNING)?.length ?? 0;
  return turns === 0 ? value : `\u2068${value}${"\u2069".repeat(turns + 1)}${"\u202c".repeat(turns)}`;
}
