// Staff: who helps, as what, and the link by which they come in.  The link's secret is made here and shown once; the server
// keeps only its hash.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId, newSecret } from "../../core/chance";
import type { Person } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { type Hall, sentence } from "./hall_state";
import { EraseFor } from "./people_erase";
import { Confirm } from "../parts/confirm";
import { ScopeOf } from "./settings_scope";
import { CopyText } from "./settings_copy";
import { useAddress } from "./door_address";

const INVITED = ["cofacilitator", "assessor", "organiser", "scribe", "registrar", "leader", "observer", "projector"] as const;
/** Who has a page of their own; everybody else comes to the console. */
const PAGES: Readonly<Record<string, string>> = { projector: "screen", registrar: "desk", leader: "leaders", assessor: "assess", scribe: "notes" };

interface Invited {
  readonly name: string;
  readonly role: string;
  readonly link: string;
}

export function StaffPage({ hall }: { readonly hall: Hall }): JSX.Element {
  const address = useAddress(hall) || location.origin;
  const [name, setName] = useState("");
  const [role, setRole] = useState<string>("assessor");
  const [invited, setInvited] = useState<Invited | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const leads = hall.leads.value;

  const invite = async (person: string, called: string, as: string): Promise<void> => {
    const secret = newSecret();
    const ack = await hall.ask("add_staff", { person, name: called, role: as, secret });
    setRefused(ack.ok ? "" : sentence(ack));
    if (!ack.ok) return;
    const page = PAGES[as] ?? "console";
    setInvited({ name: called, role: as, link: `${address}/${page}/${encodeURIComponent(hall.id)}#token=${secret}` });
    setName("");
  };
  const add = (event: Event): void => {
    event.preventDefault();
    if (name.trim() === "") return setRefused(t("rooms.staff.missing"));
    void invite(newId("per"), name.trim(), role);
  };
  return (
    <div class="staff-two">
      <ul class="card lines">
        {staffOf(hall).map(({ person, roles }) => (
          <StaffLine key={person.id} hall={hall} person={person} roles={roles} renew={(as) => void invite(person.id, person.name, as)} />
        ))}
      </ul>
      {leads && (
        <div>
          <form class="card side-card form" onSubmit={add}>
            <h2>{t("rooms.staff.add")}</h2>
            <TextField label={t("rooms.people.name")} value={name} maxLength={120} required onInput={setName} />
            <SelectField label={t("rooms.staff.role")} help={roleFor(role)} value={role} options={INVITED.map((one) => ({ value: one, label: capital(roleWord(one)) }))} onChange={setRole} />
            {refused !== "" && <Notice tone="fix" urgent title={refused} />}
            <Button kind="main" type="submit" icon="add">{t("rooms.staff.make_link")}</Button>
          </form>
          {invited !== undefined && (
            <SideCard title={t("rooms.staff.link_for", { name: invited.name, role: roleWord(invited.role) })} class="invited" live>
              <CopyText label={t("rooms.staff.link")} text={invited.link} />
              <p class="mute">{t("rooms.staff.once")}</p>
            </SideCard>
          )}
        </div>
      )}
    </div>
  );
}

interface LineProps {
  readonly hall: Hall;
  readonly person: Person;
  readonly roles: readonly string[];
  renew(role: string): void;
}

function StaffLine({ hall, person, roles, renew }: LineProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const own = person.id === hall.viewer.value?.person;
  const owner = person.id === hall.workshop.value?.owner_id;
  const there = hall.presence.value[person.id]?.online === true;
  const first = roles[0];
  const assesses = hall.grants.value.find((grant) => grant.person_id === person.id && grant.role === "assessor" && grant.revoked_at === null);
  const revoke = async (): Promise<void> => {
    await hall.send("revoke_credentials", { person: person.id });
    setAsking(false);
  };
  return (
    <li>
      <div class="line">
        <div class="grow">
          <b>{person.name}</b>
          <span class="mute">{[roles.length === 0 ? t("rooms.staff.no_role") : roles.map(roleWord).join(", "), there ? t("rooms.people.online") : ""].filter((part) => part !== "").join(" · ")}</span>
        </div>
        {own && <span class="mute">{t("rooms.staff.you")}</span>}
        {!own && !owner && hall.leads.value && (
          <>
            <Button small kind="quiet" label={t("rooms.staff.renew_of", { name: person.name })} onClick={() => renew(first ?? "observer")}>{t("rooms.staff.renew")}</Button>
            {roles.length > 0 && <Button small kind="quiet" label={t("rooms.staff.revoke_of", { name: person.name })} onClick={() => setAsking(true)}>{t("rooms.staff.revoke")}</Button>}
          </>
        )}
      </div>
      {assesses !== undefined && hall.leads.value && <ScopeOf hall={hall} person={person} grant={assesses} />}
      {roles.length === 0 && !own && hall.leads.value && <EraseFor hall={hall} person={person} />}
      {asking && <Confirm ask={t("rooms.staff.revoke_sure", { name: person.name })} what={t("rooms.staff.revoke_what")} yes={t("rooms.staff.revoke_yes")} fix done={() => void revoke()} back={() => setAsking(false)} />}
    </li>
  );
}

function staffOf(hall: Hall): readonly { readonly person: Person; readonly roles: readonly string[] }[] {
  const grants = hall.grants.value.filter((grant) => grant.revoked_at === null);
  return hall.people.value
    .filter((person) => person.staff && person.status !== "removed" && person.status !== "erased")
    .map((person) => ({ person, roles: grants.filter((grant) => grant.person_id === person.id).map((grant) => grant.role) }));
}

export function roleWord(role: string): string {
  const words: Readonly<Record<string, string>> = {
    facilitator: t("rooms.role.facilitator"),
    cofacilitator: t("rooms.role.cofacilitator"),
    assessor: t("rooms.role.assessor"),
    organiser: t("rooms.role.organiser"),
    scribe: t("rooms.role.scribe"),
    registrar: t("rooms.role.registrar"),
    leader: t("rooms.role.leader"),
    observer: t("rooms.role.observer"),
    projector: t("rooms.role.projector"),
  };
  return words[role] ?? role;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function roleFor(role: string): string {
  const words: Readonly<Record<string, string>> = {
    cofacilitator: t("rooms.role.cofacilitator_for"),
    assessor: t("rooms.role.assessor_for"),
    organiser: t("rooms.role.organiser_for"),
    scribe: t("rooms.role.scribe_for"),
    registrar: t("rooms.role.registrar_for"),
    leader: t("rooms.role.leader_for"),
    observer: t("rooms.role.observer_for"),
    projector: t("rooms.role.projector_for"),
  };
  return words[role] ?? "";
}
