// Everything of the console but its frame, the running sheet and the hall: rooms in files of their own, brought when opened or
// when the page is idle.

import type { JSX } from "preact";
import { later, part } from "../parts/later";

const attendance = part("later_attendance", () => import("./later_attendance"));
const closing = part("later_closing", () => import("./later_closing"));
const documents = part("later_documents", () => import("./later_documents"));
const front = part("later_front", () => import("./later_front"));
const groups = part("later_groups", () => import("./later_groups"));
const history = part("later_history", () => import("./later_history"));
const papers = part("later_papers", () => import("./later_papers"));
const keys = part("later_keys", () => import("./later_keys"));
const late = part("later_late", () => import("./later_late"));
const people = part("later_people", () => import("./later_people"));
const projector = part("later_projector", () => import("./later_projector"));
const ready = part("later_ready", () => import("./later_ready"));
const refusals = part("later_refusals", () => import("./later_refusals"));
const settings = part("later_settings", () => import("./later_settings"));
const sheets = part("later_sheets", () => import("./later_sheets"));

/** Their sentences are a ninth of the console, and most days need none of them. */
export function refusalsKnown(): Promise<void> {
  return refusals.come();
}

export const ActivitiesRoom = later(sheets, "ActivitiesRoom", inRoom);
export const AnnounceRoom = later(papers, "AnnounceRoom", inRoom);
export const AttendanceRoom = later(attendance, "AttendanceRoom", inRoom);
export const DayClosingCard = later(closing, "DayClosingCard");
export const DayPlan = later(late, "DayPlan");
export const Front = later(front, "Front", inFront);
export const GroupingRoom = later(groups, "GroupingRoom", inRoom);
export const HistoryRoom = later(history, "HistoryRoom", inRoom);
export const KeyList = later(keys, "KeyList");
export const NewSubstitutes = later(people, "NewSubstitutes");
export const PapersRoom = later(papers, "PapersRoom", inRoom);
export const PeopleRoom = later(people, "PeopleRoom", inRoom);
export const ProjectorRoom = later(projector, "ProjectorRoom", inRoom);
export const ReadyPage = later(ready, "ReadyPage");
export const RowDocuments = later(documents, "RowDocuments");
export const SettingsRoom = later(settings, "SettingsRoom", inRoom);

function inRoom(_: object, said: JSX.Element): JSX.Element {
  return <section class="room">{said}</section>;
}

function inFront(_: object, said: JSX.Element): JSX.Element {
  return (
    <div class="front">
      <main class="work" id="work">{said}</main>
    </div>
  );
}
