// A sheet as a whole, one step behind its rows: returned with a reason, which opens all of it (or what the grant reaches of it), and accepted again.

import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Lot } from "../../core/assessing";
import { everSaidOf, openOf, standing, stateOf } from "../../core/reviews";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { History, Remark } from "../parts/remarks";
import { ReviewWord } from "../parts/review_word";
import type { AssessorDesk } from "./assessor";

const LONGEST = 2000;

export function WholeSheet({ desk, lot }: { readonly desk: AssessorDesk; readonly lot: Lot }): JSX.Element {
  const text = desk.reasonOf(lot.sheet.id);
  const reason = useUnfolded(text !== "");
  const said = openOf(desk.objects, lot.sheet.id);
  const state = stateOf(said);
  const asks = state === "returned" || state === "resubmitted";
  const send = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    desk.writesReason(lot.sheet.id, "");
    void desk.saysOfSheet(lot, "return", text.trim());
  };
  return (
    <>
      {asks && (
        <div class="whole">
          <ReviewWord as={state} time={clockTime(said[said.length - 1]?.at, desk.timezone)} />
          {standing(said).map((one) => <Remark key={one.id} objects={desk.objects} review={one} timezone={desk.timezone} />)}
          {lot.whole && <Button small icon="check" onClick={() => void desk.saysOfSheet(lot, "accept", "")}>{t("assess.sheet_accept")}</Button>}
        </div>
      )}
      <details class="others" ref={reason}>
        <summary>{t(lot.whole ? "assess.sheet_more" : "assess.part_more")}</summary>
        <form class="remark-form fix" onSubmit={send}>
          <label class="lab" for={`sheet-${lot.sheet.id}`}>{t(lot.whole ? "assess.sheet_return" : "assess.part_return")}</label>
          <textarea id={`sheet-${lot.sheet.id}`} class="inp" rows={2} maxLength={LONGEST} value={text} onInput={(event) => desk.writesReason(lot.sheet.id, event.currentTarget.value)} />
          <div class="send"><Button kind="fix" class="solid" type="submit">{t("assess.send_back")}</Button></div>
        </form>
        <History objects={desk.objects} said={everSaidOf(desk.objects, lot.sheet.id)} design={lot.design} timezone={desk.timezone} />
      </details>
    </>
  );
}

/** Unfolds when something in it is wanted; a person folds it again. */
export function useUnfolded(wanted: boolean): RefObject<HTMLDetailsElement | null> {
  const part = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (wanted && part.current !== null) part.current.open = true;
  }, [wanted]);
  return part;
}
