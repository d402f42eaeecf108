// Remarks being written, one a row, cell or sheet, kept on the device until they are sent or let go (P1).  What was sent and
// refused comes back as the draft it was.  Two pages of one assessor keep theirs beside each other.

import type { Refusal } from "./messages";
import type { Queued } from "./outbox";
import type { Keep } from "./session";

/** A remark as it is being written; `entry` is the row, or the sheet where it is said of all of it. */
export interface Draft {
  readonly entry: string;
  readonly act: "comment" | "return";
  readonly field: string | null;
  readonly text: string;
  readonly kind: string;
  readonly theme: string;
  readonly private: boolean;
  readonly spoken_by: string | null;
}

interface Written {
  readonly open: string | null;
  readonly drafts: readonly Draft[];
}

export class RemarkDrafts {
  private written: Written;

  constructor(
    private readonly keep: Keep,
    private readonly key: string,
  ) {
    this.written = read(keep.getItem(key));
  }

  get all(): readonly Draft[] {
    return this.written.drafts;
  }

  /** The one whose form stands open. */
  get open(): Draft | undefined {
    return this.all.find((draft) => slot(draft) === this.written.open);
  }

  /** Those with words in them that no form shows. */
  get folded(): readonly Draft[] {
    return this.all.filter((draft) => draft.text.trim() !== "" && slot(draft) !== this.written.open);
  }

  of(entry: string, field: string | null): Draft | undefined {
    return this.all.find((draft) => draft.entry === entry && draft.field === field);
  }

  /** What was written last of a row, wherever in it. */
  lastOf(entry: string): Draft | undefined {
    return this.all.filter((draft) => draft.entry === entry && draft.text.trim() !== "").pop();
  }

  /** Written and open; `was` is the draft it grew out of, where the cell is another now. */
  write(draft: Draft, was: Draft = draft): void {
    this.change([slot(was), slot(draft)], [draft], slot(draft));
  }

  /** Written without a form that opens and folds. */
  lay(draft: Draft): void {
    this.change([slot(draft)], draft.text === "" ? [] : [draft], this.written.open);
  }

  /** The form closes, its words stay. */
  fold(): void {
    const { open } = this;
    this.change(open === undefined || open.text.trim() !== "" ? [] : [slot(open)], [], null);
  }

  letGo(draft: Draft): void {
    this.change([slot(draft)], [], this.written.open === slot(draft) ? null : this.written.open);
  }

  /** What was refused is a draft again, before anything written at the same place since. */
  takeBack(draft: Draft): void {
    const since = this.of(draft.entry, draft.field);
    const words = since === undefined || draft.text.includes(since.text) ? draft.text : since.text.includes(draft.text) ? since.text : `${draft.text}\n${since.text}`;
    this.change([slot(draft)], [{ ...draft, text: words }], this.written.open);
  }

  /** From what is kept now: another page may have written since. */
  private change(gone: readonly string[], come: readonly Draft[], open: string | null): void {
    const others = this.kept().filter((draft) => !gone.includes(slot(draft)) && (draft.text.trim() !== "" || slot(draft) === open));
    this.written = { open, drafts: [...others, ...come] };
    try {
      this.keep.setItem(this.key, JSON.stringify(this.written));
      this.lasting = true;
    } catch {
      this.lasting = false;
    }
  }

  /** A full or forbidden storage must not stop the writing: then the page itself holds it. */
  private lasting = true;

  private kept(): readonly Draft[] {
    return this.lasting ? read(this.keep.getItem(this.key)).drafts : this.all;
  }
}

/** The draft that a refused command was, if it carried words. */
export function draftOf(queued: Queued, refusal: Refusal): Draft | undefined {
  if (queued.name !== "review_entry" && queued.name !== "review_sheet") return undefined;
  const { act, text = "" } = queued.payload;
  if (text.trim() === "" || (act !== "comment" && act !== "return")) return undefined;
  const spoken_by = refusal.field === "spoken_by" ? null : (queued.payload.spoken_by ?? null);
  if (queued.name === "review_sheet") return { ...blank(queued.payload.sheet, act), text, spoken_by };
  const { entry, field = null, kind = "", theme = "", private: among = false } = queued.payload;
  return { entry, act, field, text, kind, theme, private: among, spoken_by };
}

export function blank(entry: string, act: Draft["act"], field: string | null = null, spoken_by: string | null = null): Draft {
  return { entry, act, field, text: "", kind: "", theme: "", private: false, spoken_by };
}

function slot(draft: Draft): string {
  return `${draft.entry} ${draft.field ?? ""}`;
}

function read(kept: string | null): Written {
  try {
    const found = JSON.parse(kept ?? "null") as Written | Draft | null;
    if (found === null) return { open: null, drafts: [] };
    return "drafts" in found ? found : { open: slot(found), drafts: [found] };
  } catch {
    return { open: null, drafts: [] };
  }
}
