// What the desk has said and not yet been heard on, laid over what the laptop knows: marks, guests, substitutes, their offices.

import type { AttendanceMark } from "../../core/generated/wire";
import type { Queued } from "../../core/outbox";
import type { Known } from "./desk";

/** The marks that stand, with those that wait on this device laid over them. */
export function marksWith(known: Iterable<AttendanceMark>, waiting: readonly Queued[], half: string): readonly AttendanceMark[] {
  const standing = [...known];
  for (const queued of waiting) {
    if (queued.name === "mark_attendance") standing.push(said(queued.payload.person, half, queued.payload.direction === "out" ? "left" : "arrived", queued.payload.at ?? ""));
    if (queued.name === "register_guest") standing.push(said(queued.payload.person, half, "arrived", queued.payload.at ?? ""));
    if (queued.name === "undo_attendance") {
      const kind = queued.payload.direction === "out" ? "left" : "arrived";
      for (const [at, mark] of standing.entries()) {
        if (mark.person_id === queued.payload.person && mark.half_day === queued.payload.half_day && mark.kind === kind) standing[at] = { ...mark, withdrawn: true };
      }
    }
  }
  return standing;
}

/** People named here whom the laptop has not heard of, without those taken back. */
export function newcomersIn(waiting: readonly Queued[], isKnown: (person: string) => boolean): readonly Known[] {
  const back = new Set(waiting.flatMap((one) => (one.name === "withdraw_guest" ? [one.payload.person] : one.name === "end_substitution" ? [one.subject] : [])));
  return waiting.flatMap((queued) => {
    if (queued.name !== "register_guest" && queued.name !== "substitute_person") return [];
    const { person, name = "", position = "" } = queued.payload;
    if (name === "" || back.has(person) || isKnown(person)) return [];
    return [{ id: person, name, position, status: queued.name === "register_guest" ? "provisional" : "announced", staff: false, substitute_for: null }];
  });
}

/** The office of a newcomer: the one typed, or that of whoever the place was. */
export function newOfficeOf(person: string, waiting: readonly Queued[], officeOf: (person: string) => string | undefined): string | undefined {
  for (const queued of waiting) {
    if (queued.name === "register_guest" && queued.payload.person === person) return queued.payload.organisation;
    if (queued.name === "substitute_person" && queued.payload.person === person) return officeOf(queued.payload.predecessor);
  }
  return undefined;
}

function said(person: string, half: string, kind: string, at: string): AttendanceMark {
  return { type: "attendance_mark", id: "", workshop_id: "", revision: 0, person_id: person, half_day: half, kind, at, source: "desk", by: "", reason: "", withdrawn: false };
}
