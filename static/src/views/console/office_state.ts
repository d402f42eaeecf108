// The office that signs, as the form types it: what is kept, what was typed, and what of it changed.

import type { Office } from "../../core/generated/wire";
import type { Hall } from "./hall_state";

export interface HeadLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}

export interface Signatory {
  readonly role: string;
  readonly name: string;
  readonly position: string;
  readonly rank: string;
  readonly nip: string;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Profile {
  readonly lines: readonly HeadLine[];
  readonly address: string;
  readonly paper: string;
  readonly margins: Margins;
  readonly font: string;
  readonly size: number;
  readonly place: string;
  readonly numbering: string;
  readonly signatories: readonly Signatory[];
  readonly phrases: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly blank_rows: number;
  readonly extra_columns: readonly string[];
}

export const ROLES = ["chair", "scribe", "committee", "acknowledging"] as const;
export const COLUMNS = ["nip", "rank", "position", "organisation", "sex", "phone", "times"] as const;
export const PHRASES = ["basis", "purpose", "background", "method", "preface", "closing"] as const;
export const FONTS = ["Arial", "Bookman Old Style", "Calibri", "Cambria", "Noto Sans", "Noto Serif", "Tahoma", "Times New Roman"] as const;
export const SIDES = ["top", "right", "bottom", "left"] as const;
export const MOST_LINES = 6;
export const MOST_SIGNATORIES = 12;
const DOTS = "……";

export function officeOf(hall: Hall): Office | undefined {
  hall.get("workshop", hall.id);
  return hall.objects.all("office")[0];
}

/** The kept parts over what a profile has before anything was set; empty parts follow from the workshop. */
export function profileOf(hall: Hall): Profile {
  const kept = (officeOf(hall)?.profile ?? {}) as Partial<Profile>;
  const workshop = hall.workshop.value;
  const own: Profile = {
    lines: [],
    address: "",
    paper: "A4",
    font: "Arial",
    size: 11,
    numbering: "",
    signatories: [],
    phrases: {},
    columns: ["nip", "position", "organisation", "sex"],
    blank_rows: 5,
    extra_columns: [],
    place: "",
    ...kept,
    margins: { top: 20, right: 20, bottom: 20, left: 25, ...kept.margins },
  };
  const first = [
    { text: workshop?.region ? `PEMERINTAH ${workshop.region}`.toUpperCase() : "", size: 13, bold: false },
    { text: (workshop?.organiser ?? "").toUpperCase(), size: 15, bold: true },
  ].filter((line) => line.text !== "");
  const town = (workshop?.place ?? "").split(",").pop() ?? "";
  return { ...own, lines: own.lines.length > 0 ? own.lines : first, place: own.place === "" ? town.trim() : own.place };
}

/** The parts that are not as they were. */
export function changed(before: Profile, typed: Profile): Readonly<Record<string, unknown>> {
  const names = Object.keys(typed) as (keyof Profile)[];
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(typed[name])).map((name) => [name, typed[name]]));
}

/** `000.1.5/……/Diskominfo/2021`: what is filled in by hand stays dotted. */
export function numberOf(profile: Profile, day: string): string {
  const months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
  const pattern = profile.numbering === "" ? "{nomor}/{nomor}/{tahun}" : profile.numbering;
  const month = months[Number(day.slice(5, 7)) - 1] ?? DOTS;
  return pattern.split("{nomor}").join(DOTS).split("{tahun}").join(day.slice(0, 4)).split("{bulan}").join(month);
}

export function signatoryOf(profile: Profile, role: string): Signatory | undefined {
  return profile.signatories.find((one) => one.role === role);
}

/** What somebody will have to fill in by hand before it is signed. */
export function gaps(profile: Profile): readonly ("numbering" | "committee" | "chair" | "chair_nip")[] {
  const chair = signatoryOf(profile, "chair");
  const found: ("numbering" | "committee" | "chair" | "chair_nip")[] = [];
  if (profile.numbering === "") found.push("numbering");
  if ((signatoryOf(profile, "committee")?.name ?? "") === "") found.push("committee");
  if ((chair?.name ?? "") === "") found.push("chair");
  else if (chair?.nip === "") found.push("chair_nip");
  return found;
}

const SIDE_PX = 240;

/** Any picture a browser can show, drawn small: the server takes nothing but the points of such a PNG. */
export async function emblemOf(file: File): Promise<string | undefined> {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const larger = Math.max(picture.naturalWidth, picture.naturalHeight, 1);
    const scale = Math.min(1, SIDE_PX / larger);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png").split(",")[1];
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
