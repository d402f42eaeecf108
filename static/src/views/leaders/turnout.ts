// What the leadership's page is told: figures and names of organisations, never of people.

export interface Office {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
}

export interface HalfDayCount {
  readonly key: string;
  readonly day: number;
  readonly starts_at: string;
  readonly people: number;
  readonly organisations: number;
}

export interface Work {
  readonly title_id: string;
  readonly title_en: string;
  readonly state: "open" | "closed";
  readonly unit: "person" | "organisation" | "group";
  readonly rows: number;
  readonly writing: number;
  readonly done: number;
  readonly expected: number;
}

export interface Item {
  readonly title: string;
  readonly day: number;
  readonly start: string;
  readonly started_at: string | null;
}

export interface Turnout {
  readonly workshop: { readonly id: string; readonly title: string; readonly place: string; readonly language: string; readonly timezone: string };
  readonly now: string;
  readonly half_day: { readonly key: string; readonly day: number; readonly starts_at: string } | null;
  readonly organisations: { readonly present: number; readonly expected: number; readonly missing: readonly Office[] };
  readonly people: { readonly present: number; readonly expected: number };
  readonly sectors: readonly { readonly sector: string; readonly label_id: string; readonly label_en: string; readonly present: number; readonly expected: number }[];
  readonly half_days: readonly HalfDayCount[];
  readonly agenda: { readonly now: Item | null; readonly next: Item | null };
  readonly progress: readonly Work[];
}
