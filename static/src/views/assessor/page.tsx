// The assessor's page: who waits longest first, or one group's sheets; the same by keys.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Assessed, inOrder, isAnew, type Lot, restOf } from "../../core/assessing";
import { asksAssessors, queuedIn, voteOf } from "../../core/ballots";
import { title } from "../../core/design";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Appearance } from "../parts/appearance_choices";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Strip } from "../parts/strip";
import { UndoBar } from "../parts/undo_bar";
import { type AssessorDesk, type Done, QUEUE } from "./assessor";
import { AllDocuments, BesideSheet, useFilesGoOn } from "./documents";
import { Voting } from "./later";
import { begin, Row } from "./row";
import { Told, Unsent } from "./unsent";
import { ChooseVoice, SpeaksFor } from "./voice";
import { useUnfolded, WholeSheet } from "./whole";

const DOCUMENTS = "documents";
const SHOWN = 20;

export function AssessorPage({ desk }: { readonly desk: AssessorDesk }): JSX.Element {
  const tab = desk.tab.value;
  const current = desk.current.value;
  const lots = desk.lots.value;
  const own = lots.filter((lot) => lot.unit === tab);
  const ballot = desk.ballots.find((one) => one.id === tab);
  const chosen = own.length > 0 || ballot !== undefined || tab === DOCUMENTS ? tab : QUEUE;
  const rows = chosen === QUEUE ? desk.queued.value.slice(0, SHOWN) : own.flatMap((lot) => inOrder(lot.rows).map((row) => ({ lot, row })));
  useFilesGoOn(desk);
  useKeys(desk, rows.map(({ row }) => row));
  const drawn = (lot: Lot, row: Assessed, placed: boolean) => <Row key={row.entry.id} desk={desk} lot={lot} row={row} placed={placed} current={current === row.entry.id} onCurrent={() => (desk.current.value = row.entry.id)} />;
  return (
    <div class="linked assess">
      <Strip state={desk.state.value} first={t("assess.connecting")} ended={t("assess.ended")}>
        <span class="cut">{desk.name}</span>
        <Appearance />
      </Strip>
      <UnitTabs desk={desk} chosen={chosen} onChoose={(to) => (desk.tab.value = to)} />
      <main>
        <Told desk={desk} />
        <Unsent desk={desk} />
        <SpeaksFor desk={desk} />
        {ballot !== undefined ? (
          <Voting key={`${ballot.id} ${ballot.round}`} desk={desk} ballot={ballot} />
        ) : chosen === DOCUMENTS ? (
          <AllDocuments desk={desk} />
        ) : chosen === QUEUE ? (
          <>
            <h1>{t("assess.queue")}</h1>
            <p class="under">{desk.queued.value.length === 0 ? t("assess.queue_empty") : t("assess.queue_under", { count: desk.queued.value.length })}</p>
            <div class="list">{rows.map(({ lot, row }) => drawn(lot, row, true))}</div>
            {desk.queued.value.length > SHOWN && <p class="under">{t("assess.queue_more", { count: desk.queued.value.length - SHOWN })}</p>}
          </>
        ) : (
          own.map((lot) => <SheetPart key={lot.sheet.id} desk={desk} lot={lot} drawn={(row) => drawn(lot, row, false)} />)
        )}
        {ballot === undefined && <ChooseVoice desk={desk} />}
        {ballot === undefined && <p class="keys mute" aria-hidden="true">{t("assess.keys")}</p>}
      </main>
      <Last desk={desk} />
    </div>
  );
}

