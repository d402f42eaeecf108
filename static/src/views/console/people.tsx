// Who is on the list and who is in, by organisation; who waits at the door; and the door itself.

import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { TextField, Tick } from "../parts/field";
import { Tabs } from "../parts/tabs";
import type { Hall } from "./hall_state";
import { ImportFiles } from "./importing";
import { WaitingClaims } from "./people_door";
import { OfficePanel, PersonPanel } from "./people_edit";
import { Gone } from "./people_gone";
import { OfficeList } from "./people_list";
import { keepsLists } from "./people_rights";
import { Substitutes } from "./people_substitutes";
import { found, isIn, isOf, listed, type Office, rollOf, type Shelves } from "./people_roll";
import { RoomHead } from "../parts/head";
import { pointed } from "./rooms";

type Page = "list" | "import";

/** What stands beside the list: somebody, an office, somebody new. */
export type Beside =
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "office"; readonly id: string }
  | { readonly kind: "new_person"; readonly office: string }
  | { readonly kind: "new_office" };

export function PeopleRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const [page, setPage] = useState<Page>("list");
  useEffect(() => {
    if (pointed.value.kind !== "") setPage(pointed.value.kind === "import" ? "import" : "list");
  }, [pointed.value]);
  const shelves = shelvesOf(hall);
  const offices = useMemo(() => rollOf(shelves), [shelves.people, shelves.seats, shelves.organisations, shelves.substitutions]);
  const pages = [
    { key: "list" as const, label: t("rooms.people.tab_list") },
    { key: "import" as const, label: t("rooms.people.tab_import") },
  ];
  const keeps = keepsLists(hall);
  const tabs = keeps ? <Tabs label={t("rooms.people.tabs")} tabs={pages} chosen={page} onChoose={setPage} /> : null;
  if (page === "import" && tabs !== null) return <ImportFiles hall={hall} tabs={tabs} done={() => setPage("list")} />;
  return <Roll hall={hall} offices={offices} tabs={tabs} toImport={() => setPage("import")} />;
}

interface RollProps {
  readonly hall: Hall;
  readonly offices: readonly Office[];
  readonly tabs: JSX.Element | null;
  toImport(): void;
}

function Roll({ hall, offices, tabs, toImport }: RollProps): JSX.Element {
  const [typed, setTyped] = useState("");
  const [only, setOnly] = useState("");
  const [beside, setBeside] = useState<Beside | undefined>(undefined);
  const leads = hall.leads.value;
  const keeps = keepsLists(hall);
  useEffect(() => {
    const { kind, id } = pointed.value;
    if (kind === "person" || kind === "office") setBeside({ kind, id });
  }, [pointed.value]);
  const people = offices.flatMap((office) => office.members);
  const nobody = people.length === 0;
  const shown = found(offices, typed, only);
  return (
    <section class="room people">
      <RoomHead title={t("rooms.people.title")} under={under(offices)}>
        {tabs}
        {keeps && (
          <Button kind={nobody ? "plain" : "main"} icon="add" onClick={() => setBeside({ kind: "new_person", office: "" })}>
            {t("rooms.people.add")}
          </Button>
        )}
      </RoomHead>
      <div class="room-two">
        <div class="room-list">
          {nobody && offices.length === 0 ? (
            <Empty icon="people" title={t("rooms.people.none")} way={keeps && <Button kind="main" icon="upload" onClick={toImport}>{t("rooms.people.to_import")}</Button>}>
              {t("rooms.people.none_what")}
            </Empty>
          ) : (
            <>
              <div class="finding">
                <TextField class="grow" type="search" label={t("rooms.people.search")} placeholder={t("rooms.people.search_for")} value={typed} onInput={setTyped} />
                <Tabs label={t("rooms.people.filter")} tabs={filters(offices)} chosen={only} onChoose={setOnly} />
              </div>
              {shown.length === 0 ? (
                <Empty icon="search" title={t("rooms.people.not_found", { typed })}>{t("rooms.people.not_found_what")}</Empty>
              ) : (
                <OfficeList hall={hall} offices={shown} all={typed !== "" || only !== ""} beside={beside} choose={setBeside} />
              )}
            </>
          )}
        </div>
        <aside class="room-side">
          <WaitingClaims hall={hall} />
          <Substitutes hall={hall} />
          <Chosen hall={hall} beside={beside} choose={setBeside} close={() => setBeside(undefined)} />
          <Gone hall={hall} />
          {leads && <Joining hall={hall} />}
          {keeps && beside === undefined && (
            <Button kind="quiet" icon="organisation" onClick={() => setBeside({ kind: "new_office" })}>{t("rooms.people.add_office")}</Button>
          )}
        </aside>
      </div>
    </section>
  );
}

interface ChosenProps {
  readonly hall: Hall;
  readonly beside: Beside | undefined;
  choose(beside: Beside): void;
  close(): void;
}

function Chosen({ hall, beside, choose, close }: ChosenProps): JSX.Element | null {
  if (beside === undefined) return null;
  if (beside.kind === "office" || beside.kind === "new_office") {
    const office = beside.kind === "office" ? hall.get("organisation", beside.id) : undefined;
    if (beside.kind === "office" && office === undefined) return null;
    return <OfficePanel key={office?.id ?? "new"} hall={hall} office={office} close={close} merged={(id) => choose({ kind: "office", id })} />;
  }
  const person = beside.kind === "person" ? hall.get("person", beside.id) : undefined;
  if (beside.kind === "person" && person === undefined) return null;
  const office = beside.kind === "new_person" ? beside.office : "";
  return <PersonPanel key={person?.id ?? `new ${office}`} hall={hall} person={person} office={office} close={close} merged={(id) => choose({ kind: "person", id })} />;
}

/** Locked keeps new people out; who is in already comes back all the same. */
function Joining({ hall }: { readonly hall: Hall }): JSX.Element {
  const open = hall.workshop.value?.joining === "open";
  return (
    <div class="card side-card">
      <Tick as="switch" checked={open} help={open ? t("rooms.people.door_open") : t("rooms.people.door_locked")} onChange={(next) => void hall.send("set_joining", { open: next })}>
        <b>{t("rooms.people.door")}</b>
      </Tick>
    </div>
  );
}

function filters(offices: readonly Office[]): readonly { readonly key: string; readonly label: string }[] {
  const people = offices.flatMap((office) => office.members.map((member) => member.person));
  const count = (only: string): number => people.filter((person) => isOf(person, only)).length;
  return [
    { key: "", label: t("rooms.people.everybody", { count: people.length }) },
    { key: "joined", label: t("rooms.people.joined", { count: count("joined") }) },
    { key: "announced", label: t("rooms.people.announced", { count: count("announced") }) },
    { key: "provisional", label: t("rooms.people.walked_in", { count: count("provisional") }) },
  ];
}

function under(offices: readonly Office[]): string {
  const people = offices.flatMap((office) => office.members.map((member) => member.person));
  const walked = people.filter((person) => person.status === "provisional").length;
  const said = t("rooms.people.under", { people: people.length, offices: listed(offices.flatMap((office) => office.organisation ?? [])).length, present: people.filter(isIn).length });
  return walked > 0 ? `${said} ${t("rooms.people.under_walked", { count: walked })}` : said;
}

export function shelvesOf(hall: Hall): Shelves {
  return { people: hall.people.value, seats: hall.seats.value, organisations: hall.organisations.value, substitutions: hall.substitutions.value };
}
