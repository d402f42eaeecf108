// A split as the server proposes it: the rules it was asked by, who would sit where and why, and what could not be kept.

import type { Answer } from "../../core/api";
import type { Grouping } from "../../core/generated/wire";
import type { Hall } from "./hall_state";
import type { Placing } from "./grouping_hall";

export type Delegation = "apart" | "together" | "free";
export type Sectors = "no_lone" | "even" | "free";
export type Scope = "all" | "rest";

/** As they are kept with the grouping. */
export interface Rules {
  readonly defaults: boolean;
  readonly organisation: Delegation;
  readonly sector: Sectors;
  readonly sex: boolean;
  readonly seniority: boolean;
  readonly hold: boolean;
  readonly same_as: string;
  readonly different_from: readonly string[];
}

export interface GroupMade {
  readonly group: string;
  readonly size: number;
  readonly here: number;
  readonly organisations: Readonly<Record<string, number>>;
  readonly sectors: Readonly<Record<string, number>>;
  readonly sexes: Readonly<Record<string, number>>;
  readonly seniority: Readonly<Record<string, number>>;
  readonly why: Readonly<Record<string, number>>;
  readonly fixed: readonly string[];
}

export interface Unmet {
  readonly rule: string;
  readonly about: string;
  readonly group: string;
  readonly least: number;
  readonly most: number;
  readonly best: number;
  readonly seats: readonly string[];
}

export interface Proposal {
  readonly as_of: number;
  readonly seed: number;
  readonly rules: Rules;
  readonly seats: Placing;
  readonly why: Readonly<Record<string, string>>;
  readonly unplaced: readonly string[];
  readonly left_out: readonly string[];
  readonly groups: readonly GroupMade[];
  readonly unmet: readonly Unmet[];
}

export interface Wish {
  /** Undefined: the grouping's own. */
  readonly rules: Rules | undefined;
  readonly scope: Scope;
  readonly seed: number;
}

const SEEDS = 10_000;

/** The server decides; what it proposed is what is placed. */
export function propose(hall: Hall, grouping: Grouping, wish: Wish): Promise<Answer<Proposal>> {
  const { rules, scope, seed } = wish;
  return hall.api.post(hall.path("splits"), { grouping: grouping.id, scope, seed, ...(rules === undefined ? {} : { rules }) }, hall.token);
}

/** Chance enough to deal again; the seed stands on the page, so the same groups can be dealt another day. */
export function freshSeed(): number {
  return (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % SEEDS;
}

