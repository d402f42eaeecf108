// What a ballot came to: bars with their numbers, best first; for impact and effort the four quarters too.

import type { JSX } from "preact";
import { criteriaOf, type Place, resultOf, titlesOf } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { criterionName, figure } from "./ballot_words";
import { Bars } from "./chart";

export interface ResultProps {
  readonly ballot: Ballot;
  /** At most so many options; the wall has ten lines. */
  readonly most?: number;
}

export function BallotResult({ ballot, most }: ResultProps): JSX.Element | null {
  const result = resultOf(ballot);
  if (result === undefined) return null;
  return (
    <div class="result">
      <p class="mute">{result.papers === 0 ? t("ballot.voices", { count: result.voices }) : t("ballot.voices_papers", { count: result.voices, papers: result.papers })}</p>
      {ballot.kind === "impact_effort" && <Scatter ballot={ballot} places={result.hall} />}
      <Places ballot={ballot} places={result.hall.slice(0, most)} />
      {result.assessors !== undefined && (
        <>
          <h3>{t("ballot.assessors", { count: result.assessor_voices ?? 0 })}</h3>
          <Places ballot={ballot} places={result.assessors.slice(0, most)} />
        </>
      )}
    </div>
  );
}

function Places({ ballot, places }: { readonly ballot: Ballot; readonly places: readonly Place[] }): JSX.Element {
  const titles = titlesOf(ballot);
  const best = Math.max(1, ...places.map((place) => place.score));
  const name = (place: Place): JSX.Element => (
    <>
      {titles[place.option]}
      {place.tied && place.n > 0 && <em>{t("ballot.tied")}</em>}
    </>
  );
  return <Bars bars={places.map((place) => ({ key: place.option, rank: place.rank, name: name(place), under: parts(ballot, place), share: place.score / best, said: figure(place.score) }))} />;
}

function parts(ballot: Ballot, place: Place): string {
  if (place.quadrant !== undefined) return `${t(`ballot.quadrant.${place.quadrant}`)} · ${means(ballot, place)}`;
  if (ballot.kind === "usg" || ballot.kind === "weighted") return means(ballot, place);
  return ballot.kind === "consent" ? t("ballot.hands", { count: place.n }) : "";
}

function means(ballot: Ballot, place: Place): string {
  const short = (name: string) => (ballot.kind === "usg" ? name : criterionName(ballot, name));
  return criteriaOf(ballot).map((name) => `${short(name)} ${figure(place.means[name] ?? 0)}`).join(" · ");
}

const SIDE = 400;
const LOWEST = 1;
const STEPS = 4;

/** Effort to the right, impact upwards; the numbers are those of the list. */
function Scatter({ ballot, places }: { readonly ballot: Ballot; readonly places: readonly Place[] }): JSX.Element {
  const at = (mean: number) => ((mean - LOWEST) / STEPS) * SIDE;
  const cut = at(Number(ballot.settings["cut"] ?? 3));
  const corners = [["quick", 8, 22, "start"], ["besar", SIDE - 8, 22, "end"], ["isian", 8, SIDE - 8, "start"], ["tunda", SIDE - 8, SIDE - 8, "end"]] as const;
  return (
    <svg class="scatter" viewBox={`-30 -14 ${SIDE + 48} ${SIDE + 48}`} role="img" aria-label={t("ballot.scatter")}>
      <rect width={SIDE} height={SIDE} />
      <path d={`M${cut} 0V${SIDE}M0 ${SIDE - cut}H${SIDE}`} />
      {corners.map(([name, x, y, anchor]) => (
        <text key={name} x={x} y={y} text-anchor={anchor} class="corner">
          {t(`ballot.quadrant.${name}`)}
        </text>
      ))}
      {places.filter((place) => place.n > 0).map((place) => (
        <g key={place.option} transform={`translate(${at(place.means["effort"] ?? 0)} ${SIDE - at(place.means["impact"] ?? 0)})`}>
          <circle r="13" />
          <text y="5" text-anchor="middle">
            {place.rank}
          </text>
        </g>
      ))}
      <text x={SIDE} y={SIDE + 24} text-anchor="end" class="axis">
        {t("ballot.criterion.effort")} →
      </text>
      <text x={-10} y={0} text-anchor="end" transform="rotate(-90 -10 0)" class="axis">
        {t("ballot.criterion.impact")} →
      </text>
    </svg>
  );
}
