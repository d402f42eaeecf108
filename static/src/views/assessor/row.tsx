// One row before an assessor: what it says (of one handed in again only what changed), what was said of it, and three acts.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Assessed, isAnew, type Lot } from "../../core/assessing";
import { isBlank } from "../../core/checks";
import { type Field, label } from "../../core/design";
import { readable, titleOf } from "../../core/reading";
import { changedSince, everSaidOf, lastJudgement, standing } from "../../core/reviews";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { fieldOf, History, Remark } from "../parts/remarks";
import { ReviewWord } from "../parts/review_word";
import { Word } from "../parts/words";
import type { Draft } from "../../core/remark_drafts";
import type { AssessorDesk } from "./assessor";
import { OfRow } from "./documents";
import { Changes, EarlierRounds } from "./changes";
import { RemarkForm } from "./remark_form";

interface RowProps {
  readonly desk: AssessorDesk;
  readonly lot: Lot;
  readonly row: Assessed;
  /** In the queue: whose sheet it is. */
  readonly placed: boolean;
  readonly current: boolean;
  readonly onCurrent: () => void;
}

export function begin(desk: AssessorDesk, row: Assessed, act: Draft["act"], field: string | null = null): void {
  desk.begins(row.entry.id, act, field);
}

export function Row(props: RowProps): JSX.Element {
  const { desk, lot, row, current } = props;
  const draft = desk.draft.value?.entry === row.entry.id ? desk.draft.value : undefined;
  const notes = [...standing(row.said), ...row.said.filter((one) => one.private)];
  return (
    <article class={current ? "card assess-row current" : "card assess-row"} id={`row-${row.entry.id}`} tabIndex={-1} aria-label={t("assess.row", { number: row.number })} onFocus={props.onCurrent}>
      <header>
        <h3>
          <span class="no">{row.number}</span>
          <span class="kept">{titleOf(lot.design, (row.entry.values ?? {}) as Readonly<Record<string, Text>>, desk.objects)}</span>
        </h3>
        <State desk={desk} row={row} />
      </header>
      {props.placed && <p class="mute">{[lot.title, lot.activity.title || label(titled(lot))].join(" · ")}</p>}
      {isAnew(row) && asked(row)}
      {!isAnew(row) && notes.map((one) => <Remark key={one.id} objects={desk.objects} review={one} about={fieldOf(lot.design, one)} timezone={desk.timezone} />)}
      <Content {...props} picked={draft?.field ?? null} />
      <OfRow desk={desk} entry={row.entry.id} />
      {draft !== undefined ? <RemarkForm desk={desk} lot={lot} row={row} draft={draft} /> : <Acts desk={desk} row={row} />}
      <EarlierRounds objects={desk.objects} design={lot.design} row={row} />
      <History objects={desk.objects} said={everSaidOf(desk.objects, row.entry.id)} design={lot.design} timezone={desk.timezone} />
    </article>
  );

  function asked(one: Assessed): JSX.Element {
    const round = standing(one.said);
    return <>{round.map((remark) => <Remark key={remark.id} objects={desk.objects} review={remark} about={fieldOf(lot.design, remark)} timezone={desk.timezone} />)}</>;
  }
}

function titled(lot: Lot): { readonly label_id: string; readonly label_en: string } {
  return { label_id: lot.design.title_id, label_en: lot.design.title_en };
}

function State({ desk, row }: { readonly desk: AssessorDesk; readonly row: Assessed }): JSX.Element {
  const time = clockTime(row.said[row.said.length - 1]?.at, desk.timezone);
  if (desk.sending(row.entry.id)) return <Word tone="local">{t("assess.sending")}</Word>;
  if (row.state === "") return <Word tone="none">{t("assess.fresh")}</Word>;
  if (row.state === "resubmitted") return <Word tone="live" icon="undo">{t("assess.resubmitted", { time: clockTime(row.since, desk.timezone) })}</Word>;
  return <ReviewWord as={row.state} time={time} />;
}

/** The cells; each may be pressed to say something of it. */
function Content({ desk, lot, row, picked }: RowProps & { readonly picked: string | null }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const filled = lot.design.fields.filter((field) => field.stored);
  const only = isAnew(row) && !whole;
  if (only) {
    const same = filled.length - changedSince(lastJudgement(row.said)?.seen ?? {}, row.entry).length;
    return (
      <>
        <Changes objects={desk.objects} design={lot.design} row={row} />
        <p class="mute">
          {t("assess.others", { count: same })} <Button kind="quiet" small onClick={() => setWhole(true)}>{t("assess.show")}</Button>
        </p>
      </>
    );
  }
  const shown = filled.filter((field) => field.core || !isBlank(row.entry.values?.[field.id] as Text) || field.id === picked);
  return (
    <div class="cells" role="group" aria-label={t("assess.cells")}>
      {shown.map((field) => (
        <Cell key={field.id} desk={desk} row={row} field={field} picked={field.id === picked} />
      ))}
    </div>
  );
}

function Cell({ desk, row, field, picked }: { readonly desk: AssessorDesk; readonly row: Assessed; readonly field: Field; readonly picked: boolean }): JSX.Element {
  const said = readable(field, row.entry.values?.[field.id] as Text, desk.objects);
  const press = (): void => {
    const open = desk.draft.value;
    if (open?.entry === row.entry.id) desk.turnsToCell(open, picked ? null : field.id);
    else begin(desk, row, "return", field.id);
  };
  return (
    <button type="button" class={picked ? "cell-of picked" : "cell-of"} aria-pressed={picked} onClick={press}>
      <span class="k">{label(field)}</span>
      <span class={said === "" ? "v none kept" : "v kept"}>{said === "" ? t("assess.empty") : said}</span>
    </button>
  );
}

function Acts({ desk, row }: { readonly desk: AssessorDesk; readonly row: Assessed }): JSX.Element {
  const accepted = row.state === "accepted";
  return (
    <div class="acts">
      <Button icon="note" onClick={() => begin(desk, row, "comment")}>{t("assess.comment")}</Button>
      <Button kind="fix" icon="fix" onClick={() => begin(desk, row, "return")}>{t("assess.return")}</Button>
      {!accepted && <Button class="accept" kind={isAnew(row) ? "main" : "plain"} icon="check" onClick={() => void desk.says(row, "accept")}>{t("assess.accept")}</Button>}
      <details class="others">
        <summary>{t("assess.more")}</summary>
        {row.state !== "postponed" && !accepted && <Button small icon="pause" onClick={() => void desk.says(row, "postpone")}>{t("assess.postpone")}</Button>}
        {(accepted || row.state === "changed" || row.state === "postponed" || row.state === "returned") && <Button small icon="undo" onClick={() => void desk.says(row, "reopen")}>{t("assess.reopen")}</Button>}
      </details>
    </div>
  );
}
