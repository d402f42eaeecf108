// Plain HTTP: the door, the host, commands and the first snapshot.  Every answer is `{ok: true, …}` or a refusal with its
// code; no network is the refusal `no_answer`, so that no caller meets an exception.

import type { Clock } from "./clock";
import type { CommandTypes } from "./generated/wire";
import type { Ack, Refusal, Welcome } from "./messages";

export type Answer<T> = ({ readonly ok: true } & T) | Refusal;
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What whoever comes in is told before the name; empty where nobody has said. */
export interface Notice {
  readonly organiser: string;
  readonly purpose: string;
  readonly contact: string;
  readonly until: string | null;
}
export interface DoorSeen {
  readonly notice?: Notice;
  readonly workshop: { readonly id: string; readonly title: string; readonly place: string; readonly joining: string; readonly language?: string; readonly phones?: string };
  readonly organisations: readonly ListedOrganisation[];
}
export interface ListedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
}
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly position?: string;
  readonly taken: boolean;
  /** Who fills this person's seat now. */
  readonly replaced_by?: string;
  /** By the office's list, and not yet done. */
  readonly stands_in_for?: { readonly id: string; readonly name: string };
}
export interface Entered {
  readonly workshop: string;
  readonly person: string;
  readonly token: string;
}
export interface Arrival {
  readonly device_key: string;
  readonly organisation: string;
  readonly person: string;
  readonly organisation_name?: string;
  readonly name?: string;
  readonly position?: string;
  readonly substitute_for?: string;
}
export interface ClaimSeen {
  readonly state: "waiting" | "admitted" | "refused";
  readonly workshop?: string;
  readonly person?: string;
  readonly token?: string;
}

const PATIENCE_MS = 15_000;

export class Api {
  /** `beforeRefusal`: what must be there before a refusal can be told, such as its sentences. */
  constructor(
    private readonly fetch: Fetch,
    private readonly clock?: Clock,
    private readonly beforeRefusal?: () => Promise<void>,
  ) {}

  door(code: string): Promise<Answer<DoorSeen>> {
    return this.get(`/api/door/${encodeURIComponent(code)}`);
  }

  names(code: string, organisation: string): Promise<Answer<{ readonly people: readonly ListedPerson[] }>> {
    return this.get(`/api/door/${encodeURIComponent(code)}/organisations/${encodeURIComponent(organisation)}`);
  }

  join(code: string, arrival: Arrival): Promise<Answer<Entered>> {
    return this.post(`/api/door/${encodeURIComponent(code)}/join`, arrival);
  }

  claim(code: string, asking: { readonly device_key: string; readonly person: string }): Promise<Answer<{ readonly claim: string }>> {
    return this.post(`/api/door/${encodeURIComponent(code)}/claim`, asking);
  }

  claimed(code: string, claim: string, device_key: string): Promise<Answer<ClaimSeen>> {
    return this.post(`/api/door/${encodeURIComponent(code)}/claim/${encodeURIComponent(claim)}`, { device_key });
  }

  comeBack(code: string, asking: { readonly device_key: string; readonly code: string }): Promise<Answer<Entered>> {
    return this.post(`/api/door/${encodeURIComponent(code)}/return`, asking);
  }

  objects(workshop: string, token: string): Promise<Answer<Welcome>> {
    return this.get(`/api/workshops/${encodeURIComponent(workshop)}/objects`, token);
  }

  /** The same command as over the socket; `keepalive` lets it outlive a page that is being hidden. */
  command<N extends keyof CommandTypes>(
    at: { readonly workshop: string; readonly token: string },
    command: { readonly id: string; readonly name: N; readonly payload: CommandTypes[N] },
    keepalive = false,
  ): Promise<Ack> {
    const path = `/api/workshops/${encodeURIComponent(at.workshop)}/commands`;
    return this.ask<object>(path, { method: "POST", body: JSON.stringify(command), headers: JSON_TYPE, keepalive }, at.token);
  }

  /** Asks for nothing but the time. */
  async hearTime(): Promise<void> {
    await this.get("/health");
  }

  get<T>(path: string, token?: string): Promise<Answer<T>> {
    return this.ask(path, {}, token);
  }

  post<T>(path: string, body: unknown, token?: string): Promise<Answer<T>> {
    return this.ask(path, { method: "POST", body: JSON.stringify(body), headers: JSON_TYPE }, token);
  }

  /** A file and its options, as a form. */
  send<T>(path: string, form: FormData, token?: string): Promise<Answer<T>> {
    return this.ask(path, { method: "POST", body: form }, token);
  }

  /** Any request of ours; `patience`: how long a slow line may take. */
  async ask<T>(path: string, init: RequestInit, token?: string, patienceMs = PATIENCE_MS): Promise<Answer<T>> {
    const asked = Date.now();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMs);
    try {
      const response = await this.fetch(path, { ...init, cache: "no-store", signal: patience.signal, headers: { ...init.headers, ...bearer(token) } });
      this.clock?.learn(response.headers.get("Date"), asked);
      const found = await read<T>(response);
      if (!found.ok) await this.beforeRefusal?.();
      return found;
    } catch {
      return { ok: false, code: "no_answer" };
    } finally {
      clearTimeout(timer);
    }
  }
}

const JSON_TYPE = { "Content-Type": "application/json" };

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

/** A proxy's or a crashed server's page is no answer of ours. */
async function read<T>(response: Response): Promise<Answer<T>> {
  const found: unknown = await response.json().catch(() => undefined);
  if (isRefusal(found)) return found;
  if (response.ok && typeof found === "object" && found !== null) return { ...(found as T), ok: true };
  return { ok: false, code: "server_error", detail: String(response.status) };
}

export function isRefusal(found: unknown): found is Refusal {
  if (typeof found !== "object" || found === null) return false;
  const parts = found as Record<string, unknown>;
  return parts["ok"] === false && typeof parts["code"] === "string";
}
