// The same bytes are read again after every decision, and once more when they are confirmed; the file on disk may change
// meanwhile, what was read first is what counts.

import type { Answer } from "../../core/api";
import { spoken } from "../../core/texts";
import type { Refusal } from "../../core/messages";
import { type Hall, sentence } from "./hall_state";
import { type Choices, type ListKind, options, type Preview } from "./importing_choices";

export interface OfficeFile {
  readonly name: string;
  readonly bytes: Blob;
}

export interface Written {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
}

export async function opened(file: File): Promise<OfficeFile> {
  return { name: file.name, bytes: new Blob([await file.arrayBuffer()]) };
}

export function read(hall: Hall, kind: ListKind, file: OfficeFile, choices: Choices): Promise<Answer<{ readonly preview: Preview }>> {
  return hall.api.send(hall.path(`intake/${kind}`), form(file, options(choices, spoken())), hall.token);
}

/** A repeat under the same command id is the same import (CM1). */
export function confirm(hall: Hall, kind: ListKind, file: OfficeFile, choices: Choices, command: string): Promise<Answer<{ readonly written: Written }>> {
  return hall.api.send(hall.path(`intake/${kind}/confirm`), form(file, options(choices, spoken(), command)), hall.token);
}

function form(file: OfficeFile, told: string): FormData {
  const filled = new FormData();
  filled.append("file", file.bytes, file.name);
  filled.append("options", told);
  return filled;
}

/** What is wrong with a file comes with its own sentence. */
export function fileRefusal(refusal: Refusal & { readonly sentence?: unknown }): string {
  return typeof refusal.sentence === "string" ? refusal.sentence : sentence(refusal);
}
