// Who may have spoken: everybody of the workshop, those who are there before the others, found by typing a part of the name or of
// the organisation.

import { halfDaysOf, officesOf, Roll, shownAt } from "../../core/attendance";
import { nameOf, workshopOf } from "../../core/hall";
import type { Words } from "../../core/notes";
import type { Objects } from "../../core/objects";
import { search } from "../../core/search";
import { t } from "../../core/texts";

export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly present: boolean;
}

const GONE = ["removed", "merged", "erased"];
const MOST = 8;

export function speakersOf(objects: Objects, now: number): readonly Speaker[] {
  const people = objects.all("person").filter((person) => !GONE.includes(person.status));
  const offices = officesOf(people, objects.all("seat"), objects.all("organisation"));
  const workshop = workshopOf(objects);
  const halves = halfDaysOf(workshop);
  const half = shownAt(halves, now, workshop?.timezone ?? "");
  const roll = new Roll(halves, workshop?.presence_by ?? "", objects.all("attendance_mark"));
  const found = people.map((person) => {
    const office = offices.get(person.id);
    const present = person.staff || (half !== undefined && roll.at(person.id, half).present);
    return { id: person.id, name: person.name, from: office?.abbreviation || (office?.name ?? (person.staff ? t("notes.staff") : person.position)), present };
  });
  return found.sort((one, other) => Number(other.present) - Number(one.present) || one.name.localeCompare(other.name, "id"));
}

export function found(speakers: readonly Speaker[], typed: string): readonly Speaker[] {
  return search(speakers, typed, (one) => one.name, (one) => one.from).slice(0, MOST).map((hit) => hit.thing);
}

/** `Nama (Dinas)` of whoever spoke, as it stands on a line. */
export function spokeBy(objects: Objects, speakers: readonly Speaker[], words: Pick<Words, "speaker_id" | "speaker_name" | "speaker_from">): string {
  const known = words.speaker_id === "" ? undefined : speakers.find((one) => one.id === words.speaker_id);
  const name = known?.name ?? (words.speaker_id === "" ? words.speaker_name : (nameOf(objects, words.speaker_id) ?? t("notes.somebody")));
  const from = known?.from ?? words.speaker_from;
  if (name === "") return from;
  return from === "" ? name : `${name} (${from})`;
}