function SheetPart({ desk, lot, drawn }: { readonly desk: AssessorDesk; readonly lot: Lot; readonly drawn: (row: Assessed) => JSX.Element }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const rest = restOf(lot);
  const rows = inOrder(lot.rows);
  const open = rows.filter((row) => row.state !== "accepted");
  const accepted = rows.filter((row) => row.state === "accepted");
  const folded = useUnfolded(accepted.some((row) => row.entry.id === desk.draft.value?.entry));
  const sure = (): void => {
    setAsking(false);
    void desk.acceptsRest(lot);
  };
  return (
    <section class="lot">
      <header class="lot-head">
        <div>
          <h1>{lot.activity.title || title(lot.design)}</h1>
          <p class="under">{countsOf(lot)}</p>
        </div>
        {rest.length > 0 && !asking && <Button icon="check" onClick={() => setAsking(true)}>{t("assess.rest", { count: rest.length })}</Button>}
        {rest.length > 0 && asking && (
          <div class="sure" role="group" aria-label={t("assess.rest", { count: rest.length })}>
            <Button kind="main" icon="check" onClick={sure}>{t("assess.rest_yes", { count: rest.length })}</Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>{t("common.cancel")}</Button>
          </div>
        )}
      </header>
      <BesideSheet desk={desk} lot={lot} />
      <WholeSheet desk={desk} lot={lot} />
      <div class="list">{open.map(drawn)}</div>
      {accepted.length > 0 && (
        <details class="card accepted" ref={folded}>
          <summary>
            <Icon name="check" />
            {t("assess.accepted", { rows: accepted.map((row) => row.number).sort((a, b) => a - b).join(", ") })}
          </summary>
          <div class="list">{accepted.map(drawn)}</div>
        </details>
      )}
    </section>
  );
}

function countsOf(lot: Lot): string {
  const of = (state: string) => lot.rows.filter((row) => row.state === state).length;
  const parts = [["resubmitted", of("resubmitted")], ["changed", of("changed")], ["fresh", of("")], ["returned", of("returned")], ["accepted", of("accepted")]] as const;
  return parts.filter(([, count]) => count > 0).map(([name, count]) => t(`assess.count.${name}`, { count })).join(", ");
}

function UnitTabs({ desk, chosen, onChoose }: { readonly desk: AssessorDesk; readonly chosen: string; readonly onChoose: (tab: string) => void }): JSX.Element {
  const units = new Map<string, { title: string; again: number; changed: number; fresh: number; left: number }>();
  for (const lot of desk.lots.value) {
    const found = units.get(lot.unit) ?? { title: lot.title, again: 0, changed: 0, fresh: 0, left: 0 };
    units.set(lot.unit, { ...found, again: found.again + lot.rows.filter(isAnew).length, changed: found.changed + lot.rows.filter((row) => row.state === "changed").length, fresh: found.fresh + restOf(lot).length, left: found.left + lot.rows.filter((row) => row.state !== "accepted").length });
  }
  const press = (tab: string): void => {
    onChoose(tab);
    scrollTo(0, 0);
  };
  return (
    <nav class="unit-tabs" aria-label={t("assess.groups")}>
      <button type="button" aria-current={chosen === QUEUE ? "page" : undefined} onClick={() => press(QUEUE)}>
        <b>{t("assess.queue")}</b>
        <span>{t("assess.waits", { count: desk.queued.value.length })}</span>
      </button>
      {desk.ballots.map((ballot) => (
        <button key={ballot.id} type="button" aria-current={chosen === ballot.id ? "page" : undefined} onClick={() => press(ballot.id)}>
          <b>{ballot.question}</b>
          <span class={waitsForMe(desk, ballot) ? "again" : ""}>{ballotWord(desk, ballot)}</span>
        </button>
      ))}
      {[...units].sort(([, one], [, other]) => Number(other.again > 0) - Number(one.again > 0)).map(([unit, { title: called, again, changed, fresh, left }]) => (
        <button key={unit} type="button" aria-current={chosen === unit ? "page" : undefined} onClick={() => press(unit)}>
          <b>{called}</b>
          <span class={again > 0 ? "again" : ""}>{again > 0 ? t(changed > 0 ? "assess.count.again" : "assess.count.resubmitted", { count: again }) : fresh > 0 ? t("assess.count.new", { count: fresh }) : left > 0 ? t("assess.count.left", { count: left }) : t("assess.count.none")}</span>
        </button>
      ))}
      <button type="button" aria-current={chosen === DOCUMENTS ? "page" : undefined} onClick={() => press(DOCUMENTS)}>
        <b>{t("documents.title")}</b>
        <span>{t("documents.count", { count: desk.objects.all("attachment").filter((one) => !one.withdrawn).length })}</span>
      </button>
      <a href={`/board/${encodeURIComponent(desk.workshopId)}`}>
        <b>{t("assess.board")}</b>
        <span>{t("assess.board_under")}</span>
      </a>
    </nav>
  );
}

