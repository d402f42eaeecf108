// The way in, step by step: code, organisation, name; a taken name asks the organisers or gives the personal code.

import { type Signal, signal } from "@preact/signals";
import type { Answer, Api, ClaimSeen, DoorSeen, Entered, ListedOrganisation, ListedPerson } from "../../core/api";
import { newId } from "../../core/chance";
import type { Refusal } from "../../core/messages";
import type { Keep, Session, Someone } from "../../core/session";
import { WalkedIn } from "../../core/walked_in";

export type Step =
  | { readonly at: "code" }
  | { readonly at: "organisation" }
  | { readonly at: "new_organisation"; readonly typed: string }
  | { readonly at: "name"; readonly organisation: ListedOrganisation; readonly people: readonly ListedPerson[] | undefined }
  | { readonly at: "new_name"; readonly organisation: ListedOrganisation; readonly isNew: boolean }
  | { readonly at: "whom"; readonly organisation: ListedOrganisation; readonly people: readonly ListedPerson[] }
  | { readonly at: "substitute"; readonly organisation: ListedOrganisation; readonly whom: Named }
  | { readonly at: "stands_in"; readonly organisation: ListedOrganisation; readonly person: ListedPerson; readonly whom: Named }
  | { readonly at: "filled"; readonly organisation: ListedOrganisation; readonly whom: Named; readonly name: string }
  | { readonly at: "taken"; readonly organisation: ListedOrganisation; readonly person: ListedPerson }
  | { readonly at: "waiting"; readonly organisation: ListedOrganisation; readonly person: ListedPerson; readonly claim: string }
  | { readonly at: "personal_code" };

/** Somebody on the list, as far as a sentence names them. */
export type Named = Pick<ListedPerson, "id" | "name">;

interface KeptClaim {
  readonly code: string;
  readonly organisation: ListedOrganisation;
  readonly person: ListedPerson;
  readonly claim: string;
}

const CLAIM = "rembuk.claim";
/** The laptop is busy or away: the claim waits on. */
const PASSING = new Set(["no_answer", "server_error", "try_again", "disk_full"]);
/** Whoever the phone remembers under this name is not to be had any more: they come in as somebody new. */
const NOT_THEM = new Set(["name_taken", "access_ended", "person_erased"]);
const POLL_MS = 3000;

export interface DoorParts {
  readonly api: Api;
  readonly session: Session;
  readonly keep: Keep;
  readonly code: string;
  readonly onEntered: (someone: Someone) => void;
  /** The workshop is known: its language may be spoken. */
  readonly onDoor: (door: DoorSeen) => void;
}

export class DoorSteps {
  readonly step: Signal<Step>;
  readonly door: Signal<DoorSeen | undefined> = signal<DoorSeen | undefined>(undefined);
  readonly refusal: Signal<Refusal | undefined> = signal<Refusal | undefined>(undefined);
  readonly busy: Signal<boolean> = signal(false);
  code: string;
  private behind: Step[] = [];
  private polling: ReturnType<typeof setTimeout> | undefined;
  /** A repeat of the same joining is the same person (CM1), also at another laptop's door (RC1). */
  private readonly walkedIn: WalkedIn;

  constructor(private readonly parts: DoorParts) {
    this.walkedIn = new WalkedIn(parts.keep, newId);
    this.code = parts.code;
    this.step = signal<Step>(parts.code === "" ? { at: "code" } : { at: "organisation" });
    if (parts.code !== "") void this.knock(parts.code);
  }

  close(): void {
    clearTimeout(this.polling);
  }

  /** Whether the code opens a door; a claim that still waits at it goes on waiting. */
  async knock(typed: string): Promise<void> {
    const code = typed.replace(/\s+/g, "").toUpperCase();
    const found = await this.asking(this.parts.api.door(code));
    if (found === undefined) return;
    this.code = code;
    this.door.value = found;
    this.parts.onDoor(found);
    const kept = readClaim(this.parts.keep.getItem(CLAIM));
    if (kept?.code === code) return this.wait(kept.organisation, kept.person, kept.claim);
    if (this.step.value.at === "code") this.go({ at: "organisation" });
  }

  async chooseOrganisation(organisation: ListedOrganisation): Promise<void> {
    this.go({ at: "name", organisation, people: undefined });
    const found = await this.asking(this.parts.api.names(this.code, organisation.id));
    const { step } = this;
    if (found !== undefined && step.value.at === "name") step.value = { ...step.value, people: found.people };
  }

  async choosePerson(organisation: ListedOrganisation, person: ListedPerson): Promise<void> {
    const known = this.parts.session.people().find((someone) => someone.person === person.id);
    if (person.taken && known === undefined) return this.go({ at: "taken", organisation, person });
    if (person.stands_in_for !== undefined) return this.go({ at: "stands_in", organisation, person, whom: person.stands_in_for });
    await this.comeAs(organisation, person);
  }

  /** Under a name of the list; `whom`: on whose seat, by the list too. */
  async comeAs(organisation: ListedOrganisation, person: ListedPerson, whom?: Named): Promise<void> {
    const arrival = { device_key: this.deviceKey, organisation: organisation.id, person: person.id, ...(whom === undefined ? {} : { substitute_for: whom.id }) };
    const entered = await this.asking(this.parts.api.join(this.code, arrival));
    if (entered !== undefined) return this.enter(entered, person.name, organisation.name);
    const code = this.refusal.value?.code;
    if (code === "name_taken") this.taken(organisation, person);
    // Somebody else fills that seat already; the own name on the list has a place all the same.
    if (code === "seat_filled") await this.comeAs(organisation, person);
  }

