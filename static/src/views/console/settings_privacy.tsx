// Personal data: why and how long they are kept, who asked to be erased, and all of them erased at the end.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Workshop } from "../../core/generated/wire";
import { dateSaid } from "../../core/notice";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { Field, TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { intoView } from "../parts/confirm";
import type { Hall } from "./hall_state";
import { EraseFor } from "./people_erase";
import { SaveLine, useSaving } from "./settings_saving";

interface Standing {
  readonly until: string | null;
  readonly over: boolean;
  readonly people: number;
  readonly asked: readonly string[];
  readonly scrubbing: boolean;
  readonly uncleared: number;
}

const LOOK_MS = 4000;

export function PrivacyPage({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const workshop = hall.workshop.value;
  if (workshop === undefined) return null;
  return (
    <div class="privacy-page">
      <PrivacyForm key={JSON.stringify([workshop.purpose, workshop.contact, workshop.retention])} hall={hall} workshop={workshop} />
      {hall.leads.value && <Erasing hall={hall} />}
    </div>
  );
}

function PrivacyForm({ hall, workshop }: { readonly hall: Hall; readonly workshop: Workshop }): JSX.Element {
  const saving = useSaving(hall);
  const stored = { purpose: workshop.purpose, contact: workshop.contact, days: String(workshop.retention["days"] ?? ""), automatic: workshop.retention["automatic"] === true };
  const [own, setOwn] = useState<Partial<typeof stored>>({});
  const typed = { ...stored, ...own };
  const change = (part: Partial<typeof typed>): void => {
    saving.typed();
    setOwn({ ...own, ...part });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { purpose, contact, days, automatic } = typed;
    const changed = await saving.change({ purpose, contact, retention: days.trim() === "" ? {} : { days: Number(days), automatic } });
    if (changed) setOwn((now) => (now === own ? {} : now));
  };
  return (
    <form class="form settings-form" onSubmit={(event) => void save(event)}>
      <TextField label={t("privacy.purpose")} aside={t("rooms.optional")} help={t("privacy.purpose_help")} value={typed.purpose} maxLength={500} onInput={(purpose) => change({ purpose })} />
      <TextField label={t("privacy.contact")} aside={t("rooms.optional")} help={t("privacy.contact_help")} value={typed.contact} maxLength={200} onInput={(contact) => change({ contact })} />
      <TextField label={t("privacy.days")} help={t("privacy.days_help")} inputMode="numeric" value={typed.days} maxLength={4} onInput={(days) => change({ days })} />
      <Tick checked={typed.automatic} help={t("privacy.automatic_help")} onChange={(automatic) => change({ automatic })}>
        {t("privacy.automatic")}
      </Tick>
      <SaveLine saving={saving} main leads={hall.leads.value} />
    </form>
  );
}

function Erasing({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const standing = useStanding(hall);
  const asked = hall.people.value.filter((person) => person.erasure_asked_at != null && person.erased_at == null);
  if (standing === undefined) return null;
  return (
    <SideCard title={t("privacy.erase")}>
      <p>{standing.until === null ? t("privacy.until_unknown") : t(standing.over ? "privacy.until_over" : "privacy.until", { date: dateSaid(standing.until, spoken()) })}</p>
      {standing.scrubbing && <Notice icon="clock" title={t("privacy.scrubbing")} />}
      {standing.uncleared > 0 && <Notice tone="fix" title={t("privacy.uncleared", { count: standing.uncleared })}>{t("privacy.uncleared_what")}</Notice>}
      {asked.map((person) => (
        <div class="asked" key={person.id}>
          <b>{t("privacy.asked_by", { name: person.name })}</b>
          <EraseFor hall={hall} person={person} />
        </div>
      ))}
      <EraseAll hall={hall} people={standing.people} over={standing.over} />
    </SideCard>
  );
}

/** Cannot be undone: a word is typed first. */
function EraseAll({ hall, people, over }: { readonly hall: Hall; readonly people: number; readonly over: boolean }): JSX.Element {
  const [sure, setSure] = useState(false);
  const [typed, setTyped] = useState("");
  const erase = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.trim().toUpperCase() !== t("privacy.word")) return;
    const ack = await hall.send("erase_everyone", {});
    if (ack.ok) setSure(false);
  };
  if (people === 0) return <p class="mute">{t("privacy.nobody")}</p>;
  if (!sure) return <Button kind={over ? "main" : "plain"} onClick={() => setSure(true)}>{t("privacy.erase_all")}</Button>;
  return (
    <form ref={intoView} class="confirm fix" onSubmit={(event) => void erase(event)}>
      <b>{t("privacy.all_sure", { count: people })}</b>
      <p class="mute">{t("privacy.all_what")}</p>
      <Field label={t("privacy.type_word", { word: t("privacy.word") })}>
        {(id) => <input id={id} class="inp" value={typed} autoComplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />}
      </Field>
      <div class="acts">
        <Button small kind="fix" type="submit" disabled={typed.trim().toUpperCase() !== t("privacy.word")}>{t("privacy.all_yes")}</Button>
        <Button small kind="quiet" onClick={() => setSure(false)}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

/** Asked again while something is under way, and whenever people change. */
function useStanding(hall: Hall): Standing | undefined {
  const [found, setFound] = useState<Standing | undefined>(undefined);
  const people = hall.people.value;
  const busy = found?.scrubbing === true || (found?.uncleared ?? 0) > 0;
  const kept = hall.workshop.value?.revision;
  useEffect(() => {
    const look = (): void => void hall.api.get<Standing>(hall.path("privacy"), hall.token).then((answer) => answer.ok && setFound(answer));
    look();
    const timer = busy ? setInterval(look, LOOK_MS) : undefined;
    return () => clearInterval(timer);
  }, [people, busy, kept]);
  return found;
}
