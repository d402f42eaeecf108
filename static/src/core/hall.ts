// Who I am in this hall and what is mine: seat, organisation, groups, and the sheets of the activities handed to me.

import type { Activity, Group, HelpCall, Organisation, Person, Seat, Sheet, Substitution, Workshop, Worksheet } from "./generated/wire";
import type { Objects } from "./objects";

export interface Me {
  readonly id: string;
  readonly person: Person | undefined;
  readonly seat: Seat | undefined;
  /** Somebody else fills the seat; what is the person's own stays. */
  readonly replaced: boolean;
  readonly organisation: Organisation | undefined;
  readonly groups: readonly Group[];
  /** The personal code that brings one back on any phone. */
  readonly code: string;
}

/** An activity with the sheet that is mine in it; `unit` is null where it is only there to read. */
export interface Task {
  readonly activity: Activity;
  readonly worksheet: Worksheet | undefined;
  readonly unit: string | null;
  readonly sheet: Sheet | undefined;
}

export function workshopOf(objects: Objects): Workshop | undefined {
  return objects.all("workshop")[0];
}

export function meIn(objects: Objects, person: string): Me {
  const seat = objects.all("seat").find((held) => held.person_id === person && held.status === "held");
  const memberships = objects.all("membership").filter((membership) => membership.seat_id === seat?.id);
  const groups = memberships.map((membership) => objects.get("group", membership.group_id));
  const code = objects.all("credential").find((held) => held.kind === "code" && held.person_id === person && held.revoked_at === null);
  return {
    id: person,
    person: objects.get("person", person),
    seat,
    replaced: filledBy(objects, person) !== undefined,
    organisation: objects.get("organisation", seat?.organisation_id),
    groups: groups.filter((group): group is Group => group !== undefined && !group.removed),
    code: code?.code ?? "",
  };
}

/** Whether what is written there is in time: also while the last texts are collected. */
export function isRunning(activity: Activity): boolean {
  return activity.state === "open" || activity.state === "closing";
}

export function unitIn(activity: Activity, me: Me): string | null {
  const unit = ownUnit(activity, me);
  const invited = activity.audience.length === 0 || activity.audience.includes(unit ?? "") || me.groups.some((group) => activity.audience.includes(group.id));
  return invited ? unit : null;
}

function ownUnit(activity: Activity, me: Me): string | null {
  if (activity.unit === "person") return me.seat === undefined && !me.replaced ? null : me.id;
  if (activity.unit === "organisation") return me.seat?.organisation_id ?? null;
  return me.groups.find((group) => group.grouping_id === activity.grouping_id)?.id ?? null;
}

/** What I may write on or read, the open ones first, each kind newest first. */
export function tasksOf(objects: Objects, me: Me): readonly Task[] {
  const tasks = objects
    .all("activity")
    .filter((activity) => activity.state !== "planned")
    .map((activity) => taskOf(objects, me, activity));
  return tasks.filter((task) => (task.unit !== null && task.activity.see) || task.activity.share).sort(byUrgency);
}

export function taskOf(objects: Objects, me: Me, activity: Activity): Task {
  const unit = unitIn(activity, me);
  const sheet = unit === null ? undefined : objects.get("sheet", sheetId(activity.id, unit));
  return { activity, worksheet: objects.get("worksheet", activity.worksheet_id), unit, sheet };
}

/** As the server names it: one sheet for an activity and a unit. */
export function sheetId(activity: string, unit: string): string {
  return `sht_${activity}_${unit}`;
}

/** The name of whoever wrote something; who was found on the list under another name is called by that one. */
export function nameOf(objects: Objects, person: string): string | undefined {
  const found = objects.get("person", person);
  return objects.get("person", found?.merged_into)?.name ?? found?.name;
}

/** By which another fills this person's seat now. */
export function filledBy(objects: Objects, person: string): Substitution | undefined {
  return objects.all("substitution").find((one) => one.predecessor_id === person && stands(one));
}

/** By which this person fills another's. */
export function standsInFor(objects: Objects, person: string): Substitution | undefined {
  return objects.all("substitution").find((one) => one.substitute_id === person && stands(one));
}

function stands(one: Substitution): boolean {
  return one.ended_at === null && !one.undone;
}

/** The help I have asked for and that nobody has ended. */
export function callOf(objects: Objects, person: string): HelpCall | undefined {
  return objects.all("help_call").find((call) => call.person_id === person && call.ended_at === null);
}

/** A group's members as others in it see them. */
export function membersOf(objects: Objects, group: string): readonly Person[] {
  const seats = objects.all("membership").filter((membership) => membership.group_id === group).map((membership) => objects.get("seat", membership.seat_id));
  const people = seats.filter((seat) => seat?.status === "held").map((seat) => objects.get("person", seat?.person_id));
  return people.filter((person): person is Person => person !== undefined).sort((one, other) => one.name.localeCompare(other.name));
}

function byUrgency(one: Task, other: Task): number {
  const rank = (task: Task) => (isRunning(task.activity) ? 0 : 2) + (task.unit === null ? 1 : 0);
  return rank(one) - rank(other) || (other.activity.opened_at ?? "").localeCompare(one.activity.opened_at ?? "");
}
