// What goes over the wire beside objects and commands: acknowledgements, the welcome, changes, presence.

import type { ObjectTypes, Stored } from "./generated/wire";

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly detail?: string;
  readonly field?: string;
}

export interface Accepted {
  readonly ok: true;
  readonly seq?: number;
  readonly revisions?: Readonly<Record<string, number>>;
  readonly rivals?: readonly string[];
  readonly late?: boolean;
}

export type Ack = Accepted | Refusal;

/** One line of the journal as this viewer sees it; `object: null` is no longer theirs to see (RS3). */
export interface Line {
  readonly seq?: number;
  readonly name?: string;
  readonly type: string;
  readonly id: string;
  readonly revision: number;
  readonly object: Readonly<Record<string, unknown>> | null;
}

export interface Since {
  readonly epoch: string;
  readonly seq: number;
}

export interface ViewerSeen {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly seat: string | null;
}

interface WelcomeHead {
  readonly protocol: number;
  readonly epoch: string;
  readonly seq: number;
  readonly viewer: ViewerSeen;
}

export type Welcome = WelcomeHead &
  ({ readonly mode: "snapshot"; readonly objects: readonly Stored[] } | { readonly mode: "changes"; readonly objects: readonly Line[] });

export interface Changes {
  readonly seq: number;
  readonly changes: readonly Line[];
}

export interface Writer {
  readonly person: string;
  readonly name: string;
}

/** Entry → field → who writes there now. */
export type Writing = Readonly<Record<string, Readonly<Record<string, Writer>>>>;

export interface PersonPresence {
  readonly online: boolean;
  readonly heard_at: string | null;
  readonly unsent: number;
}

/** Of an activity that is closing: how many are waited for in all, and who has not answered. */
export interface Collected {
  readonly of: number;
  readonly missing: Readonly<Record<string, PersonPresence>>;
}

export interface PresenceDown {
  readonly writing?: Writing;
  readonly people?: Readonly<Record<string, PersonPresence>>;
  /** A copy of the store elsewhere holds the workshop up to here (RC1). */
  readonly backed_up_seq?: number;
  /** For staff: every activity that is closing just now. */
  readonly closing?: Readonly<Record<string, Collected>>;
}

export interface PresenceUp {
  readonly unsent: number;
  readonly writing: { readonly entry: string; readonly field: string } | null;
  /** Activity → the asking (its `closing_at`) after which this phone held nothing back. */
  readonly answered?: Readonly<Record<string, string>>;
  /** The phone was put aside. */
  readonly away?: boolean;
}

/** All objects of one kind. */
export type Lookup = <K extends keyof ObjectTypes>(type: K) => readonly ObjectTypes[K][];
