// The board's page at work: which worksheet and view, what is searched for and chosen, and the way back from each act.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Board, boardable, boardOf, type Card, cellsOf, type Heap, type Item, itemsOf, type Wish } from "../../core/boards";
import { newId } from "../../core/chance";
import { hasYears } from "../../core/roadmaps";
import type { Cluster, CommandTypes, Worksheet } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Keep } from "../../core/session";
import type { Hall } from "../console/hall_state";

export type View = "columns" | "matrix" | "roadmap" | "list";
export type Room = "board" | "like" | "trace";

/** Something that was done, in a sentence, and the command that takes it back. */
export interface Done {
  readonly said: string;
  back(): Promise<boolean>;
}

const MOST_KEPT = 30;
const JUDGES = ["facilitator", "cofacilitator", "assessor"];

export class BoardDesk {
  readonly room: Signal<Room> = signal<Room>("board");
  readonly view: Signal<View | ""> = signal<View | "">("");
  readonly wish: Signal<Wish> = signal<Wish>({ typed: "", only: "all" });
  readonly chosen: Signal<ReadonlySet<string>> = signal<ReadonlySet<string>>(new Set());
  /** The cluster or row whose panel is open. */
  readonly opened: Signal<string> = signal("");
  readonly done: Signal<readonly Done[]> = signal<readonly Done[]>([]);
  private readonly picked: Signal<string> = signal("");

  /** Suggestions somebody here has called not the same; they stay away on this device. */
  readonly unlike: Signal<ReadonlySet<string>>;

  /** `home`: the page this one was opened from. */
  constructor(
    readonly hall: Hall,
    readonly home: string,
    private readonly keep: Keep,
  ) {
    this.unlike = signal(kept(keep.getItem(this.unlikeKey)));
  }

  callUnlike(suggestion: string): void {
    this.unlike.value = new Set([...this.unlike.value, suggestion]);
    this.keep.setItem(this.unlikeKey, JSON.stringify([...this.unlike.value]));
  }

  private get unlikeKey(): string {
    return `rembuk.board.unlike.${this.hall.id}`;
  }

  readonly worksheets: ReadonlySignal<readonly Worksheet[]> = computed(() => {
    this.hall.get("workshop", this.hall.id);
    return boardable(this.hall.objects);
  });

  readonly worksheet: ReadonlySignal<Worksheet | undefined> = computed(() => this.worksheets.value.find((one) => one.id === this.picked.value) ?? this.worksheets.value[0]);

  readonly board: ReadonlySignal<Board | undefined> = computed(() => {
    this.hall.get("workshop", this.hall.id);
    return this.worksheet.value === undefined ? undefined : boardOf(this.hall.objects, this.worksheet.value);
  });

  readonly items: ReadonlySignal<readonly Item[]> = computed(() => (this.board.value === undefined ? [] : itemsOf(this.board.value, this.wish.value)));

  readonly mayJudge: ReadonlySignal<boolean> = computed(() => this.hall.viewer.value?.roles.some((role) => JUDGES.includes(role)) ?? false);

  /** Columns where the worksheet has them, else themes, else the list. */
  readonly shown: ReadonlySignal<View> = computed(() => {
    const views = this.views.value;
    return views.find((one) => one === this.view.value) ?? views[0] ?? "list";
  });

  readonly views: ReadonlySignal<readonly View[]> = computed(() => {
    const board = this.board.value;
    if (board === undefined) return ["list"];
    const themed = cellsOf([...board.heaps, ...board.single], "theme", board.axes.theme?.choices ?? []).some((cell) => cell.key !== "");
    const found: readonly (View | false)[] = [board.axes.column !== undefined && "columns", themed && "matrix", hasYears(board.design) && "roadmap", "list"];
    return found.filter((view): view is View => view !== false);
  });

  choose(worksheet: string): void {
    this.picked.value = worksheet;
    this.chosen.value = new Set();
    this.opened.value = "";
    this.wish.value = { typed: "", only: "all" };
  }

  wants(more: Partial<Wish>): void {
    this.wish.value = { ...this.wish.value, ...more };
  }

