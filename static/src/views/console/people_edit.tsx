// One person or one organisation beside the list: added, corrected, renewed, taken off.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import type { Organisation, Person, SavePersonPayload } from "../../core/generated/wire";
import type { Ack } from "../../core/messages";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Confirm } from "../parts/confirm";
import { type Hall, sentence } from "./hall_state";
import { EraseFor, NipField } from "./people_erase";
import { MergedHere, MergeOffice, MergePerson, OfficesMergedHere } from "./people_merge";
import { keepsLists } from "./people_rights";
import { homesByPerson, listed } from "./people_roll";
import { type Choice, sectorChoices } from "./people_sectors";
import { SubstituteFor } from "./people_substitutes";

const LONGEST = 120;

interface PersonProps {
  readonly hall: Hall;
  /** Nothing: somebody new. */
  readonly person: Person | undefined;
  readonly office: string;
  close(): void;
  merged(into: string): void;
}

export function PersonPanel({ hall, person, office, close, merged }: PersonProps): JSX.Element {
  const seat = homesByPerson({ people: [], seats: hall.seats.value, organisations: [], substitutions: hall.substitutions.value }).get(person?.id ?? "");
  const [id] = useState(person?.id ?? newId("per"));
  const listedNow = {
    name: person?.name ?? "",
    organisation: seat?.organisation_id ?? office,
    position: person?.position ?? "",
    sector: person?.sector ?? "",
    sex: person?.sex ?? "",
    nip: person?.nip ?? "",
  };
  // What somebody else saves meanwhile is seen here, and never put back: only what was typed is sent.
  const [own, setOwn] = useState<Partial<typeof listedNow>>({});
  const typed = { ...listedNow, ...own };
  const [said, setSaid] = useState<Ack | "saved" | undefined>(undefined);
  const [was, setWas] = useState<SavePersonPayload | undefined>(undefined);
  const change = (part: Partial<typeof typed>): void => setOwn({ ...own, ...part });
  const keeps = keepsLists(hall);
  const missing = said !== undefined && said !== "saved" && (typed.name.trim() === "" || typed.organisation === "");

  /** As the list has the person now; what is being typed is not in it. */
  const asListed = (): SavePersonPayload => ({ person: id, ...listedNow, list_key: person?.list_key ?? "" });

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.name.trim() === "" || typed.organisation === "") return setSaid({ ok: false, code: "missing_required" });
    const before = asListed();
    const ack = await hall.ask("save_person", { ...before, ...typed, name: typed.name.trim() });
    setSaid(ack.ok ? "saved" : ack);
    if (ack.ok) setOwn((now) => (now === own ? {} : now));
    setWas(ack.ok ? before : undefined);
    if (ack.ok && person === undefined) close();
  };

  const undo = async (before: SavePersonPayload): Promise<void> => {
    const ack = await hall.ask("save_person", before);
    if (!ack.ok) return setSaid(ack);
    setOwn({});
    setSaid(undefined);
  };

  return (
    <Panel title={person?.name ?? t("rooms.people.new")} close={t("common.close")} onClose={close}>
      {keeps && person !== undefined && <MergedHere hall={hall} person={person} />}
      {keeps && person?.status === "provisional" && <MergePerson hall={hall} person={person} done={merged} />}
      <form class="panel-form" onSubmit={(event) => void save(event)}>
        <TextField label={t("rooms.people.name")} value={typed.name} maxLength={LONGEST} required autoFocus={person === undefined} onInput={(name) => change({ name })} />
        <SelectField label={t("rooms.people.office")} value={typed.organisation} options={officeChoices(hall)} onChange={(organisation) => change({ organisation })} />
        <TextField label={t("rooms.people.position")} aside={t("rooms.optional")} value={typed.position} maxLength={LONGEST} onInput={(position) => change({ position })} />
        <div class="form-row">
          <SelectField label={t("rooms.people.sector")} value={typed.sector} options={[{ value: "", label: t("rooms.people.as_office") }, ...sectorChoices(hall)]} onChange={(sector) => change({ sector })} />
          <SelectField label={t("rooms.people.sex")} value={typed.sex} options={sexes()} onChange={(sex) => change({ sex })} />
        </div>
        {keeps && <NipField hall={hall} person={person} value={typed.nip} onInput={(nip) => change({ nip })} />}
        {missing && <Notice tone="fix" urgent title={t("rooms.people.missing")} />}
        {!missing && said !== undefined && said !== "saved" && !said.ok && <Notice tone="fix" urgent title={sentence(said)} />}
        {said === "saved" && <Saved was={was?.name} now={typed.name} undo={was === undefined || person === undefined ? undefined : () => void undo(was)} />}
        {keeps && <Button type="submit" icon="check">{t("common.save")}</Button>}
      </form>
      {keeps && person !== undefined && (
        <div class="panel-acts">
          <SubstituteFor hall={hall} person={person} />
          {person.status !== "provisional" && <MergePerson hall={hall} person={person} done={merged} />}
        </div>
      )}
      {hall.leads.value && person !== undefined && <PersonActs hall={hall} person={person} gone={close} />}
      {hall.leads.value && person !== undefined && <div class="panel-acts"><EraseFor hall={hall} person={person} done={close} /></div>}
    </Panel>
  );
}

