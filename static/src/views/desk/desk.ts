// The registration desk on a tablet: the roll as it stands, with what the desk has said and not yet been heard on.  Every tick
// goes out with its own time (RC1).

import { type ReadonlySignal, type Signal, computed, signal } from "@preact/signals";
import { type HalfDay, guestsOf, halfDaysOf, officesOf, type Presence, Roll, runningAt } from "../../core/attendance";
import type { AttendanceMark, Group, Organisation, Person, RegisterGuestPayload, Seat, SubstitutePersonPayload, Substitution, Workshop } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import type { Refusal } from "../../core/messages";
import type { Queued } from "../../core/outbox";
import { ranksIn, rankOf } from "../../core/protocol_order";
import { Client } from "../linked/client";
import { marksWith, newcomersIn, newOfficeOf } from "./waiting";

/** What the desk knows of somebody: of a guest registered here it is all there is. */
export type Known = Pick<Person, "id" | "name" | "position" | "status" | "staff" | "substitute_for">;

/** One line of the list. */
export interface Guest {
  readonly person: Known;
  readonly office: Organisation | undefined;
  readonly groups: readonly Group[];
  readonly presence: Presence;
  /** Said on this device and not yet heard of by the laptop. */
  readonly waiting: boolean;
  /** Whose place this person fills, and who fills theirs. */
  readonly stands_in_for: string;
  readonly replaced_by: string;
  /** By which this person fills another's place, once the laptop has heard of it. */
  readonly substitution: Substitution | undefined;
}

/** What was done last, so that it can be undone. */
export interface Done {
  readonly what: "in" | "out" | "guest" | "substitute";
  readonly person: string;
  readonly name: string;
  readonly half: string;
  readonly at: number;
  /** Of a substitute: for whom, and by which substitution. */
  readonly whom?: string;
  readonly substitution?: string;
}

export class Desk extends Client {
  readonly done: Signal<Done | undefined> = signal<Done | undefined>(undefined);
  readonly undone: Signal<string> = signal("");
  /** The code of what the laptop did not take. */
  readonly told: Signal<string> = signal("");

  get workshop(): Workshop | undefined {
    void this.version.value;
    return workshopOf(this.store);
  }

  readonly halfDays: ReadonlySignal<readonly HalfDay[]> = computed(() => halfDaysOf(this.workshop));

  readonly half: ReadonlySignal<HalfDay | undefined> = computed(() => runningAt(this.halfDays.value, Math.floor(this.now.value / 60_000) * 60_000, this.workshop?.timezone ?? ""));

  /** Everybody, in protocol order, with what stands and what waits here. */
  readonly guests: ReadonlySignal<readonly Guest[]> = computed(() => {
    void this.version.value;
    const half = this.half.value;
    const waiting = this.queue.waiting;
    const people = guestsOf<Known>([...this.store.all("person"), ...newcomersIn(waiting, (id) => this.store.get("person", id) !== undefined)]);
    const offices = officesOf(people, this.store.all("seat"), this.store.all("organisation"));
    const roll = new Roll(this.halfDays.value, this.workshop?.presence_by ?? "life", marksWith(this.store.all("attendance_mark"), waiting, half?.key ?? ""), (person) => this.store.get("person", person)?.merged_into ?? person);
    const ranks = ranksIn(this.workshop?.choice_sets["positions"]);
    const groups = this.groupsByPerson();
    const standing = this.store.all("substitution").filter((one) => one.ended_at === null && !one.undone);
    const filling = new Map(standing.map((one) => [one.substitute_id, one]));
    const filled = new Map(standing.map((one) => [one.predecessor_id, this.nameOf(one.substitute_id)]));
    for (const one of waiting) if (one.name === "substitute_person") filled.set(one.payload.predecessor, one.payload.name ?? this.nameOf(one.payload.person));
    const subjects = new Set(waiting.map((queued) => queued.subject));
    const order = this.order();
    return people
      .map((person) => ({
        person,
        office: offices.get(person.id) ?? this.store.get("organisation", newOfficeOf(person.id, waiting, (id) => offices.get(id)?.id)),
        groups: groups.get(person.id) ?? [],
        presence: half === undefined ? NOWHERE : roll.at(person.id, half),
        waiting: subjects.has(person.id),
        stands_in_for: this.nameOf(filling.get(person.id)?.predecessor_id ?? whomFor(person.id, waiting)),
        replaced_by: filled.get(person.id) ?? "",
        substitution: filling.get(person.id),
      }))
      .map((guest) => ({ guest, key: [guest.office?.position ?? 1e9, guest.office?.name ?? "", rankOf(guest.person.position, ranks), order.get(guest.person.id) ?? 1e9, guest.person.name] as const }))
      .sort((one, other) => compared(one.key, other.key))
      .map(({ guest }) => guest);
  });

