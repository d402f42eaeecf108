// What is not needed to come in and write the first row: each in a file of its own, brought when opened or when idle.

import type { ComponentType, JSX } from "preact";
import { openBasket } from "../../core/basket";
import { filledBy, sheetId, type Task } from "../../core/hall";
import { lineageOf } from "../../core/lineage";
import { openOf } from "../../core/reviews";
import { later, part } from "../parts/later";
import { Frame } from "./frame";
import type { Phone } from "./phone";
import { returnedIn } from "./returned";

const ballot = part("later_ballot", () => import("./later_ballot"));
const documents = part("later_documents", () => import("./later_documents"));
const plenary = part("later_plenary", () => import("./later_plenary"));
const practice = part("later_practice", () => import("./later_practice"));
const pasting = part("later_pasting", () => import("./later_pasting"));
const remarks = part("later_remarks", () => import("./later_remarks"));
const carried = part("later_carried", () => import("./later_carried"));
const seats = part("later_seats", () => import("./later_seats"));
const self = part("later_self", () => import("./later_self"));
const trace = part("later_trace", () => import("./later_trace"));

interface OnPhone {
  readonly phone: Phone;
}

export const BallotPage = later(ballot, "BallotPage", framed);
export const Documents = later(documents, "Documents", framed);
export const RowDocuments = later(documents, "RowDocuments");
export const Pasting = later(pasting, "Pasting", framed);
export const Practice = later(practice, "Practice");
export const Self = later(self, "Self", framed);
export const OwnResults = later(self, "OwnResults", framed);
export const OwnTrace = later(trace, "OwnTrace", framed);
export const Ended = later(self, "Ended", closed);
export const Erased = later(self, "Erased", closed);
export const WholeNotice = later(self, "WholeNotice", alone);
export const StandsIn = later(seats, "StandsIn");
export const WhomStep = later(seats, "WhomStep", alone);
export const SubstituteStep = later(seats, "SubstituteStep", alone);
export const StandsInStep = later(seats, "StandsInStep", alone);
export const FilledStep = later(seats, "FilledStep", alone);

export const OnCard = ofRow(later(remarks, "OnCard"));
export const AtCell = ofRow(later(remarks, "AtCell"));
export const OfRow = ofRow(later(remarks, "OfRow"));
export const RowHistory = ofRow(later(remarks, "RowHistory"));

export const CarriedLine = ofCarried(later(carried, "CarriedLine"));
export const CarriedRow = ofCarried(later(carried, "CarriedRow"));

/** Files that were on their way when the page went go on, whichever page is shown now. */
export async function filesGoOn(phone: Phone): Promise<void> {
  const { workshop, person } = phone.someone;
  const left = await openBasket(`${workshop} ${person}`).all().catch(() => []);
  if (left.length === 0) return;
  documents.listen(() => documents.thing?.goOn(phone));
  await documents.come();
  documents.thing?.goOn(phone);
}

const Presenting = later(plenary, "OnStage");
const HomeworkGiven = later(carried, "HomeworkNotes");
const SeatFilled = later(seats, "Replaced");
const RemarksOfSheet = later(remarks, "SheetReturned");

/** Only while a plenary runs. */
export function OnStage({ phone }: OnPhone): JSX.Element | null {
  return phone.objects.all("plenary").some((one) => one.state === "running") ? <Presenting phone={phone} /> : null;
}

export function Replaced({ phone }: OnPhone): JSX.Element | null {
  return filledBy(phone.objects, phone.me.id) === undefined ? null : <SeatFilled phone={phone} />;
}

/** `of`: on the sheet that is the homework, or whose rows are; elsewhere all of it. */
export function HomeworkNotes({ phone, of }: OnPhone & { readonly of?: string }): JSX.Element | null {
  const given = phone.objects.all("homework").filter((one) => !one.withdrawn && (of === undefined || one.activity_id === null || one.activity_id === of));
  return given.length > 0 ? <HomeworkGiven given={given} /> : null;
}

export function SheetReturned({ phone, task }: OnPhone & { readonly task: Task & { readonly unit: string } }): JSX.Element | null {
  const asked = openOf(phone.objects, sheetId(task.activity.id, task.unit)).length > 0 || returnedIn(phone, task) > 0;
  return asked ? <RemarksOfSheet phone={phone} task={task} /> : null;
}

/** Most rows have no remarks, and ask for nothing then. */
function ofRow<P extends OnPhone & { readonly row: { readonly id: string } }>(Part: ComponentType<P>): (props: P) => JSX.Element | null {
  return (props) => (openOf(props.phone.objects, props.row.id).length > 0 ? <Part {...props} /> : null);
}

/** Few rows were carried; the others ask for nothing. */
function ofCarried<P extends OnPhone & { readonly row: { readonly id: string } }>(Part: ComponentType<P>): (props: P) => JSX.Element | null {
  return (props) => (lineageOf(props.phone.objects, props.row.id) === undefined ? null : <Part {...props} />);
}

function framed({ phone }: OnPhone, said: JSX.Element): JSX.Element {
  return <Frame phone={phone}>{said}</Frame>;
}

/** The line is closed for good: there is nowhere to go. */
function closed(_: OnPhone, said: JSX.Element): JSX.Element {
  return (
    <div class="phone deep">
      <main>{said}</main>
    </div>
  );
}

function alone(_: object, said: JSX.Element): JSX.Element {
  return said;
}
