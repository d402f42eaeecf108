// A board as the browser reads it: the rows of one worksheet and what was merged of them, by column, theme and sub-theme, the same
// as the server works it out (EN4).  DOM-free.

import { type Choice, type Design, designOf, type Field } from "./design";
import type { Activity, Cluster, Entry, Group, Sheet, Worksheet } from "./generated/wire";
import type { Objects } from "./objects";
import { counts, titleOf } from "./reading";
import { openOf, type ReviewState, stateOf } from "./reviews";
import type { Text } from "./text_hash";

export interface Axes {
  readonly column: Field | undefined;
  readonly theme: Field | undefined;
  readonly sub: Field | undefined;
}

export type Standing = "counted" | "returned" | "withdrawn" | "late" | "draft";

interface Placed {
  readonly id: string;
  readonly title: string;
  readonly column: string;
  readonly theme: string;
  readonly sub: string;
  /** What a search looks into: small letters without marks. */
  readonly hay: string;
}

export interface Card extends Placed {
  readonly kind: "card";
  readonly entry: Entry;
  readonly office: string;
  readonly officeId: string;
  readonly unit: string;
  readonly review: ReviewState;
  readonly standing: Standing;
  readonly home: string;
}

export interface Heap extends Placed {
  readonly kind: "heap";
  readonly cluster: Cluster;
  readonly cards: readonly Card[];
  readonly counted: number;
  readonly offices: number;
}

export type Item = Card | Heap;

export interface Board {
  readonly design: Design;
  readonly axes: Axes;
  readonly heaps: readonly Heap[];
  readonly single: readonly Card[];
  readonly dissolved: readonly Cluster[];
  readonly byId: ReadonlyMap<string, Item>;
}

export interface Wish {
  readonly typed: string;
  readonly column?: string;
  readonly theme?: string;
  readonly sub?: string;
  readonly only: "all" | "heaps" | "single";
}

const MOST_COLUMNS = 6;

export function axesOf(design: Design): Axes {
  const choices = design.fields.filter((field) => field.type === "choice");
  const theme = choices.find((field) => (field.choice_set ?? "").split("+").includes("themes"));
  const sub = theme === undefined ? undefined : choices.find((field) => field.depends_on === theme.id);
  const own = choices.filter((field) => field.choice_set === null && field.depends_on === null && field.core);
  return { column: own.find((field) => field.choices.length > 1 && field.choices.length <= MOST_COLUMNS), theme, sub };
}

/** Worksheets that were handed out, the latest first; secret ones are on no board (VS4). */
export function boardable(objects: Objects): readonly Worksheet[] {
  const opened = objects.all("activity").filter((activity) => activity.state !== "planned" && !activity.secret);
  const ids = [...opened].sort((one, other) => (other.opened_at ?? "").localeCompare(one.opened_at ?? "")).map((one) => one.worksheet_id);
  return [...new Set(ids)].map((id) => objects.get("worksheet", id)).filter((one): one is Worksheet => one !== undefined);
}

export function boardOf(objects: Objects, worksheet: Worksheet): Board {
  const design = designOf(worksheet);
  const axes = axesOf(design);
  const clusters = objects.all("cluster").filter((one) => one.worksheet_id === worksheet.id);
  const homes = homesOf(objects, clusters);
  const reader = readerOf(objects, design, axes);
  const own = new Map(objects.all("activity").filter((one) => one.worksheet_id === worksheet.id && !one.secret).map((one) => [one.id, one]));
  const cards = new Map<string, Card>();
  for (const entry of objects.all("entry")) {
    const activity = own.get(entry.activity_id);
    if (activity !== undefined && (counts(entry) || homes.has(entry.id))) cards.set(entry.id, reader(entry, activity, homes.get(entry.id) ?? ""));
  }
  const ordered = [...cards.values()].sort((one, other) => one.entry.created_at.localeCompare(other.entry.created_at) || (one.id < other.id ? -1 : 1));
  const heaps = clusters.filter((one) => !one.withdrawn).map((cluster) => heapOf(cluster, ordered, axes));
  heaps.sort((one, other) => other.counted - one.counted || one.title.localeCompare(other.title, "id"));
  const single = ordered.filter((card) => card.home === "");
  const byId = new Map<string, Item>([...ordered, ...heaps].map((item) => [item.id, item]));
  return { design, axes, heaps, single, dissolved: clusters.filter((one) => one.withdrawn), byId };
}

/** Row → the cluster that is not dissolved in which it stands. */
function homesOf(objects: Objects, clusters: readonly Cluster[]): ReadonlyMap<string, string> {
  const standing = new Set(clusters.filter((one) => !one.withdrawn).map((one) => one.id));
  const sources = objects.all("source").filter((one) => !one.withdrawn && standing.has(one.cluster_id));
  return new Map(sources.map((one) => [one.entry_id, one.cluster_id]));
}

