// Where an organisation's proposals went, as the server tells it.

export interface TraceDecision {
  readonly chosen: boolean;
  readonly text: string;
  readonly by: string;
}

export interface TraceBallot {
  readonly question: string;
  readonly option: string;
  readonly open: boolean;
  readonly rank: number | null;
  readonly of: number;
  readonly decisions: readonly TraceDecision[];
}

export interface TraceRow {
  readonly entry: string;
  readonly activity: string;
  readonly activity_title_id: string;
  readonly activity_title_en: string;
  readonly unit_title: string;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly state: string;
  readonly reason: string;
  readonly cluster: { readonly id: string; readonly title: string; readonly rows: number; readonly organisations: number } | null;
  readonly ballots: readonly TraceBallot[];
}

export interface Trace {
  readonly workshop: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly rows: readonly TraceRow[];
  readonly hidden: number;
}

/** Rows of one activity after the other, in the order told. */
export function byActivity(rows: readonly TraceRow[]): readonly (readonly TraceRow[])[] {
  const found = new Map<string, TraceRow[]>();
  for (const row of rows) found.set(row.activity, [...(found.get(row.activity) ?? []), row]);
  return [...found.values()];
}
