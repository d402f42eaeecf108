// The hall as the console holds it: signals over the objects, one way to send a command, the server's clock, who is there.
// A list keeps its identity while nothing in it changed, so a room is drawn again only for what it shows.

import { type ReadonlySignal, type Signal, computed, signal } from "@preact/signals";
import type { Api } from "../../core/api";
import { newId } from "../../core/chance";
import type { Clock } from "../../core/clock";
import type {
  Activity,
  AgendaItem,
  Announcement,
  AttendanceMark,
  CommandTypes,
  Credential,
  DayClosing,
  DocumentVersion,
  Entry,
  Grant,
  Group,
  Grouping,
  HelpCall,
  Membership,
  ObjectTypes,
  Organisation,
  Person,
  Screen,
  Seat,
  Seating,
  Sheet,
  Substitution,
  Waiver,
  Workshop,
  Worksheet,
} from "../../core/generated/wire";
import type { Ack, Collected, PersonPresence, Refusal, ViewerSeen } from "../../core/messages";
import { Objects } from "../../core/objects";
import { openOf, type ReviewState, stateOf } from "../../core/reviews";
import { sharedScreen } from "../../core/screens";
import { t } from "../../core/texts";

export type Connection = "online" | "again" | "offline";

/** What carries commands and brings news: the socket, or a stand-in. */
export interface Carrier {
  command<N extends keyof CommandTypes>(command: { readonly id: string; readonly name: N; readonly payload: CommandTypes[N] }): Promise<Ack>;
}

export type People = Readonly<Record<string, PersonPresence>>;

const COALESCED_MS = 60;

export class Hall {
  readonly objects = new Objects();
  readonly connection: Signal<Connection> = signal<Connection>("again");
  readonly presence: Signal<People> = signal<People>({});
  /** Of every activity that is closing: who has answered. */
  readonly closing: Signal<Readonly<Record<string, Collected>>> = signal({});
  readonly viewer: Signal<ViewerSeen | undefined> = signal<ViewerSeen | undefined>(undefined);
  /** Set when the server will not have this token any more: its code. */
  readonly ended: Signal<string> = signal("");
  /** The sentence of the last refused command, until the next one succeeds or it is put away. */
  readonly refusal: Signal<string> = signal("");
  /** The server's time, once a second. */
  readonly second: Signal<number> = signal(0);

  private readonly version = signal(0);
  private waiting = false;

  readonly workshop: ReadonlySignal<Workshop | undefined> = computed(() => this.every("workshop")[0]);
  readonly screen: ReadonlySignal<Screen | undefined> = computed(() => sharedScreen(this.every("screen")));
  readonly agenda = this.list("agenda_item", (all: readonly AgendaItem[]) => all.filter((item) => !item.removed).sort(inDay));
  readonly activities = this.list("activity", (all: readonly Activity[]) => [...all].sort(byOpening));
  readonly groupings = this.list("grouping", (all: readonly Grouping[]) => all.filter((one) => !one.removed).sort(byTitle));
  readonly removedGroupings = this.list("grouping", (all: readonly Grouping[]) => all.filter((one) => one.removed).sort(byTitle));
  readonly groups = this.list("group", (all: readonly Group[]) => all.filter((one) => !one.removed).sort((a, b) => a.number - b.number));
  readonly memberships = this.list("membership", (all: readonly Membership[]) => all);
  readonly seatings = this.list("seating", (all: readonly Seating[]) => all);
  readonly seats = this.list("seat", (all: readonly Seat[]) => all);
  readonly substitutions = this.list("substitution", (all: readonly Substitution[]) => all);
  readonly people = this.list("person", (all: readonly Person[]) => [...all].sort(byName));
  readonly organisations = this.list("organisation", (all: readonly Organisation[]) => [...all].sort((a, b) => a.position - b.position));
  readonly entries = this.list("entry", (all: readonly Entry[]) => all);
  readonly sheets = this.list("sheet", (all: readonly Sheet[]) => all);
  readonly worksheets = this.list("worksheet", (all: readonly Worksheet[]) => all.filter((one) => !one.removed).sort((a, b) => a.position - b.position));
  readonly announcements = this.list("announcement", (all: readonly Announcement[]) => [...all].sort((a, b) => (a.at < b.at ? 1 : -1)));
  readonly helpCalls = this.list("help_call", (all: readonly HelpCall[]) => [...all].sort((a, b) => (a.at < b.at ? -1 : 1)));
  readonly marks = this.list("attendance_mark", (all: readonly AttendanceMark[]) => all);
  readonly grants = this.list("grant", (all: readonly Grant[]) => all);
  readonly dayClosings = this.list("day_closing", (all: readonly DayClosing[]) => all);
  readonly waivers = this.list("waiver", (all: readonly Waiver[]) => [...all].sort((a, b) => (a.at < b.at ? -1 : 1)));
  /** Rows and sheets that assessors gave back and that were not handed in again. */
  readonly returned = this.judged("returned");
  readonly accepted = this.judged("accepted");
  readonly versions = this.list("document_version", (all: readonly DocumentVersion[]) => [...all].sort((a, b) => b.number - a.number));
  readonly credentials = this.list("credential", (all: readonly Credential[]) => all);

