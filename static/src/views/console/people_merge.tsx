// "Ini sebenarnya …": two that are one become one.  Nothing happens before the confirmation, which says what goes over, and
// what was merged is separated again with one press.

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Organisation, Person } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Matched, Pick, PickRow } from "../parts/pick";
import { Confirm } from "../parts/confirm";
import { type Hall, sentence } from "./hall_state";
import { organisationTitle } from "./naming";
import { likelyOffices, likelyPeople } from "./people_likeness";

export function MergePerson({ hall, person, done }: { readonly hall: Hall; readonly person: Person; done(into: string): void }): JSX.Element {
  const shelves = { people: hall.people.value, seats: hall.seats.value, organisations: hall.organisations.value, substitutions: hall.substitutions.value };
  return (
    <Merge
      name={person.name}
      walkedIn={person.status === "provisional"}
      same={t("rooms.merge.same")}
      what={person.status === "provisional" ? t("rooms.merge.person_what") : t("rooms.merge.anybody")}
      goes={t("rooms.merge.person_over")}
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
      walkedIn={office.status === "provisional"}
      same={t("rooms.merge.same_office")}
      what={office.status === "provisional" ? t("rooms.merge.office_what") : t("rooms.merge.any_office")}
      goes={t("rooms.merge.office_over")}
      find={(typed) => likelyOffices(office, hall.organisations.value, typed).map((one) => ({ id: one.id, name: one.name, under: one.abbreviation }))}
      merge={async (into) => {
        const ack = await hall.ask("merge_organisation", { organisation: office.id, into });
        return ack.ok ? done(into) : sentence(ack);
      }}
    />
  );
}

/** Whoever was merged into this one is another again with one press. */
export function MergedHere({ hall, person }: { readonly hall: Hall; readonly person: Person }): JSX.Element | null {
  const here = hall.people.value.filter((one) => one.status === "merged" && one.merged_into === person.id);
  return <Separated here={here} separate={(id) => void hall.send("unmerge_person", { person: id })} />;
}

export function OfficesMergedHere({ hall, office }: { readonly hall: Hall; readonly office: Organisation }): JSX.Element | null {
  const here = hall.organisations.value.filter((one) => one.status === "merged" && one.merged_into === office.id);
  return <Separated here={here} separate={(id) => void hall.send("unmerge_organisation", { organisation: id })} />;
}

function Separated({ here, separate }: { readonly here: readonly { readonly id: string; readonly name: string }[]; separate(id: string): void }): JSX.Element | null {
  if (here.length === 0) return null;
  return (
    <section class="merge turns">
      <h3>{t("rooms.merge.here")}</h3>
      <ul>
        {here.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <div class="acts">
              <Button small icon="undo" label={t("rooms.merge.separate_name", { name: one.name })} onClick={() => separate(one.id)}>
                {t("rooms.merge.separate")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly under: string;
}

interface MergeProps {
  readonly name: string;
  /** At once for whoever is on no list; for others behind a button that says so. */
  readonly walkedIn: boolean;
  readonly same: string;
  readonly what: string;
  readonly goes: string;
  find(typed: string): readonly Candidate[];
  /** What was wrong, where something was. */
  merge(into: string): Promise<string | void>;
}

function Merge({ name, walkedIn, same, what, goes, find, merge }: MergeProps): JSX.Element {
  const [open, setOpen] = useState(walkedIn);
  const [typed, setTyped] = useState("");
  const [into, setInto] = useState<Candidate | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const found = find(typed);
  if (!open) return <Button small icon="people" onClick={() => setOpen(true)}>{same}</Button>;
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
