// What the page asks the server for, and the shapes of its answers.

import { newId } from "../../core/chance";
import type { Answer } from "../../core/api";
import { sentence, type Hall } from "../console/hall_state";

export interface Offer {
  readonly source: string;
  readonly title: string;
  /** The earlier stage it came from, or ''. */
  readonly stage: string;
  readonly rows: number;
  readonly fit: number;
  readonly fresh: number;
  /** The worksheet itself goes on from there. */
  readonly named: boolean;
  readonly as_reference: readonly string[];
}

export interface Candidate {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly from: string;
  readonly state: string;
  readonly fit: boolean;
  readonly already: boolean;
  /** Taken back and touched since: carried again, it comes back as it stands. */
  readonly kept: boolean;
  readonly fits: boolean;
  readonly unit: string | null;
  readonly open: readonly string[];
}

export interface Preview {
  readonly rows: readonly Candidate[];
  readonly units: readonly { readonly id: string; readonly title: string }[];
  readonly fields: readonly { readonly field: string; readonly source: string }[];
}

export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly of: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly way: "added" | "changed" | "finished" | "gone";
  readonly row: string;
  readonly worksheet_id: string;
  readonly worksheet_en: string;
  readonly title: string;
  readonly unit_title: string;
  readonly fields: readonly { readonly label_id: string; readonly label_en: string; readonly old: string; readonly new: string }[];
}

export interface Owing {
  readonly unit: string;
  readonly unit_id: string;
  readonly unit_title: string;
  readonly returned: boolean;
  readonly written: number;
  readonly rows: readonly { readonly id: string; readonly number: number; readonly state: string; readonly remark: string; readonly returned: boolean }[];
}

export interface Given {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly kind: string;
  readonly activity_id: string | null;
  readonly note: string;
  readonly at: string;
  readonly units: readonly Owing[];
}

export interface StageFile {
  readonly workshop: string;
  readonly title: string;
  readonly stage: string;
  readonly activities: readonly { readonly id: string; readonly title: string; readonly rows: readonly StageRow[] }[];
  readonly asked: readonly { readonly unit: string; readonly id: string; readonly title: string; readonly grouping: string; readonly rows: number }[];
  readonly people: number;
}

export interface StageRow {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly mark: string;
}

/** The answer, or undefined with the sentence of the refusal above the page. */
export async function asked<T>(hall: Hall, path: string): Promise<T | undefined> {
  return told(hall, await hall.api.get<T>(hall.path(path), hall.token));
}

export async function sent<T>(hall: Hall, path: string, file: File, options: object): Promise<T | undefined> {
  const form = new FormData();
  form.set("file", file);
  form.set("options", JSON.stringify({ ...options, command: newId("cmd") }));
  return told(hall, await hall.api.send<T>(hall.path(path), form, hall.token));
}

export function told<T>(hall: Hall, answer: Answer<T>): T | undefined {
  hall.refusal.value = answer.ok ? "" : sentence(answer);
  return answer.ok ? answer : undefined;
}