function voiceIn(desk: AssessorDesk, ballot: Ballot): boolean {
  const vote = voteOf(desk.objects, ballot, desk.person);
  return queuedIn(desk.waiting, ballot) !== undefined || (vote !== undefined && !vote.withdrawn);
}

function waitsForMe(desk: AssessorDesk, ballot: Ballot): boolean {
  return ballot.state === "open" && asksAssessors(ballot) && desk.votes && !voiceIn(desk, ballot);
}

function ballotWord(desk: AssessorDesk, ballot: Ballot): string {
  if (ballot.revealed) return t("ballot.result_here");
  if (waitsForMe(desk, ballot)) return t("ballot.open");
  return ballot.state === "open" ? t("assess.voted") : t("ballot.closed");
}

/** What was done last, with its way back. */
function Last({ desk }: { readonly desk: AssessorDesk }): JSX.Element | null {
  const done = desk.done.value;
  if (done === undefined) return null;
  return (
    <UndoBar word={t("assess.undo")} onUndo={done.reviews.length > 0 ? () => void desk.undo(done) : undefined}>
      {doneWord(done)}
    </UndoBar>
  );
}

function doneWord(done: Done): string {
  const said = t(`review.did.${done.act}`);
  if (done.rows.length === 0) return `${said}: ${t("assess.did_sheet")}`;
  const rows = done.rows.length > 3 ? t("assess.did_many", { count: done.rows.length }) : t("assess.did", { rows: done.rows.join(", ") });
  return [`${said}: ${rows}`, done.left > 0 ? t("assess.left", { count: done.left }) : ""].filter((part) => part !== "").join(" · ");
}

/** J and K go through the rows, C, P and T are the three acts; nothing while somebody types. */
function useKeys(desk: AssessorDesk, rows: readonly Assessed[]): void {
  const shown = useRef(rows);
  shown.current = rows;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && desk.draft.value !== undefined) return desk.folds();
      const busy = event.target instanceof HTMLElement && event.target.closest("textarea, input, select") !== null;
      // A remark half written: a letter that missed it must not accept a row.
      if (busy || desk.draft.value !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressed(desk, shown.current, event.key.toLowerCase())) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [desk]);
}

/** Whether the key meant anything. */
function pressed(desk: AssessorDesk, rows: readonly Assessed[], key: string): boolean {
  const place = rows.findIndex((row) => row.entry.id === desk.current.value);
  const row = rows[place];
  if (key === "j" || key === "k") return turn(desk, rows[Math.max(0, Math.min(rows.length - 1, place + (key === "j" ? 1 : -1)))]);
  if (row === undefined) return false;
  if (key === "c" || key === "p") begin(desk, row, key === "c" ? "comment" : "return");
  else if (key !== "t" || row.state === "accepted" || desk.sending(row.entry.id)) return false;
  else {
    turn(desk, rows[place + 1]);
    void desk.says(row, "accept");
  }
  return true;
}

function turn(desk: AssessorDesk, to: Assessed | undefined): boolean {
  if (to === undefined) return false;
  desk.current.value = to.entry.id;
  document.getElementById(`row-${to.entry.id}`)?.focus();
  return true;
}
