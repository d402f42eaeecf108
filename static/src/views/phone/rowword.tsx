// The state of a row in one word that is always true.

import type { JSX } from "preact";
import type { State } from "../../core/connection";
import type { RowState } from "../../core/rows";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { ReviewWord } from "../parts/review_word";
import { Word } from "../parts/words";
import { refusalSaid } from "./said";

interface RowWordProps {
  readonly state: RowState;
  readonly line: State;
  readonly timezone: string;
}

export function RowWord({ state, line, timezone }: RowWordProps): JSX.Element {
  switch (state.kind) {
    case "refused":
      return <Word tone="fix">{refusalSaid(state.refusal)}</Word>;
    case "local":
      return <Word tone="local">{line === "online" ? t("phone.row.sending") : t("phone.row.local", { time: clockTime(state.since, timezone) })}</Word>;
    case "rival":
      return <Word tone="fix">{t("phone.row.rival")}</Word>;
    case "writing":
      return <Word tone="live">{t("phone.row.writing", { name: state.by.name })}</Word>;
    case "withdrawn":
      return (
        <Word tone="none" icon="withdraw">
          {t("phone.row.withdrawn")}
        </Word>
      );
    case "late":
      return <Word tone="local" icon="clock">{t("phone.row.late", { time: clockTime(state.at, timezone) })}</Word>;
    case "reviewed":
      return <ReviewWord as={state.as} time={clockTime(state.at, timezone)} />;
    case "incomplete":
      return <Word tone="none">{t("phone.row.incomplete", { time: clockTime(state.at, timezone) })}</Word>;
    case "saved":
      return <Word tone="saved">{t("phone.row.saved", { time: clockTime(state.at, timezone) })}</Word>;
  }
}
