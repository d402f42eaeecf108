// What assessors said, as both sides read it: a remark at its cell, and the whole history.

import type { JSX } from "preact";
import { type Design, label } from "../../core/design";
import type { Review } from "../../core/generated/wire";
import { nameOf } from "../../core/hall";
import type { Objects } from "../../core/objects";
import { lastJudgement } from "../../core/reviews";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon } from "./icon";

interface SaidProps {
  readonly objects: Objects;
  readonly review: Review;
  readonly timezone: string;
  /** The field it is about, where that is not plain from where it stands. */
  readonly about?: string;
}

/** A remark where it belongs: brick asks for a correction, indigo is a note. */
export function Remark({ objects, review, timezone, about }: SaidProps): JSX.Element {
  const fix = review.act === "return";
  return (
    <div class={fix ? "cell" : "cell note"} role="note">
      <p class="k">
        <span>{fix ? t("review.remark.fix") : review.private ? t("review.remark.private") : t("review.remark.note")}{about !== undefined && about !== "" && ` · ${about}`}</span>
        <span>{clockTime(review.at, timezone)}</span>
      </p>
      <p class="words">
        <Icon name={fix ? "fix" : "note"} />
        <span class="kept">{review.text}</span>
      </p>
      <p class="by">{[kindOf(objects, review), byOf(objects, review)].filter((part) => part !== "").join(" · ")}</p>
    </div>
  );
}

/** Who did what and when, the newest last; what was taken back says so. */
export function History({ objects, said, design, timezone }: { readonly objects: Objects; readonly said: readonly Review[]; readonly design: Design; readonly timezone: string }): JSX.Element | null {
  if (said.length === 0) return null;
  return (
    <details class="folded past">
      <summary>{t("review.history", { count: said.length })}</summary>
      <ol>
        {said.map((one) => (
          <li key={one.id} class={one.withdrawn ? "gone" : undefined}>
            <b>{t(`review.did.${didOf(said, one)}`)}</b>
            {one.withdrawn && ` · ${t("review.taken_back")}`}
            {` · ${byOf(objects, one)} · ${clockTime(one.at, timezone)}`}
            {fieldOf(design, one) !== "" && ` · ${fieldOf(design, one)}`}
            {one.text !== "" && <span class="kept"> “{one.text}”</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What was written over an acceptance corrects nothing. */
function didOf(said: readonly Review[], one: Review): string {
  if (one.act !== "correct") return one.act;
  return lastJudgement(said.filter((other) => other.number < one.number && !other.withdrawn))?.act === "accept" ? "change" : "correct";
}

export function fieldOf(design: Design, review: Review): string {
  const field = design.fields.find((one) => one.id === review.field_id);
  return field === undefined ? "" : label(field);
}

export function byOf(objects: Objects, review: Review): string {
  const name = nameOf(objects, review.by) ?? t("review.somebody");
  if (review.recorded_by === null) return name;
  return t("review.recorded", { name, recorder: nameOf(objects, review.recorded_by) ?? t("review.somebody") });
}

function kindOf(objects: Objects, review: Review): string {
  if (review.kind === "") return "";
  const theme = objects.all("workshop")[0]?.themes.find((one) => (one as { id: string }).id === review.theme) as { label_id: string; label_en: string } | undefined;
  return theme === undefined ? t(`review.kind.${review.kind}`) : t("review.kind.move_to", { theme: label(theme) });
}