  /** *Saya menggantikan …*: in at once, on that seat. */
  async substitute(name: string, position: string, organisation: ListedOrganisation, whom: Named): Promise<void> {
    const arrival = { device_key: this.deviceKey, organisation: organisation.id, name, position, substitute_for: whom.id };
    const join = (person: string) => this.parts.api.join(this.code, { ...arrival, person });
    const entered = await this.asking(this.asWalkedIn(join, name, organisation));
    if (entered !== undefined) this.enter(entered, name, organisation.name);
    else if (this.refusal.value?.code === "seat_filled") this.go({ at: "filled", organisation, whom, name });
  }

  /** *Instansi saya tidak ada*: its name, then the own one. */
  nameOrganisation(name: string): void {
    this.go({ at: "new_name", organisation: { id: this.walkedIn.id("org", this.code, name), name, abbreviation: "" }, isNew: true });
  }

  /** *Nama saya tidak ada*: in at once, to be merged later. */
  async joinAs(name: string, organisation: ListedOrganisation, isNew: boolean): Promise<void> {
    const arrival = { device_key: this.deviceKey, organisation: organisation.id, name, ...(isNew ? { organisation_name: organisation.name } : {}) };
    const join = (person: string) => this.parts.api.join(this.code, { ...arrival, person });
    const entered = await this.asking(this.asWalkedIn(join, name, organisation));
    if (entered !== undefined) this.enter(entered, name, organisation.name);
  }

  private async asWalkedIn(join: (person: string) => Promise<Answer<Entered>>, name: string, organisation: ListedOrganisation): Promise<Answer<Entered>> {
    const who = [name, organisation.name] as const;
    const seen = await join(this.walkedIn.id("per", this.code, ...who));
    return !seen.ok && NOT_THEM.has(seen.code) ? join(this.walkedIn.another("per", this.code, ...who)) : seen;
  }

  async claim(organisation: ListedOrganisation, person: ListedPerson): Promise<void> {
    const made = await this.asking(this.parts.api.claim(this.code, { device_key: this.deviceKey, person: person.id }));
    if (made === undefined) return;
    const kept: KeptClaim = { code: this.code, organisation, person, claim: made.claim };
    this.parts.keep.setItem(CLAIM, JSON.stringify(kept));
    this.wait(organisation, person, made.claim);
  }

  async comeBack(personal: string): Promise<void> {
    const code = personal.replace(/\s+/g, "").toUpperCase();
    const entered = await this.asking(this.parts.api.comeBack(this.code, { device_key: this.deviceKey, code }));
    if (entered !== undefined) this.enter(entered, "", "");
  }

  go(step: Step): void {
    this.behind.push(this.step.value);
    this.step.value = step;
    this.refusal.value = undefined;
    history.pushState(null, "");
    scrollTo(0, 0);
  }

  /** The phone's back button, or a link: one step back. */
  back(): void {
    clearTimeout(this.polling);
    const before = this.behind.pop();
    if (this.step.value.at === "waiting") this.parts.keep.removeItem(CLAIM);
    this.refusal.value = undefined;
    if (before !== undefined) this.step.value = before;
  }

  private taken(organisation: ListedOrganisation, person: ListedPerson): void {
    this.go({ at: "taken", organisation, person: { ...person, taken: true } });
  }

  private wait(organisation: ListedOrganisation, person: ListedPerson, claim: string): void {
    this.go({ at: "waiting", organisation, person, claim });
    void this.poll(organisation, person, claim);
  }

  private async poll(organisation: ListedOrganisation, person: ListedPerson, claim: string): Promise<void> {
    const seen = await this.parts.api.claimed(this.code, claim, this.deviceKey);
    if (this.step.value.at !== "waiting") return;
    if (seen.ok && seen.state === "admitted" && isEntered(seen)) return this.enter(seen, person.name, organisation.name);
    const over = seen.ok ? seen.state === "refused" : !PASSING.has(seen.code);
    if (over) {
      this.parts.keep.removeItem(CLAIM);
      this.step.value = { at: "taken", organisation, person };
      this.refusal.value = seen.ok ? { ok: false, code: "claim_refused" } : seen;
      return;
    }
    this.polling = setTimeout(() => void this.poll(organisation, person, claim), POLL_MS);
  }

  private enter(entered: Entered, name: string, organisation: string): void {
    clearTimeout(this.polling);
    this.parts.keep.removeItem(CLAIM);
    const { workshop, person, token } = entered;
    this.parts.onEntered({ workshop, person, token, name, organisation, title: this.door.value?.workshop.title ?? "", code: this.code });
  }

  private get deviceKey(): string {
    return this.parts.session.deviceKey();
  }

  private async asking<T>(answer: Promise<({ readonly ok: true } & T) | Refusal>): Promise<T | undefined> {
    if (this.busy.value) return undefined;
    this.busy.value = true;
    this.refusal.value = undefined;
    const found = await answer;
    this.busy.value = false;
    if (found.ok) return found;
    this.refusal.value = found;
    return undefined;
  }
}

function isEntered(seen: ClaimSeen): seen is ClaimSeen & Entered {
  return seen.workshop !== undefined && seen.person !== undefined && seen.token !== undefined;
}

function readClaim(kept: string | null): KeptClaim | undefined {
  try {
    return kept === null ? undefined : (JSON.parse(kept) as KeptClaim);
  } catch {
    return undefined;
  }
}

/** Whoever is replaced already has no seat to give. */
export function holdsSeat(person: ListedPerson): boolean {
  return person.replaced_by === undefined;
}
