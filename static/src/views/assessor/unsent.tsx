// What did not reach the laptop: what was refused and why, with its words still there, and remarks written and not sent.

import type { JSX } from "preact";
import type { Draft } from "../../core/remark_drafts";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import type { AssessorDesk } from "./assessor";

export function Told({ desk }: { readonly desk: AssessorDesk }): JSX.Element | null {
  const told = desk.told.value;
  if (told !== undefined) {
    const said = t(`refusal.${told.refusal.code}`);
    const why = said.startsWith("refusal.") ? t("assess.refused") : said;
    const title = told.row > 0 ? t("assess.refused_row", { number: told.row, why }) : told.back === undefined ? why : t("assess.refused_sheet", { name: desk.lotOf(told.back)?.title ?? "", why });
    return (
      <Notice tone="fix" urgent title={title} way={<Button kind="quiet" small onClick={() => (desk.told.value = undefined)}>{t("common.close")}</Button>}>
        {told.back === undefined ? undefined : t("assess.words_stay")}
      </Notice>
    );
  }
  const waiting = desk.waiting.length;
  if (waiting > 0 && desk.state.value !== "online") return <Notice tone="local" icon="phone" title={t(desk.lasting.value ? "assess.waiting" : "assess.not_kept", { count: waiting })} />;
  return null;
}

export function Unsent({ desk }: { readonly desk: AssessorDesk }): JSX.Element | null {
  const drafts = desk.folded.value.filter((draft) => !before(desk, draft));
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t("assess.unsent")}>
      {drafts.map((draft) => (
        <Notice key={`${draft.entry} ${draft.field ?? ""}`} tone="local" icon="write" title={placeOf(desk, draft)} way={<Ways desk={desk} draft={draft} />}>
          <span class="kept">{draft.text}</span>
        </Notice>
      ))}
    </section>
  );
}

/** The reason of the sheet in hand stands in its own form. */
function before(desk: AssessorDesk, draft: Draft): boolean {
  const lot = desk.lotOf(draft);
  return lot !== undefined && lot.sheet.id === draft.entry && desk.tab.value === lot.unit;
}

function Ways({ desk, draft }: { readonly desk: AssessorDesk; readonly draft: Draft }): JSX.Element {
  return (
    <>
      {desk.lotOf(draft) !== undefined && <Button small onClick={() => desk.goesTo(draft)}>{t("assess.go_on")}</Button>}
      <Button kind="quiet" small onClick={() => desk.letsGo(draft)}>{t("assess.let_go")}</Button>
    </>
  );
}

function placeOf(desk: AssessorDesk, draft: Draft): string {
  const number = desk.numberOf(draft.entry);
  return number > 0 ? t("assess.unsent_row", { number }) : t("assess.unsent_sheet", { name: desk.lotOf(draft)?.title ?? "" });
}
