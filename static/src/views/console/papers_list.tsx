// The papers there are now, of the one list on the server: which part of the workshop, as DOCX or to print, and all of a day's
// with one press.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../core/texts";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { type Hall, sentence } from "./hall_state";
import { gaps, profileOf } from "./office_state";
import { build, offered, type Offered, save } from "./papers_press";
import { href } from "./rooms";
import { clockTime } from "./times";

type Being = { readonly state: "building" } | { readonly state: "ready"; readonly at: number; readonly size: number } | { readonly state: "failed"; readonly said: string };

const PACKET = "packet";

export function PapersList({ hall, language }: { readonly hall: Hall; readonly language: Language }): JSX.Element {
  const [papers, setPapers] = useState<readonly Offered[]>([]);
  const [refused, setRefused] = useState("");
  const [about, setAbout] = useState<Readonly<Record<string, string>>>({});
  const [beings, setBeings] = useState<Readonly<Record<string, Being>>>({});
  useEffect(() => {
    void offered(hall, language).then((answer) => (answer.ok ? setPapers(answer.papers) : setRefused(sentence(answer))));
  }, []);
  const partOf = (paper: Offered): string => about[paper.kind] ?? paper.usual;
  const make = async (paper: Offered, kind: string): Promise<void> => {
    if (beings[paper.kind]?.state === "building") return;
    const put = (being: Being): void => setBeings((before) => ({ ...before, [paper.kind]: being }));
    put({ state: "building" });
    const built = await build(hall, kind, language, partOf(paper));
    if (!built.ok) return put({ state: "failed", said: built.said });
    put({ state: "ready", at: hall.now(), size: Math.max(1, Math.round(built.content.size / 1000)) });
    save(built.filename, built.content);
  };
  const shown = { hall, beings, partOf, make: (paper: Offered, kind: string) => void make(paper, kind), choose: (paper: Offered, part: string) => setAbout({ ...about, [paper.kind]: part }) };
  return (
    <>
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
      <List papers={papers.filter((paper) => !paper.record)} {...shown} />
      <Gaps hall={hall} />
      {papers.length > 0 && <h2>{t("office.record")}</h2>}
      <List papers={papers.filter((paper) => paper.record)} {...shown} />
    </>
  );
}

interface ListProps {
  readonly hall: Hall;
  readonly papers: readonly Offered[];
  readonly beings: Readonly<Record<string, Being>>;
  partOf(paper: Offered): string;
  choose(paper: Offered, part: string): void;
  make(paper: Offered, kind: string): void;
}

function List({ hall, papers, beings, partOf, choose, make }: ListProps): JSX.Element | null {
  if (papers.length === 0) return null;
  return (
    <ul class="card lines official">
      {papers.map((paper) => (
        <li key={paper.kind}>
          <div class="line">
            <Icon name={paper.kind === PACKET ? "download" : "document"} />
            <div class="grow">
              <b>{paper.title}</b>
              <span class="mute">{paper.what}</span>
              <span role="status"><State hall={hall} being={beings[paper.kind]} /></span>
            </div>
            {paper.parts.length > 1 && (
              <SelectField class="part" label={t("office.part_of", { paper: paper.title })} value={partOf(paper)} options={paper.parts.map((part) => ({ value: part.about, label: part.title }))} onChange={(part) => choose(paper, part)} />
            )}
            <Making paper={paper} busy={beings[paper.kind]?.state === "building"} make={(kind) => make(paper, kind)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Making({ paper, busy, make }: { readonly paper: Offered; readonly busy: boolean; make(kind: string): void }): JSX.Element {
  const word = paper.ending.toUpperCase();
  return (
    <span class="makings">
      <Button small kind={paper.kind === PACKET ? "main" : "plain"} icon="download" disabled={busy} label={`${word}, ${paper.title}`} onClick={() => make(paper.kind)}>{word}</Button>
      {paper.ending === "docx" && !paper.record && <Button small disabled={busy} label={`PDF, ${paper.title}`} onClick={() => make(`${paper.kind}_pdf`)}>PDF</Button>}
    </span>
  );
}

function State({ hall, being }: { readonly hall: Hall; readonly being: Being | undefined }): JSX.Element | null {
  if (being === undefined) return null;
  if (being.state === "building") return <Word tone="none" icon="clock">{t("rooms.papers.building")}</Word>;
  if (being.state === "failed") return <Word tone="fix" icon="warning">{being.said}</Word>;
  return <Word tone="saved">{t("rooms.papers.ready", { time: clockTime(being.at, hall.workshop.value), size: being.size })}</Word>;
}

/** What has still to be filled in before anything is signed. */
function Gaps({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const missing = gaps(profileOf(hall));
  if (missing.length === 0) return null;
  const words = { numbering: t("office.gap_numbering"), committee: t("office.gap_committee"), chair: t("office.gap_chair"), chair_nip: t("office.gap_chair_nip") };
  return (
    <Notice tone="local" icon="note" title={t("office.gaps", { number: missing.length })} way={<LinkButton small href={href("papers", "office")}>{t("office.fill_in")}</LinkButton>}>
      {missing.map((gap) => words[gap]).join(", ")}
    </Notice>
  );
}
