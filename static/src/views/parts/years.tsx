// A roadmap as a picture: a bar a programme over its years.

import type { JSX } from "preact";
import { t } from "../../core/texts";

export interface Span {
  readonly key: string;
  readonly title: string;
  /** In small letters beneath the title. */
  readonly under: string;
  readonly years: readonly number[];
}

interface YearsProps {
  readonly spans: readonly Span[];
  readonly years: readonly number[];
}

/** A table, so that it is read aloud year by year; its roles are said because a small phone draws it as lines. */
export function Years({ spans, years }: YearsProps): JSX.Element {
  return (
    <table class="years" role="table" style={{ "--years": String(years.length) }}>
      <thead>
        <tr role="row">
          <th scope="col" role="columnheader">{t("chart.programme")}</th>
          {years.map((year) => (
            <th key={year} scope="col" role="columnheader">{year}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.key} role="row">
            <th scope="row" role="rowheader">
              <b>{span.title}</b>
              <small>{[saidYears(span.years), span.under].filter((part) => part !== "").join(" · ")}</small>
            </th>
            {years.map((year) => (
              <td key={year} role="cell" class={runIn(span.years, year)}>
                {span.years.includes(year) && <span class="aside">{t("chart.runs")}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `2022–2024, 2026` */
export function saidYears(years: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const year of years) {
    const last = runs[runs.length - 1];
    if (last?.to === year - 1) last.to = year;
    else runs.push({ from: year, to: year });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

function runIn(years: readonly number[], year: number): string {
  if (!years.includes(year)) return "";
  return `on${years.includes(year - 1) ? "" : " first"}${years.includes(year + 1) ? "" : " last"}`;
}
