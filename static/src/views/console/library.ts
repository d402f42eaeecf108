// The library's worksheets, fetched once when somebody looks for one.

import type { Api } from "../../core/api";

export interface Shelved {
  readonly key: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly stage: string;
  readonly unit: string;
}

let kept: readonly Shelved[] | undefined;

export async function library(api: Api): Promise<readonly Shelved[]> {
  if (kept !== undefined) return kept;
  const answer = await api.get<{ readonly worksheets: readonly Shelved[] }>("/api/library/worksheets");
  if (!answer.ok) return [];
  kept = answer.worksheets;
  return kept;
}
