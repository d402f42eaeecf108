// "Ini sebenarnya …": who came in without being on the list is found on it.  Nothing happens before the confirmation, which
// says what goes over.

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Organisation, Person } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Matched, Pick, PickRow } from "../parts/pick";
import { Confirm } from "./confirm";
import { type Hall, sentence } from "./hall_state";
import { organisationTitle } from "./naming";
import { likelyOffices, likelyPeople } from "./people_likeness";

export function MergePerson({ hall, person, done }: { readonly hall: Hall; readonly person: Person; done(into: string): void }): JSX.Element {
  const shelves = { people: hall.people.value, seats: hall.seats.value, organisations: hall.organisations.value };
  return (
    <Merge
      name={person.name}
      what={t("rooms.merge.person_what")}
      goes={t("rooms.merge.person_goes")}
      find={(typed) =>
        likelyPeople(person, shelves, typed).map((member) => ({
          id: member.person.id,
          name: member.person.name,
          under: [organisationTitle(hall.get("organisation", member.seat?.organisation_id)), member.person.status === "joined" ? t("rooms.people.status_joined") : ""].filter((part) => part !== "").join(" · "),
        }))
      }
      merge={async (into) => {
        const ack = await hall.ask("merge_person", { person: person.id, into });
        return ack.ok ? done(into) : sentence(ack);
      }}
    />
  );
}

export function MergeOffice({ hall, office, done }: { readonly hall: Hall; readonly office: Organisation; done(into: string): void }): JSX.Element {
  return (
    <Merge
      name={office.name}
      what={t("rooms.merge.office_what")}
      goes={t("rooms.merge.office_goes")}
      find={(typed) => likelyOffices(office, hall.organisations.value, typed).map((one) => ({ id: one.id, name: one.name, under: one.abbreviation }))}
      merge={async (into) => {
        const ack = await hall.ask("merge_organisation", { organisation: office.id, into });
        return ack.ok ? done(into) : sentence(ack);
      }}
    />
  );
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly under: string;
}

interface MergeProps {
  readonly name: string;
  readonly what: string;
  readonly goes: string;
  find(typed: string): readonly Candidate[];
  /** What was wrong, where something was. */
  merge(into: string): Promise<string | void>;
}

function Merge({ name, what, goes, find, merge }: MergeProps): JSX.Element {
  const [typed, setTyped] = useState("");
  const [into, setInto] = useState<Candidate | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const found = find(typed);
  const go = async (): Promise<void> => {
    if (into !== undefined) setRefused((await merge(into.id)) ?? "");
  };
  return (
    <section class="merge">
      <h3>{t("rooms.merge.title")}</h3>
      {into === undefined ? (
        <>
          <p class="mute">{what}</p>
          <TextField type="search" label={t("rooms.merge.search")} value={typed} onInput={setTyped} />
          {found.length > 0 ? <Candidates found={found} typed={typed} choose={setInto} /> : <p class="mute">{t("rooms.merge.nobody")}</p>}
        </>
      ) : (
        <Confirm ask={t("rooms.merge.sure", { name, into: into.name })} what={goes} yes={t("rooms.merge.yes")} done={() => void go()} back={() => setInto(undefined)} />
      )}
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
    </section>
  );
}

function Candidates({ found, typed, choose }: { readonly found: readonly Candidate[]; readonly typed: string; choose(one: Candidate): void }): ComponentChildren {
  return (
    <Pick label={t("rooms.merge.title")}>
      {found.map((one) => (
        <PickRow key={one.id} under={one.under === "" ? undefined : one.under} onPick={() => choose(one)}>
          <Matched text={one.name} typed={typed} />
        </PickRow>
      ))}
    </Pick>
  );
}