function readerOf(objects: Objects, design: Design, axes: Axes): (entry: Entry, activity: Activity, home: string) => Card {
  const offices = new Map(objects.all("organisation").map((one) => [one.id, one]));
  const seats = new Map<string, string>();
  for (const seat of [...objects.all("seat")].sort((one, other) => Number(one.status === "held") - Number(other.status === "held"))) seats.set(seat.person_id, seat.organisation_id);
  const survivor = (id: string): string => offices.get(id)?.merged_into ?? id;
  return (entry, activity, home) => {
    const sheet = objects.get("sheet", entry.sheet_id);
    const author = objects.get("person", entry.author_id);
    const officeId = activity.unit === "organisation" ? survivor(sheet?.unit_id ?? "") : author?.staff === true ? "" : survivor(seats.get(author?.merged_into ?? entry.author_id) ?? "");
    const office = offices.get(officeId);
    const called = office?.abbreviation || office?.name || author?.name || "";
    const review = stateOf(openOf(objects, entry.id));
    const title = titleOf(design, (entry.values ?? entry.draft) as Readonly<Record<string, Text>>, objects);
    const unit = unitOf(objects, sheet);
    const group = objects.get("group", sheet?.unit_id);
    return {
      kind: "card",
      id: entry.id,
      entry,
      title,
      column: said(axes.column, entry.parsed),
      theme: said(axes.theme, entry.parsed) || (group?.theme ?? ""),
      sub: said(axes.sub, entry.parsed),
      office: called,
      officeId,
      unit,
      review,
      standing: standingOf(entry, review),
      home,
      hay: folded(`${title} ${called} ${office?.name ?? ""} ${unit}`),
    };
  };
}

function heapOf(cluster: Cluster, cards: readonly Card[], axes: Axes): Heap {
  const own = cards.filter((card) => card.home === cluster.id);
  const counted = own.filter((card) => card.standing === "counted");
  return {
    kind: "heap",
    id: cluster.id,
    cluster,
    title: cluster.title,
    cards: own,
    counted: counted.length,
    offices: new Set(counted.map((card) => card.officeId).filter((id) => id !== "")).size,
    column: said(axes.column, cluster.places),
    theme: said(axes.theme, cluster.places) || cluster.theme,
    sub: said(axes.sub, cluster.places),
    hay: folded(`${cluster.title} ${cluster.note} ${own.map((card) => card.title).join(" ")}`),
  };
}

function standingOf(entry: Entry, review: ReviewState): Standing {
  if (entry.state === "withdrawn") return "withdrawn";
  if (!counts(entry)) return entry.late ? "late" : "draft";
  return review === "returned" ? "returned" : "counted";
}

function said(field: Field | undefined, values: Readonly<Record<string, unknown>>): string {
  const value = field === undefined ? undefined : values[field.id];
  return typeof value === "string" ? value : "";
}

function unitOf(objects: Objects, sheet: Sheet | undefined): string {
  const group = objects.get("group", sheet?.unit_id);
  if (group !== undefined) return groupName(group);
  const office = objects.get("organisation", sheet?.unit_id);
  return office?.abbreviation || office?.name || (objects.get("person", sheet?.unit_id)?.name ?? "");
}

function groupName(group: Group): string {
  return [String(group.number), group.title].filter((part) => part !== "").join(" ");
}

/** What was merged first, then single rows, as far as they fit the wish. */
export function itemsOf(board: Board, wish: Wish): readonly Item[] {
  const words = folded(wish.typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const fits = (item: Item) =>
    (wish.column === undefined || item.column === wish.column) &&
    (wish.theme === undefined || item.theme === wish.theme) &&
    (wish.sub === undefined || item.sub === wish.sub) &&
    words.every((word) => item.hay.includes(word));
  const heaps = wish.only === "single" ? [] : board.heaps.filter(fits);
  const single = wish.only === "heaps" ? [] : board.single.filter(fits);
  return [...heaps, ...single];
}

export interface Cell {
  readonly key: string;
  readonly choice: Choice | undefined;
  readonly rows: number;
  readonly heaps: number;
}

/** How much stands under each value of an axis; what stands under none comes last, with an empty key. */
export function cellsOf(items: readonly Item[], by: "column" | "theme" | "sub", choices: readonly Choice[]): readonly Cell[] {
  const named = choices.map((choice) => cellOf(items, by, choice.value, choice));
  const known = new Set(choices.map((choice) => choice.value));
  const others = [...new Set(items.map((item) => item[by]))].filter((key) => key !== "" && !known.has(key));
  const rest = [...others, ""].map((key) => cellOf(items, by, key, undefined)).filter((cell) => cell.rows > 0 || cell.heaps > 0);
  return [...named, ...rest];
}

function cellOf(items: readonly Item[], by: "column" | "theme" | "sub", key: string, choice: Choice | undefined): Cell {
  const own = items.filter((item) => item[by] === key);
  return { key, choice, heaps: own.filter((item) => item.kind === "heap").length, rows: own.reduce((sum, item) => sum + (item.kind === "heap" ? item.counted : 1), 0) };
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
