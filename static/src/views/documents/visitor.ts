// Who looks at the table, and from which page: a phone, the assessor's tablet, the console.  The documents' views know only this.

import { type Signal, signal } from "@preact/signals";
import type { Api } from "../../core/api";
import { openBasket } from "../../core/basket";
import { newId } from "../../core/chance";
import type { Attachment, CommandTypes } from "../../core/generated/wire";
import type { Objects } from "../../core/objects";
import { Uploads } from "../../core/uploads";

type Name = "change_attachment" | "withdraw_attachment" | "share_attachment" | "erase_attachment" | "cite_attachment" | "withdraw_citation";

export interface Visitor {
  readonly workshop: string;
  readonly token: string;
  readonly person: string;
  readonly api: Api;
  /** Read so that whoever draws it is drawn again. */
  readonly objects: Objects;
  readonly timezone: string;
  /** May share with everybody. */
  readonly leads: boolean;
  /** Works with the papers: changes any document, names agenda items. */
  readonly keeps: boolean;
  /** Photographs what is on the agenda. */
  readonly photographs: boolean;
  /** The tables that are one's own: ids of the organisation and the groups. */
  readonly tables: readonly string[];
  send<N extends Name>(name: N, subject: string, payload: CommandTypes[N]): Promise<unknown>;
}

const PIECE_PATIENCE_MS = 60_000;

export interface Outgoing {
  readonly uploads: Uploads;
  /** Rises with every step. */
  readonly version: Signal<number>;
  /** Whether what is chosen outlives a reload. */
  readonly lasting: Signal<boolean>;
}

const opened = new Map<string, Outgoing>();

/** The uploads of one person on this device: one for all views, going on while another page is shown. */
export function outgoingOf(visitor: Visitor): Outgoing {
  const tag = `${visitor.workshop} ${visitor.person}`;
  const known = opened.get(tag);
  if (known !== undefined) return known;
  const version = signal(0);
  const uploads = new Uploads({
    ask: (method, path, body) => {
      const whole = `/api/workshops/${encodeURIComponent(visitor.workshop)}/${path}`;
      const init = body === undefined ? { method } : body instanceof Blob ? { method, body } : { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
      return visitor.api.ask(whole, init, visitor.token, PIECE_PATIENCE_MS);
    },
    basket: openBasket(tag),
    newId: () => newId("att"),
    onChange: () => (version.value += 1),
    wait: lineOrTime,
  });
  const outgoing = { uploads, version, lasting: signal(true) };
  opened.set(tag, outgoing);
  void uploads.recover();
  return outgoing;
}

function lineOrTime(ms: number): Promise<void> {
  return new Promise((go) => {
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
    function done(): void {
      clearTimeout(timer);
      removeEventListener("online", done);
      go();
    }
  });
}

export function mayChange(visitor: Visitor, one: Attachment): boolean {
  return visitor.keeps || (visitor.photographs && one.agenda_item_id !== null) || one.by === visitor.person || visitor.tables.includes(one.unit_id);
}

/** By a link of two minutes: the token stays out of histories. */
export async function download(visitor: Visitor, one: Attachment): Promise<string | undefined> {
  const place = `/api/workshops/${encodeURIComponent(visitor.workshop)}/attachments/${encodeURIComponent(one.id)}`;
  const answer = await visitor.api.post<{ readonly ticket: string }>(`${place}/ticket`, {}, visitor.token);
  if (!answer.ok) return answer.code;
  location.assign(`${place}/file?ticket=${encodeURIComponent(answer.ticket)}`);
  return undefined;
}

/** A picture that the server wrote anew, as an address of this page. */
export async function picture(visitor: Visitor, one: Attachment): Promise<string | undefined> {
  const place = `/api/workshops/${encodeURIComponent(visitor.workshop)}/attachments/${encodeURIComponent(one.id)}/file`;
  try {
    const answer = await fetch(place, { headers: { Authorization: `Bearer ${visitor.token}` } });
    return answer.ok ? URL.createObjectURL(await answer.blob()) : undefined;
  } catch {
    return undefined;
  }
}
