// Where a ballot stands, in a word.

import type { JSX } from "preact";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Tag } from "../parts/words";

export function StateTag({ ballot }: { readonly ballot: Ballot }): JSX.Element {
  if (ballot.revealed) return <Tag tone="saved" icon="eye">{t("ballots.state.revealed")}</Tag>;
  if (ballot.state === "open") return <Tag tone="live" icon="vote">{t("ballots.state.open")}</Tag>;
  return <Tag tone="none" icon={ballot.state === "closed" ? "lock" : "none"}>{ballot.state === "closed" ? t("ballots.state.closed") : t("ballots.state.planned")}</Tag>;
}
