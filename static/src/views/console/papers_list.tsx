// The papers there are now, of the one list on the server: which part of the workshop, as DOCX or to print, and all of a day's
// with one press.  Each can be looked at first.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Base } from "../../core/texts";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { type Hall, sentence } from "./hall_state";
import { gaps, profileOf } from "./office_state";
import { type Being, lookedAtAs, pageOf, State } from "./papers_being";
import { build, type Built, type Edition, offered, type Offered, save, type Step } from "./papers_press";
import { href } from "./rooms";
import type { Seen } from "./versions_preview";
import { finalsOf, READERS } from "./versions_state";

const PACKET = "packet";

interface PapersListProps {
  readonly hall: Hall;
  readonly language: Base;
  onLook(seen: Seen): void;
}

export function PapersList({ hall, language, onLook }: PapersListProps): JSX.Element {
  const [papers, setPapers] = useState<readonly Offered[]>([]);
  const [refused, setRefused] = useState("");
  const [about, setAbout] = useState<Readonly<Record<string, string>>>({});
  const [beings, setBeings] = useState<Readonly<Record<string, Being>>>({});
  const [edition, setEdition] = useState<Required<Edition>>({ version: "", reader: "names" });
  useEffect(() => {
    void offered(hall, language).then((answer) => (answer.ok ? setPapers(answer.papers) : setRefused(sentence(answer))));
  }, []);
  const partOf = (paper: Offered): string => about[paper.kind] ?? paper.usual;
  const built = async (paper: Offered, kind: string): Promise<(Built & { readonly ok: true }) | undefined> => {
    if (beings[paper.kind]?.state === "building") return undefined;
    const put = (being: Being): void => setBeings((before) => ({ ...before, [paper.kind]: being }));
    const step = (now: Step): void => put({ state: "building", ...now });
    step({ percent: 0, title: "" });
    const made = await build(hall, kind, language, partOf(paper), edition.version === "" ? { reader: edition.reader } : edition, step);
    if (!made.ok) return void put({ state: "failed", said: made.said });
    put({ state: "ready", at: hall.now(), size: Math.max(1, Math.round(made.content.size / 1000)) });
    return made;
  };
  const make = async (paper: Offered, kind: string): Promise<void> => {
    const made = await built(paper, kind);
    if (made !== undefined) save(made.filename, made.content);
  };
  const look = async (paper: Offered, kind: string): Promise<void> => {
    const made = await built(paper, kind);
    if (made === undefined) return;
    setBeings((before) => ({ ...before, [paper.kind]: { state: "seen" } }));
    const text = await made.content.text();
    const part = paper.parts.find((one) => one.about === partOf(paper))?.title ?? "";
    onLook({ title: paper.parts.length > 1 ? `${paper.title}, ${part}` : paper.title, page: paper.ending === "txt" ? pageOf(text) : text });
  };
  const ways = { hall, beings, partOf, make: (paper: Offered, kind: string) => void make(paper, kind), look: (paper: Offered, kind: string) => void look(paper, kind), choose: (paper: Offered, part: string) => setAbout({ ...about, [paper.kind]: part }) };
  return (
    <>
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
      <Meant hall={hall} edition={edition} choose={setEdition} />
      <List papers={papers.filter((paper) => !paper.record && (edition.reader === "names" || !paper.names))} {...ways} />
      <Gaps hall={hall} />
      {papers.length > 0 && <h2>{t("office.record")}</h2>}
      <List papers={papers.filter((paper) => paper.record)} {...ways} />
    </>
  );
}

interface MeantProps {
  readonly hall: Hall;
  readonly edition: Required<Edition>;
  choose(edition: Required<Edition>): void;
}

/** For whom the papers below are, and of which state: now, or a final that is still meant. */
function Meant({ hall, edition, choose }: MeantProps): JSX.Element {
  const finals = finalsOf(hall).filter((one) => !one.withdrawn);
  const states = [{ value: "", label: t("versions.draft") }, ...finals.map((one) => ({ value: one.id, label: t("versions.final", { number: one.number }) }))];
  const readers = { names: t("versions.reader_names"), organisation: t("versions.reader_organisation"), public: t("versions.reader_public") };
  return (
    <div class="line-of filters">
      <SelectField label={t("versions.reader")} value={edition.reader} options={READERS.map((one) => ({ value: one, label: readers[one] }))} onChange={(reader) => choose({ ...edition, reader })} />
      {finals.length > 0 && <SelectField label={t("rooms.papers.state")} value={edition.version} options={states} onChange={(version) => choose({ ...edition, version })} />}
    </div>
  );
}

interface ListProps {
  readonly hall: Hall;
  readonly papers: readonly Offered[];
  readonly beings: Readonly<Record<string, Being>>;
  partOf(paper: Offered): string;
  choose(paper: Offered, part: string): void;
  make(paper: Offered, kind: string): void;
  look(paper: Offered, kind: string): void;
}

function List({ hall, papers, beings, partOf, choose, make, look }: ListProps): JSX.Element | null {
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
            <div class="wanted">
              {paper.parts.length > 1 && (
                <SelectField class="part" label={t("office.part_of", { paper: paper.title })} value={partOf(paper)} options={paper.parts.map((part) => ({ value: part.about, label: part.title }))} onChange={(part) => choose(paper, part)} />
              )}
              <Making paper={paper} busy={beings[paper.kind]?.state === "building"} make={(kind) => make(paper, kind)} look={(kind) => look(paper, kind)} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface MakingProps {
  readonly paper: Offered;
  readonly busy: boolean;
  make(kind: string): void;
  look(kind: string): void;
}

function Making({ paper, busy, make, look }: MakingProps): JSX.Element {
  const word = paper.ending.toUpperCase();
  const page = lookedAtAs(paper);
  return (
    <span class="makings">
      <Button small kind={paper.kind === PACKET ? "main" : "plain"} icon="download" disabled={busy} label={`${word}, ${paper.title}`} onClick={() => make(paper.kind)}>{word}</Button>
      {paper.ending === "docx" && !paper.record && <Button small disabled={busy} label={`PDF, ${paper.title}`} onClick={() => make(`${paper.kind}_pdf`)}>PDF</Button>}
      {page !== undefined && <Button small kind="quiet" disabled={busy} label={`${t("versions.look")}, ${paper.title}`} onClick={() => look(page)}>{t("versions.look")}</Button>}
    </span>
  );
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