/** What the name was stays in reach: a slip of the hand is undone with one press. */
function Saved({ was, now, undo }: { readonly was: string | undefined; readonly now: string; readonly undo: (() => void) | undefined }): JSX.Element {
  const renamed = was !== undefined && was !== "" && was !== now.trim();
  return (
    <>
      <Notice tone="saved" icon="check" title={t("rooms.saved")}>{renamed ? t("rooms.people.was", { was }) : undefined}</Notice>
      {undo !== undefined && <Button small kind="quiet" icon="undo" onClick={undo}>{t("rooms.seats.undo")}</Button>}
    </>
  );
}

type Asking = "" | "remove" | "renew";

/** What takes something away asks first, in place, and says what stays. */
function PersonActs({ hall, person, gone }: { readonly hall: Hall; readonly person: Person; gone(): void }): JSX.Element {
  const [asking, setAsking] = useState<Asking>("");
  const [renewed, setRenewed] = useState(false);
  const remove = async (): Promise<void> => {
    const ack = await hall.send("remove_person", { person: person.id });
    if (ack.ok) gone();
  };
  const renew = async (): Promise<void> => {
    const ack = await hall.send("renew_code", { person: person.id });
    setAsking("");
    setRenewed(ack.ok);
  };
  return (
    <div class="panel-acts">
      {renewed && <Notice tone="saved" icon="key" title={t("rooms.people.renewed")}>{t("rooms.people.renewed_what", { name: person.name })}</Notice>}
      {asking === "" && (
        <>
          <Button small icon="key" onClick={() => setAsking("renew")}>{t("rooms.people.renew")}</Button>
          <Button small kind="fix" icon="withdraw" onClick={() => setAsking("remove")}>{t("rooms.people.remove")}</Button>
        </>
      )}
      {asking === "remove" && (
        <Confirm ask={t("rooms.people.remove_sure", { name: person.name })} what={t("rooms.people.remove_what")} yes={t("rooms.people.remove_yes")} fix done={() => void remove()} back={() => setAsking("")} />
      )}
      {asking === "renew" && (
        <Confirm ask={t("rooms.people.renew_sure")} what={t("rooms.people.renew_what")} yes={t("rooms.people.renew_yes")} done={() => void renew()} back={() => setAsking("")} />
      )}
    </div>
  );
}

interface OfficeProps {
  readonly hall: Hall;
  readonly office: Organisation | undefined;
  close(): void;
  merged(into: string): void;
}

export function OfficePanel({ hall, office, close, merged }: OfficeProps): JSX.Element {
  const [id] = useState(office?.id ?? newId("org"));
  const listedNow = { name: office?.name ?? "", abbreviation: office?.abbreviation ?? "", sector: office?.sector ?? "" };
  const [own, setOwn] = useState<Partial<typeof listedNow>>({});
  const typed = { ...listedNow, ...own };
  const [refused, setRefused] = useState("");
  const [was, setWas] = useState<typeof typed | undefined>(undefined);
  const change = (part: Partial<typeof typed>): void => setOwn({ ...own, ...part });
  const put = async (shape: typeof typed): Promise<boolean> => {
    const ack = await hall.ask("save_organisation", { organisation: id, ...shape, name: shape.name.trim(), kind: office?.kind ?? "", position: office?.position ?? null });
    setRefused(ack.ok ? "" : sentence(ack));
    return ack.ok;
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.name.trim() === "") return setRefused(t("rooms.people.office_missing"));
    if (!(await put(typed))) return;
    if (office === undefined) return close();
    setWas(listedNow);
    setOwn((now) => (now === own ? {} : now));
  };
  const undo = async (before: typeof typed): Promise<void> => {
    if (!(await put(before))) return;
    setOwn({});
    setWas(undefined);
  };
  return (
    <Panel title={office?.name ?? t("rooms.people.new_office")} close={t("common.close")} onClose={close}>
      {keepsLists(hall) && office !== undefined && <OfficesMergedHere hall={hall} office={office} />}
      {keepsLists(hall) && office?.status === "provisional" && <MergeOffice hall={hall} office={office} done={merged} />}
      <form class="panel-form" onSubmit={(event) => void save(event)}>
        <TextField label={t("rooms.people.office_name")} value={typed.name} maxLength={LONGEST} required autoFocus={office === undefined} onInput={(name) => change({ name })} />
        <TextField label={t("rooms.people.abbreviation")} aside={t("rooms.optional")} value={typed.abbreviation} maxLength={60} onInput={(abbreviation) => change({ abbreviation })} />
        <SelectField label={t("rooms.people.sector")} value={typed.sector} options={[{ value: "", label: t("rooms.people.sector_none") }, ...sectorChoices(hall)]} onChange={(sector) => change({ sector })} />
        {refused !== "" && <Notice tone="fix" urgent title={refused} />}
        {was !== undefined && <Saved was={was.name} now={typed.name} undo={() => void undo(was)} />}
        <Button type="submit" icon="check">{t("common.save")}</Button>
      </form>
      {keepsLists(hall) && office !== undefined && office.status !== "provisional" && (
        <div class="panel-acts">
          <MergeOffice hall={hall} office={office} done={merged} />
        </div>
      )}
    </Panel>
  );
}

function officeChoices(hall: Hall): readonly Choice[] {
  const offices = listed(hall.organisations.value).map((office) => ({ value: office.id, label: office.abbreviation === "" ? office.name : `${office.name} (${office.abbreviation})` }));
  return [{ value: "", label: t("rooms.people.choose_office") }, ...offices];
}

function sexes(): readonly Choice[] {
  return [
    { value: "", label: t("rooms.people.sex_unknown") },
    { value: "L", label: t("rooms.people.sex_man") },
    { value: "P", label: t("rooms.people.sex_woman") },
  ];
}
