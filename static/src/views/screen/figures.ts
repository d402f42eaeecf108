// The hall in figures and the codes to scan, asked of the server: the projector itself holds no right to count.

import type { Answer, Api } from "../../core/api";

export interface Counted {
  readonly rows: number;
  readonly done: boolean;
}

export interface Progress {
  readonly rows: number;
  readonly groups?: Readonly<Record<string, Counted>>;
  readonly units?: { readonly writing: number; readonly done: number; readonly expected: number };
}

export interface Figures {
  readonly address: string;
  /** Of this half-day, where phones are asked for them (PR1). */
  readonly digits?: string;
  readonly people: { readonly joined: number; readonly expected: number };
  readonly organisations: { readonly present: number; readonly expected: number };
  readonly activities: Readonly<Record<string, Progress>>;
}

export interface WallLine {
  readonly title: string;
  readonly rows: number;
  readonly organisations: number;
}

export interface WallCell {
  readonly key: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly rows: number;
  readonly lines: readonly WallLine[];
  readonly subs: readonly { readonly label_id: string; readonly label_en: string; readonly rows: number }[];
}

/** A board as a wall may show it: no name, nothing that does not count. */
export interface WallBoard {
  readonly title_id: string;
  readonly title_en: string;
  readonly cells: readonly WallCell[];
}

interface Named {
  readonly label_id: string;
  readonly label_en: string;
}

interface Titled {
  readonly title_id: string;
  readonly title_en: string;
}

export interface WallTheme extends Named {
  readonly key: string;
  readonly rows: number;
  readonly organisations: number;
  readonly counts: readonly number[];
}

export interface WallMatrix extends Titled {
  readonly columns: readonly (Named & { readonly key: string })[];
  readonly themes: readonly WallTheme[];
}

export interface WallWords extends Titled {
  readonly rows: number;
  readonly words: readonly { readonly word: string; readonly rows: number }[];
}

export interface WallBar {
  readonly title: string;
  readonly theme_id: string;
  readonly theme_en: string;
  readonly years: readonly number[];
}

export interface WallRoadmap extends Titled {
  readonly years: readonly number[];
  readonly bars: readonly WallBar[];
}

/** What is counted for a page while it hangs there; no row of it is ever sent as such (VS3). */
export type Counts =
  | ({ readonly page: "board" } & WallBoard)
  | ({ readonly page: "matrix" } & WallMatrix)
  | ({ readonly page: "words" } & WallWords)
  | ({ readonly page: "roadmap" } & WallRoadmap);
export type CountedPage = Counts["page"];

export function isCounted(page: string): page is CountedPage {
  return ["board", "matrix", "words", "roadmap"].includes(page);
}

/** A field of a row: its label, empty for the headline. */
interface StageLine {
  readonly label: string;
  readonly text: string;
}

export interface StageRow {
  readonly number: number;
  readonly lines: readonly StageLine[];
  readonly accepted: boolean;
  readonly by: string;
  readonly goes_on: boolean;
}

/** The sheet of whoever presents, page by page. */
export interface Stage {
  readonly plenary: string;
  readonly presentation: string | null;
  readonly pages: readonly (readonly StageRow[])[];
}

export class Desk {
  private readonly at: string;

  constructor(
    private readonly api: Api,
    workshop: string,
    private readonly token: string,
  ) {
    this.at = `/api/workshops/${encodeURIComponent(workshop)}`;
  }

  figures(): Promise<Answer<Figures>> {
    return this.api.get(`${this.at}/hall`, this.token);
  }

  /** Undefined while another page is shown, or the line is down. */
  async counts(page: CountedPage): Promise<Counts | undefined> {
    const at = page === "board" ? "board" : `wall/${page}`;
    const found = await this.api.get<Counts>(`${this.at}/${at}`, this.token);
    return found.ok ? { ...found, page } as Counts : undefined;
  }

  stage(plenary: string): Promise<Answer<Stage>> {
    return this.api.get(`${this.at}/plenaries/${encodeURIComponent(plenary)}/stage`, this.token);
  }

  /** An address of the drawn code that an image can show; empty where there is none. */
  async code(what: "join" | "wifi"): Promise<string> {
    const headers = { Authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.at}/qr.svg?what=${what}`, { headers }).catch(() => undefined);
    return answer?.ok === true ? URL.createObjectURL(await answer.blob()) : "";
  }
}
