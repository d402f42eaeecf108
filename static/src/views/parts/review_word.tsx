// How a row stands with the assessors, in one word.

import type { JSX } from "preact";
import type { ReviewState } from "../../core/reviews";
import { t } from "../../core/texts";
import type { IconName } from "./icon";
import { type Tone, Word } from "./words";

const WORDS = {
  commented: { tone: "live", icon: "note" },
  returned: { tone: "fix", icon: "fix" },
  resubmitted: { tone: "live", icon: "undo" },
  accepted: { tone: "saved", icon: "check" },
  changed: { tone: "live", icon: "warning" },
  postponed: { tone: "none", icon: "pause" },
} as const satisfies Record<Exclude<ReviewState, "">, { tone: Tone; icon: IconName }>;

export function ReviewWord({ as, time }: { readonly as: Exclude<ReviewState, "">; readonly time: string }): JSX.Element {
  const { tone, icon } = WORDS[as];
  return <Word tone={tone} icon={icon}>{t(`review.state.${as}`, { time })}</Word>;
}
