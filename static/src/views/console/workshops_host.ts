// The laptop's own facilitator over HTTP: workshops listed, made, copied, archived and entered with the host's key.

import type { Answer, Api } from "../../core/api";
import { newId } from "../../core/chance";
import type { Day } from "./workshops_days";

export interface ListedWorkshop {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly place: string;
  readonly days: readonly { readonly date?: string }[];
  readonly status: string;
  readonly join_code: string;
  readonly rehearsal: boolean;
  readonly created_at: string;
  readonly template: string;
}

export interface Template {
  readonly key: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly description_id: string;
  readonly description_en: string;
  readonly stage: string;
  readonly days: readonly { readonly opens: string }[];
  readonly agenda: readonly unknown[];
}

export interface Wish {
  readonly template: string;
  readonly title: string;
  readonly stage: string;
  readonly place: string;
  readonly region: string;
  readonly organiser: string;
  readonly days: readonly Day[];
  readonly timezone: string;
  readonly language: string;
  readonly facilitator: string;
  readonly rehearsal: boolean;
}

export class HostDesk {
  constructor(
    readonly api: Api,
    private readonly hostKey: string,
  ) {}

  workshops(): Promise<Answer<{ readonly workshops: readonly ListedWorkshop[] }>> {
    return this.api.get("/api/host/workshops", this.hostKey);
  }

  templates(): Promise<Answer<{ readonly templates: readonly Template[] }>> {
    return this.api.get("/api/host/templates", this.hostKey);
  }

  addresses(): Promise<Answer<{ readonly addresses: readonly string[]; readonly chosen: string }>> {
    return this.api.get("/api/host/addresses", this.hostKey);
  }

  make(wish: Wish): Promise<Answer<{ readonly workshop: unknown }>> {
    return this.api.post("/api/host/workshops", { id: newId("wks"), ...wish }, this.hostKey);
  }

  copy(id: string, title: string): Promise<Answer<{ readonly workshop: unknown }>> {
    return this.api.post(`${at(id)}/copy`, { id: newId("wks"), title }, this.hostKey);
  }

  archive(id: string, archived: boolean): Promise<Answer<object>> {
    return this.api.post(`${at(id)}/archive`, { archived }, this.hostKey);
  }
}

/** The answer names the workshop by its id or shows it whole. */
export function idOf(workshop: unknown): string {
  if (typeof workshop === "string") return workshop;
  const id: unknown = typeof workshop === "object" && workshop !== null ? (workshop as Record<string, unknown>)["id"] : undefined;
  return typeof id === "string" ? id : "";
}

function at(id: string): string {
  return `/api/host/workshops/${encodeURIComponent(id)}`;
}
