// How many wait behind a word of the console: a figure for the eye, a sentence for the ear.

import type { JSX } from "preact";
import { t } from "../../core/texts";

export function Count({ of, count }: { readonly of: string; readonly count: number }): JSX.Element | null {
  if (count === 0) return null;
  return (
    <>
      <span class="c" aria-hidden="true">
        {count}
      </span>
      <span class="aside">, {spoken(of, count)}</span>
    </>
  );
}

function spoken(of: string, count: number): string {
  if (of === "hall") return t("console.count.help", { count });
  return of === "people" ? t("console.count.claims", { count }) : t("console.count.asked", { count });
}