  async tick(guest: { readonly person: Known }, direction: "in" | "out"): Promise<void> {
    const half = this.half.value;
    if (half === undefined) return;
    const at = this.ground.clock.now();
    this.say({ what: direction, person: guest.person.id, name: guest.person.name, half: half.key, at });
    await this.queue.add("mark_attendance", guest.person.id, { person: guest.person.id, direction, at: new Date(at).toISOString() });
    void this.queue.flush();
  }

  async register(guest: Omit<RegisterGuestPayload, "at">): Promise<void> {
    const half = this.half.value;
    if (half === undefined) return;
    const at = this.ground.clock.now();
    this.say({ what: "guest", person: guest.person, name: guest.name, half: half.key, at });
    await this.queue.add("register_guest", guest.person, { ...guest, at: new Date(at).toISOString() });
    void this.queue.flush();
  }

  /** Somebody came for whoever is on the list: in the seat, and here. */
  async substitute(who: SubstitutePersonPayload, name: string): Promise<void> {
    const here = this.guests.value.some((one) => one.person.id === who.person && one.presence.present);
    const half = here ? undefined : this.half.value;
    const at = this.ground.clock.now();
    const whom = this.nameOf(who.predecessor);
    this.say({ what: "substitute", person: who.person, name, half: half?.key ?? "", at, whom, substitution: who.substitution });
    await this.queue.add("substitute_person", who.person, who);
    if (half !== undefined) await this.queue.add("mark_attendance", who.person, { person: who.person, direction: "in", at: new Date(at).toISOString() });
    void this.queue.flush();
  }

  /** Takes back what was done last, or the mark of a line. */
  async undo(done: Done): Promise<void> {
    this.done.value = undefined;
    this.undone.value = done.name;
    if (done.substitution !== undefined) await this.queue.add("end_substitution", done.person, { substitution: done.substitution, undone: true });
    if (done.what === "substitute" && done.half === "") return void this.queue.flush();
    if (done.what === "guest") await this.queue.add("withdraw_guest", done.person, { person: done.person });
    else await this.queue.add("undo_attendance", done.person, { person: done.person, half_day: this.markOf(done)?.half_day ?? done.half, direction: done.what === "out" ? "out" : "in" });
    void this.queue.flush();
  }

  offices(): readonly Organisation[] {
    void this.version.value;
    const listed = this.store.all("organisation").filter((one) => one.status !== "merged");
    return [...listed].sort((one, other) => one.position - other.position || one.name.localeCompare(other.name, "id"));
  }

  /** Of several that hang together the first says why. */
  protected override refused(refusal: Refusal): void {
    this.told.value ||= refusal.code;
  }

  private say(done: Done): void {
    this.told.value = "";
    this.undone.value = "";
    this.done.value = done;
  }

  private markOf(done: Done): AttendanceMark | undefined {
    const kind = done.what === "out" ? "left" : "arrived";
    return this.store.all("attendance_mark").find((mark) => mark.person_id === done.person && mark.kind === kind && !mark.withdrawn && mark.half_day === done.half);
  }

  /** Those who may fill a place of this organisation: whoever of it is listed, but the person. */
  colleagues(guest: Guest): readonly Guest[] {
    return this.guests.value.filter((one) => one.person.id !== guest.person.id && one.office !== undefined && one.office.id === guest.office?.id && one.stands_in_for === "");
  }

  /** Whether the person sits somewhere that another could fill. */
  sits(person: string): boolean {
    void this.version.value;
    return this.store.all("seat").some((seat: Seat) => seat.person_id === person && seat.status === "held");
  }

  private nameOf(person: string | undefined): string {
    return this.store.get("person", person)?.name ?? "";
  }

  private groupsByPerson(): ReadonlyMap<string, readonly Group[]> {
    const sitting = new Map(this.store.all("seat").filter((seat) => seat.status === "held").map((seat) => [seat.id, seat.person_id]));
    const found = new Map<string, Group[]>();
    for (const membership of this.store.all("membership")) {
      const group = this.store.get("group", membership.group_id);
      const person = sitting.get(membership.seat_id);
      const grouping = this.store.get("grouping", group?.grouping_id);
      if (group === undefined || group.removed || grouping?.removed !== false || person === undefined) continue;
      found.set(person, [...(found.get(person) ?? []), group]);
    }
    return found;
  }

  private order(): ReadonlyMap<string, number> {
    return new Map(this.store.all("seat").map((seat) => [seat.person_id, seat.position]));
  }
}

const NOWHERE: Presence = { present: false, arrived: undefined, left: undefined, own: false, reason: "" };

function whomFor(person: string, waiting: readonly Queued[]): string | undefined {
  const queued = waiting.find((one) => one.name === "substitute_person" && one.payload.person === person);
  return queued?.name === "substitute_person" ? queued.payload.predecessor : undefined;
}

type Key = readonly [number, string, number, number, string];

function compared(one: Key, other: Key): number {
  return one[0] - other[0] || one[1].localeCompare(other[1], "id") || one[2] - other[2] || one[3] - other[3] || one[4].localeCompare(other[4], "id");
}
