// What the top strip finds: pages, people, organisations, groups and sheets by their names, each with where it leads.  No page.

import { search, type Part } from "../../core/search";
import { t } from "../../core/texts";
import type { Hall } from "./hall_state";
import { activityTitle, groupTitle, organisationTitle, worksheetTitle } from "./naming";
import { guests, listed, seatsByPerson } from "./people_roll";
import { places, roomName } from "./places";
import { href, type Room } from "./rooms";

export const KINDS = ["page", "person", "group", "organisation", "sheet"] as const;
export type Kind = (typeof KINDS)[number];

export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  /** Another word it goes by. */
  readonly alias: string;
  readonly under: string;
  readonly href: string;
}

export interface Finding {
  readonly thing: Thing;
  readonly parts: readonly Part[];
}

const MOST_OF_A_KIND = 4;

/** Some of each kind, so that forty people of one name do not hide the group; what begins so comes first. */
export function findings(things: readonly Thing[], typed: string): readonly Finding[] {
  if (typed.trim() === "") return [];
  return KINDS.flatMap((kind) => {
    const hits = search(things.filter((thing) => thing.kind === kind), typed, (thing) => thing.title, (thing) => thing.alias);
    const first = (one: Finding): number => (one.parts[0]?.matched === true ? 0 : 1);
    return [...hits].sort((one, other) => first(one) - first(other)).slice(0, MOST_OF_A_KIND);
  });
}

export function thingsOf(hall: Hall): readonly Thing[] {
  return [...pagesOf(hall), ...peopleOf(hall), ...groupsOf(hall), ...officesOf(hall), ...sheetsOf(hall)];
}

/** Rooms, pages that stand alone, and what is set once: nobody should have to know under which tab. */
function pagesOf(hall: Hall): readonly Thing[] {
  const under = (room: Room, page: string, name: string): Thing => thing("page", page, name, "", roomName(room), href(room, page));
  const alone = (page: string, name: string, room: Room): Thing => thing("page", page, name, "", roomName(room), `/${page}/${encodeURIComponent(hall.id)}`);
  return [
    ...places(hall).map((place) => thing("page", place.key, place.name, "", place.within === undefined ? "" : roomName(place.within), place.href)),
    under("people", "import", t("console.find.import")),
    under("papers", "office", t("console.find.office")),
    alone("wording", t("console.find.wording"), "papers"),
    alone("handout", t("console.find.handout"), "settings"),
    under("settings", "ready", t("console.find.ready")),
    under("settings", "lists", t("console.find.lists")),
    under("settings", "door", t("console.find.door")),
    under("settings", "staff", t("console.find.staff")),
    under("settings", "backup", t("console.find.backup")),
    under("settings", "privacy", t("console.find.privacy")),
  ];
}

function peopleOf(hall: Hall): readonly Thing[] {
  const seats = seatsByPerson(hall.seats.value);
  const tables = new Map<string, string[]>();
  for (const { seat_id, group_id } of hall.memberships.value) {
    const group = hall.get("group", group_id);
    if (group !== undefined && !group.removed) tables.set(seat_id, [...(tables.get(seat_id) ?? []), groupTitle(group)]);
  }
  return guests(hall.people.value).map((person) => {
    const seat = seats.get(person.id);
    const under = [organisationTitle(hall.get("organisation", seat?.organisation_id)), ...(tables.get(seat?.id ?? "") ?? [])];
    return thing("person", person.id, person.name, "", joined(under), href("people", "person", person.id));
  });
}

function groupsOf(hall: Hall): readonly Thing[] {
  const named = new Map(hall.groupings.value.map((grouping) => [grouping.id, grouping.title]));
  return hall.groups.value
    .filter((group) => named.has(group.grouping_id))
    .map((group) => thing("group", group.id, groupTitle(group), t("console.group", { number: group.number }), joined([named.get(group.grouping_id) ?? "", group.place]), href("groups", "group", group.id)));
}

function officesOf(hall: Hall): readonly Thing[] {
  return listed(hall.organisations.value).map((office) => thing("organisation", office.id, office.name, office.abbreviation, office.abbreviation, href("people", "office", office.id)));
}

/** Sheets handed out; of the others the agenda item that will. */
function sheetsOf(hall: Hall): readonly Thing[] {
  const handed = hall.activities.value.map((activity) => thing("sheet", activity.id, activityTitle(hall, activity), "", stateWord(activity.state), href("sheets", "activity", activity.id)));
  const known = new Set(hall.activities.value.map((activity) => activity.worksheet_id));
  const planned = hall.worksheets.value
    .filter((worksheet) => !known.has(worksheet.id))
    .flatMap((worksheet) => {
      const item = hall.agenda.value.find((one) => one.worksheets.includes(worksheet.key));
      return item === undefined ? [] : [thing("sheet", worksheet.id, worksheetTitle(worksheet), "", t("console.find.with_item", { title: item.title }), href("agenda", "item", item.id))];
    });
  return [...handed, ...planned];
}

function stateWord(state: string): string {
  if (state === "open" || state === "closing") return t("console.sheets.are_open");
  return state === "closed" ? t("console.sheets.are_closed") : t("console.sheets.are_planned");
}

function thing(kind: Kind, id: string, title: string, alias: string, under: string, to: string): Thing {
  return { kind, id, title, alias, under, href: to };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
