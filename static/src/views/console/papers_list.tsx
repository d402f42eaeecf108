// The papers there are now, of the one list on the server: what each holds in one line, and as which files it is had at once.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { gaps, profileOf } from "./office_state";
import { lookedAtAs, State } from "./papers_being";
import type { Desk } from "./papers_desk";
import type { Offered } from "./papers_press";
import { href } from "./rooms";

export function PapersList({ desk }: { readonly desk: Desk }): JSX.Element {
  return (
    <div class="papers-list">
      <List desk={desk} papers={desk.official} />
      <Gaps hall={desk.hall} />
      {desk.record.length > 0 && <h2>{t("office.record")}</h2>}
      <List desk={desk} papers={desk.record} />
      <p class="mute sm">{t("rooms.papers.silence")}</p>
    </div>
  );
}

function List({ desk, papers }: { readonly desk: Desk; readonly papers: readonly Offered[] }): JSX.Element | null {
  if (papers.length === 0) return null;
  return (
    <ul class="card lines paper-rows">
      {papers.map((paper) => (
        <Row key={paper.kind} desk={desk} paper={paper} />
      ))}
    </ul>
  );
}

function Row({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element {
  const pages = desk.pages(paper);
  const holds = desk.part(paper)?.holds || paper.what;
  const busy = desk.being(paper)?.state === "building";
  const here = desk.chosen?.kind === paper.kind;
  // The page says it where the paper is going to stand.
  const saidThere = here && desk.sight === undefined && lookedAtAs(paper) !== undefined;
  return (
    <li class={here ? "here" : ""}>
      <div class="paper-row">
        <button type="button" class="paper-choice" aria-current={here ? "true" : undefined} onClick={() => desk.choose(paper.kind)}>
          <Icon name="document" />
          <span class="grow">
            <b>{paper.title}</b>
            <span class="mute">{pages > 0 ? `${holds}, ${t("rooms.papers.pages", { pages })}` : holds}</span>
          </span>
        </button>
        <Forms paper={paper} busy={busy} make={(kind) => desk.make(paper, kind)} />
      </div>
      <div class="paper-state" role="status">{!saidThere && <State hall={desk.hall} being={desk.being(paper)} />}</div>
    </li>
  );
}

interface FormsProps {
  readonly paper: Offered;
  readonly busy: boolean;
  make(kind: string): void;
}

function Forms({ paper, busy, make }: FormsProps): JSX.Element {
  return (
    <span class="makings">
      {formsOf(paper).map(({ kind, word }) => (
        <Button key={kind} small disabled={busy} label={`${word}, ${paper.title}`} onClick={() => make(kind)}>{word}</Button>
      ))}
    </span>
  );
}

/** As which files a paper is had: what an office signs also for the printer. */
export function formsOf(paper: Offered): readonly { readonly kind: string; readonly word: string }[] {
  const own = { kind: paper.kind, word: paper.ending.toUpperCase() };
  return paper.ending === "docx" && !paper.record ? [own, { kind: `${paper.kind}_pdf`, word: "PDF" }] : [own];
}

/** What has still to be filled in before anything is signed. */
function Gaps({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const missing = gaps(profileOf(hall));
  if (missing.length === 0) return null;
  const words = { numbering: t("office.gap_numbering"), committee: t("office.gap_committee"), chair: t("office.gap_chair"), chair_nip: t("office.gap_chair_nip") };
  const said = missing.map((gap) => words[gap]).join(", ");
  return (
    <Notice tone="local" icon="note" title={t("office.gaps", { number: missing.length })} way={<LinkButton small href={href("papers", "office")}>{t("office.fill_in")}</LinkButton>}>
      {said.charAt(0).toUpperCase() + said.slice(1)}.
    </Notice>
  );
}
