// The desk of the papers room: which day, reader, state and language are meant, which paper is chosen, and what became of each.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../../core/api";
import type { Base } from "../../core/texts";
import { type Hall, sentence } from "./hall_state";
import { type Being, lookedAtAs, pageOf } from "./papers_being";
import { build, type Built, offered, type Offered, type OfferedPart, save, type Step } from "./papers_press";
import { READERS } from "./versions_state";

export const PACKET = "packet";
/** A draft in the page is written anew when it is asked for later than this. */
const FRESH_MS = 60_000;
/** Where list, page and versions stand beside each other. */
export const WIDE = "(min-width: 1081px)";

export interface Meant {
  /** `day:1`, or nothing for the whole workshop. */
  readonly day: string;
  readonly reader: (typeof READERS)[number];
  /** A final by its id, else the present state. */
  readonly version: string;
  readonly language: Base;
}

/** A paper as it was seen in the page. */
export interface Sight {
  readonly page: string;
  readonly text: string;
  readonly at: number;
}

export interface Desk {
  readonly hall: Hall;
  readonly meant: Meant;
  readonly packet: Offered | undefined;
  readonly official: readonly Offered[];
  readonly record: readonly Offered[];
  readonly chosen: Offered | undefined;
  readonly sight: Sight | undefined;
  readonly refused: string;
  mean(part: Partial<Meant>): void;
  choose(kind: string): void;
  take(paper: Offered, about: string): void;
  part(paper: Offered): OfferedPart | undefined;
  being(paper: Offered): Being | undefined;
  pages(paper: Offered): number;
  make(paper: Offered, kind: string): void;
  look(paper: Offered): void;
  again(): void;
}

/** The part a paper is about: its own choice, else the day that is meant where it has one, else what is usual. */
export function aboutOf(paper: Offered, day: string, own: string | undefined): string {
  const has = (about: string): boolean => paper.parts.some((one) => one.about === about);
  if (own !== undefined && has(own)) return own;
  if (has(day)) return day;
  return has("") ? "" : paper.usual;
}

/** Without a list of names for whoever reads no names. */
export function readable(papers: readonly Offered[], reader: string): readonly Offered[] {
  return papers.filter((paper) => reader === "names" || !paper.names);
}

export function useDesk(hall: Hall, first: Base): Desk {
  const [papers, setPapers] = useState<readonly Offered[]>([]);
  const [refused, setRefused] = useState("");
  const [meant, setMeant] = useState<Meant>({ day: "", reader: "names", version: "", language: first });
  const [kind, setKind] = useState("");
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [beings, setBeings] = useState<Readonly<Record<string, Being>>>({});
  const [sights, setSights] = useState<Readonly<Record<string, Sight>>>({});
  const [pages, setPages] = useState<Readonly<Record<string, number>>>({});
  const turns = useRef<Record<string, number>>({});
  const begun = useRef(false);

  const listed = (answer: Answer<{ readonly papers: readonly Offered[] }>): void => {
    setRefused(answer.ok ? "" : sentence(answer));
    if (!answer.ok) return;
    setPapers(answer.papers);
    if (begun.current) return;
    begun.current = true;
    setMeant((now) => ({ ...now, day: answer.papers.find((one) => one.kind === PACKET)?.usual ?? "" }));
    if (matchMedia(WIDE).matches) setKind(answer.papers.find((one) => one.kind === "agreement")?.kind ?? "");
  };
  const list = (): void => void offered(hall, meant.language).then(listed);
  useEffect(list, [meant.language]);

  const shown = readable(papers, meant.reader);
  const chosen = shown.find((one) => one.kind === kind);
  const aboutNow = (paper: Offered): string => aboutOf(paper, meant.day, own[paper.kind]);
  const keyOf = (paper: Offered): string => [paper.kind, aboutNow(paper), meant.reader, meant.version, meant.language].join(" ");

  const built = async (paper: Offered, form: string, again: () => void): Promise<(Built & { readonly ok: true }) | undefined> => {
    const turn = (turns.current[paper.kind] ?? 0) + 1;
    turns.current[paper.kind] = turn;
    const put = (being: Being): void => {
      if (turns.current[paper.kind] === turn) setBeings((before) => ({ ...before, [paper.kind]: being }));
    };
    const step = (now: Step): void => put({ state: "building", ...now });
    step({ percent: 0, title: "" });
    const edition = meant.version === "" ? { reader: meant.reader } : { reader: meant.reader, version: meant.version };
    const made = await build(hall, form, meant.language, aboutNow(paper), edition, step);
    if (!made.ok) return void put({ state: "failed", said: made.said, again });
    put({ state: "ready", at: hall.now(), size: made.content.size, pages: made.pages });
    if (made.pages > 0) setPages((before) => ({ ...before, [keyOf(paper)]: made.pages }));
    return made;
  };
  const make = async (paper: Offered, form: string): Promise<void> => {
    const made = await built(paper, form, () => void make(paper, form));
    if (made !== undefined) save(made.filename, made.content);
  };
  const look = async (paper: Offered): Promise<void> => {
    const [form, key] = [lookedAtAs(paper), keyOf(paper)];
    if (form === undefined) return;
    const made = await built(paper, form, () => void look(paper));
    if (made === undefined) return;
    setBeings((before) => ({ ...before, [paper.kind]: { state: "seen" } }));
    const text = await made.content.text();
    setSights((before) => ({ ...before, [key]: { page: paper.ending === "txt" ? pageOf(text) : text, text: paper.ending === "txt" ? text : "", at: hall.now() } }));
  };
  const wanted = chosen === undefined ? "" : keyOf(chosen);
  useEffect(() => {
    if (chosen === undefined || lookedAtAs(chosen) === undefined) return;
    const seen = sights[wanted];
    if (seen === undefined || (meant.version === "" && hall.now() - seen.at > FRESH_MS)) void look(chosen);
  }, [wanted]);

  return {
    hall,
    meant,
    packet: papers.find((one) => one.kind === PACKET),
    official: shown.filter((one) => !one.record && one.kind !== PACKET),
    record: shown.filter((one) => one.record),
    chosen,
    sight: sights[wanted],
    refused,
    mean: (part) => {
      setMeant({ ...meant, ...part });
      if (part.day !== undefined) setOwn({});
    },
    choose: setKind,
    take: (paper, about) => setOwn({ ...own, [paper.kind]: about }),
    part: (paper) => paper.parts.find((one) => one.about === aboutNow(paper)),
    being: (paper) => beings[paper.kind],
    pages: (paper) => pages[keyOf(paper)] ?? 0,
    make: (paper, form) => void make(paper, form),
    look: (paper) => void look(paper),
    again: list,
  };
}