  constructor(
    readonly id: string,
    readonly token: string,
    readonly api: Api,
    private readonly clock: Clock,
    private readonly carrier: Carrier,
  ) {
    this.objects.listen(() => this.changed());
  }

  /** How many participants are connected now; the staff's laptops and the projector are not counted. */
  readonly phones: ReadonlySignal<number> = computed(
    () => Object.entries(this.presence.value).filter(([id, person]) => person.online && this.get("person", id)?.staff !== true).length,
  );

  /** Facilitator or co-facilitator: may run the workshop. */
  readonly leads: ReadonlySignal<boolean> = computed(() => this.hasRole("facilitator", "cofacilitator"));

  get<K extends keyof ObjectTypes>(type: K, id: string | null | undefined): ObjectTypes[K] | undefined {
    void this.version.value;
    return this.objects.get(type, id);
  }

  /** Sends a command under a fresh id; a refusal is shown as a sentence above the room. */
  async send<N extends keyof CommandTypes>(name: N, payload: CommandTypes[N]): Promise<Ack> {
    const ack = await this.ask(name, payload);
    this.refusal.value = ack.ok ? "" : sentence(ack);
    return ack;
  }

  /** Sends a command; what a refusal means is shown by whoever asks. */
  ask<N extends keyof CommandTypes>(name: N, payload: CommandTypes[N]): Promise<Ack> {
    return this.carrier.command({ id: newId("cmd"), name, payload });
  }

  /** An address of this workshop's own: `path("papers")`. */
  path(rest: string): string {
    return `/api/workshops/${encodeURIComponent(this.id)}/${rest}`;
  }

  /** The server's time in milliseconds; a rehearsal's clock stands still (CK1). */
  now(): number {
    return this.clock.now();
  }

  tick(): void {
    this.second.value = Math.floor(this.now() / 1000) * 1000;
  }

  every<K extends keyof ObjectTypes>(type: K): readonly ObjectTypes[K][] {
    void this.version.value;
    return this.objects.all(type);
  }

  private list<K extends keyof ObjectTypes>(
    type: K,
    arranged: (all: readonly ObjectTypes[K][]) => readonly ObjectTypes[K][],
  ): ReadonlySignal<readonly ObjectTypes[K][]> {
    let before: readonly ObjectTypes[K][] = [];
    return computed(() => {
      const now = arranged(this.every(type));
      if (now.length !== before.length || now.some((object, at) => object !== before[at])) before = now;
      return before;
    });
  }

  private judged(as: ReviewState): ReadonlySignal<ReadonlySet<string>> {
    return computed(() => {
      const targets = new Set(this.every("review").map((one) => one.target_id));
      return new Set([...targets].filter((id) => stateOf(openOf(this.objects, id)) === as));
    });
  }

  private hasRole(...roles: string[]): boolean {
    return this.viewer.value?.roles.some((role) => roles.includes(role)) ?? false;
  }

  /** A burst of changes is drawn once. */
  private changed(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => {
      this.waiting = false;
      this.clock.stand(this.objects.all("workshop")[0]?.clock_at);
      this.version.value += 1;
      this.tick();
    }, COALESCED_MS);
  }
}

/** The laptop's own facilitator, before a workshop is chosen. */
export interface Host {
  readonly api: Api;
  readonly key: string;
  /** Opens a workshop in this window. */
  enter(workshop: string): Promise<Refusal | undefined>;
}

/** What a refusal says, in the page's language; `field` is named by whoever shows it. */
export function sentence(refusal: Refusal): string {
  if (refusal.code === "no_answer") return t("rooms.no_answer");
  const key = `refusal.${refusal.code}`;
  const said = t(key);
  return said === key ? t("console.refused", { code: refusal.code }) : said;
}

function inDay(a: AgendaItem, b: AgendaItem): number {
  return a.day - b.day || (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1);
}

function byOpening(a: Activity, b: Activity): number {
  const [one, other] = [a.opened_at ?? "9", b.opened_at ?? "9"];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

function byTitle(a: Grouping, b: Grouping): number {
  return a.title.localeCompare(b.title, "id") || (a.id < b.id ? -1 : 1);
}

function byName(a: Person, b: Person): number {
  return a.name.localeCompare(b.name, "id");
}
