// A row that was carried says where from, how it goes on, and what became of its source: in a line on the card, and in the row.

import type { JSX } from "preact";
import type { Entry } from "../../core/generated/wire";
import { lineageOf, markOf, sourceNow } from "../../core/lineage";
import type { Row } from "../../core/rows";
import { t } from "../../core/texts";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Tag } from "../parts/words";
import type { Phone } from "./phone";

interface Props {
  readonly phone: Phone;
  readonly row: Row;
}

const MARKS = ["continued", "changed", "finished"] as const;

export function CarriedLine({ phone, row: { entry } }: Props): JSX.Element | null {
  const lineage = entry === undefined ? undefined : lineageOf(phone.objects, entry.id);
  if (entry === undefined || lineage === undefined) return null;
  const mark = shownMark(phone, entry);
  return (
    <p class="came">
      <span>{t("carried.from", { from: lineage.source_title })}</span>
      {mark !== "" && (
        <Tag tone={mark === "finished" ? "saved" : mark === "changed" ? "live" : "none"} icon={mark === "finished" ? "check" : mark === "changed" ? "write" : "forward"}>
          {markWord(mark)}
        </Tag>
      )}
    </p>
  );
}

export function CarriedRow({ phone, row }: Props): JSX.Element | null {
  const { entry } = row;
  const lineage = entry === undefined ? undefined : lineageOf(phone.objects, entry.id);
  if (entry === undefined || lineage === undefined) return null;
  const source = sourceNow(phone.objects, lineage);
  const turn = (mark: string) => void phone.command("mark_row", entry.id, { entry: entry.id, mark });
  return (
    <>
      <CarriedLine phone={phone} row={row} />
      {source !== "" && <Notice icon="note" title={source === "withdrawn" ? t("carried.source_withdrawn") : t("carried.source_changed")} />}
      {lineage.source_workshop !== "" && <Tabs label={t("carried.goes_on")} chosen={shownMark(phone, entry)} onChoose={turn} tabs={MARKS.map((key) => ({ key: key as string, label: markWord(key) }))} />}
    </>
  );
}

/** What was tapped here counts at once, also without a line. */
function shownMark(phone: Phone, entry: Entry): string {
  const waiting = phone.outbox.waiting.filter((queued) => queued.name === "mark_row" && queued.subject === entry.id).pop();
  return waiting === undefined ? markOf(phone.objects, entry) : String((waiting.payload as { readonly mark?: string }).mark ?? "");
}

function markWord(mark: string): string {
  return { continued: t("chains.mark.continued"), changed: t("chains.mark.changed"), finished: t("chains.mark.finished") }[mark] ?? "";
}