  /** A theme chosen in the matrix narrows the list alone. */
  turnTo(view: View): void {
    if (view !== "list") this.widen();
    this.view.value = view;
  }

  widen(): void {
    const { theme: _, sub: __, ...rest } = this.wish.value;
    this.wish.value = rest;
  }

  toggle(id: string): void {
    const now = new Set(this.chosen.value);
    if (!now.delete(id)) now.add(id);
    this.chosen.value = now;
  }

  clear(): void {
    this.chosen.value = new Set();
  }

  /** What is chosen and still stands on the board by itself. */
  get picks(): { readonly cards: readonly Card[]; readonly heaps: readonly Heap[] } {
    const found = [...this.chosen.value].map((id) => this.board.value?.byId.get(id)).filter((item): item is Item => item !== undefined);
    return { cards: found.filter((item): item is Card => item.kind === "card" && item.home === ""), heaps: found.filter((item): item is Heap => item.kind === "heap") };
  }

  async merge(title: string, note: string, entries: readonly string[]): Promise<boolean> {
    const cluster = newId("clu");
    const ok = await this.does("make_cluster", { cluster, title, note, entries: [...entries] });
    if (ok) this.was(t("board.done.made", { title }), () => this.does("dissolve_cluster", { cluster }));
    return ok;
  }

  async join(cluster: Cluster, entries: readonly string[], others: readonly Heap[] = []): Promise<boolean> {
    const ok = await this.does("join_cluster", { cluster: cluster.id, entries: [...entries], clusters: others.map((one) => one.id) });
    const moved = [...entries, ...others.flatMap((one) => one.cards.map((card) => card.id))];
    if (ok) this.was(t("board.done.joined", { title: cluster.title }), () => this.parted(cluster.id, moved, others));
    return ok;
  }

  async leave(cluster: Cluster, entries: readonly string[]): Promise<boolean> {
    const ok = await this.does("leave_cluster", { cluster: cluster.id, entries: [...entries] });
    if (ok) this.was(t("board.done.left", { title: cluster.title }), () => this.does("join_cluster", { cluster: cluster.id, entries: [...entries] }));
    return ok;
  }

  async dissolve(cluster: Cluster, dissolved: boolean): Promise<boolean> {
    const ok = await this.does("dissolve_cluster", { cluster: cluster.id, dissolved });
    const said = dissolved ? t("board.done.dissolved", { title: cluster.title }) : t("board.done.restored", { title: cluster.title });
    if (ok) this.was(said, () => this.does("dissolve_cluster", { cluster: cluster.id, dissolved: !dissolved }));
    return ok;
  }

  async rename(cluster: Cluster, words: Words): Promise<boolean> {
    const ok = await this.does("save_cluster", { cluster: cluster.id, revision: cluster.revision, ...words });
    const before = { title: cluster.title, note: cluster.note, places: cluster.places };
    if (ok) this.was(t("board.done.renamed", { title: words.title }), () => this.does("save_cluster", { cluster: cluster.id, revision: this.hall.objects.get("cluster", cluster.id)?.revision ?? 0, ...before }));
    return ok;
  }

  async undo(): Promise<void> {
    const last = this.done.value[this.done.value.length - 1];
    if (last !== undefined && (await last.back())) this.done.value = this.done.value.slice(0, -1);
  }

  private async parted(cluster: string, entries: readonly string[], others: readonly Heap[]): Promise<boolean> {
    let ok = await this.does("leave_cluster", { cluster, entries: [...entries] });
    for (const other of others) ok = (await this.does("dissolve_cluster", { cluster: other.id, dissolved: false })) && ok;
    return ok;
  }

  private async does<N extends keyof CommandTypes>(name: N, payload: CommandTypes[N]): Promise<boolean> {
    return (await this.hall.send(name, payload)).ok;
  }

  private was(said: string, back: () => Promise<boolean>): void {
    this.done.value = [...this.done.value, { said, back }].slice(-MOST_KEPT);
  }
}

function kept(text: string | null): ReadonlySet<string> {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return new Set(Array.isArray(found) ? found.filter((one): one is string => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

export interface Words {
  readonly title: string;
  readonly note: string;
  readonly places: Record<string, unknown>;
}
