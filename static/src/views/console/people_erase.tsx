// One person erased: what goes and what stays is said first, with the texts of others in which the name stands.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Person } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Field, TextField, Tick } from "../parts/field";
import { intoView } from "../parts/confirm";
import { type Hall, sentence } from "./hall_state";

interface Mention {
  readonly mention: string;
  readonly where: string;
  readonly text: string;
  readonly now: boolean;
}

interface EraseProps {
  readonly hall: Hall;
  readonly person: Person;
  readonly done?: () => void;
}

export function EraseFor({ hall, person, done }: EraseProps): JSX.Element {
  const [mentions, setMentions] = useState<readonly Mention[] | undefined>(undefined);
  const ask = async (): Promise<void> => {
    const answer = await hall.api.get<{ readonly mentions: readonly Mention[] }>(hall.path(`people/${encodeURIComponent(person.id)}/mentions`), hall.token);
    hall.refusal.value = answer.ok ? "" : sentence(answer);
    if (answer.ok) setMentions(answer.mentions);
  };
  if (mentions === undefined) return <Button small kind="fix" icon="withdraw" onClick={() => void ask()}>{t("privacy.erase_one")}</Button>;
  return <Sure hall={hall} person={person} mentions={mentions} done={done} back={() => setMentions(undefined)} />;
}

function Sure({ hall, person, mentions, done, back }: Omit<EraseProps, "done"> & { readonly mentions: readonly Mention[]; readonly done: (() => void) | undefined; back(): void }): JSX.Element {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const erase = async (): Promise<void> => {
    const ack = await hall.send("erase_person", { person: person.id, mentions: chosen });
    if (ack.ok) {
      back();
      done?.();
    }
  };
  const choose = ({ mention }: Mention, on: boolean): void => setChosen(on ? [...chosen, mention] : chosen.filter((one) => one !== mention));
  return (
    <div ref={intoView} class="confirm fix" role="group" aria-label={t("privacy.one_sure", { name: person.name })}>
      <b>{t("privacy.one_sure", { name: person.name })}</b>
      <p class="mute">{t("privacy.one_what")}</p>
      {mentions.length > 0 && <p>{t("privacy.mentions", { count: mentions.length })}</p>}
      {mentions.map((one) => (
        <Tick key={one.mention} checked={chosen.includes(one.mention)} help={one.text === "" ? t("privacy.mention_secret") : one.text} onChange={(on) => choose(one, on)}>
          {[one.where === "" ? t("privacy.mention_else") : one.where, one.now ? "" : t("privacy.mention_before")].filter((part) => part !== "").join(" · ")}
        </Tick>
      ))}
      <div class="acts">
        <Button small kind="fix" onClick={() => void erase()}>{t("privacy.one_yes")}</Button>
        <Button small kind="quiet" onClick={back}>{t("common.cancel")}</Button>
      </div>
    </div>
  );
}

interface NipProps {
  readonly hall: Hall;
  readonly person: Person | undefined;
  readonly value: string;
  onInput(nip: string): void;
}

/** Masked until somebody opens it, which the journal notes. */
export function NipField({ hall, person, value, onInput }: NipProps): JSX.Element {
  const [refused, setRefused] = useState("");
  const open = async (): Promise<void> => {
    const answer = await hall.api.post<{ readonly nip: string }>(hall.path(`people/${encodeURIComponent(person?.id ?? "")}/nip`), {}, hall.token);
    setRefused(answer.ok ? "" : sentence(answer));
    if (answer.ok) onInput(answer.nip);
  };
  if (!value.includes("•")) return <TextField label={t("rooms.people.nip")} aside={t("rooms.optional")} inputMode="numeric" value={value} maxLength={30} onInput={onInput} />;
  return (
    <Field label={t("rooms.people.nip")} aside={t("rooms.optional")} note={refused === "" ? undefined : { tone: "fix", text: refused }}>
      {(id) => (
        <span class="nip-masked">
          <output id={id}>{value}</output>
          <Button small kind="quiet" icon="eye" onClick={() => void open()}>{t("privacy.nip_open")}</Button>
        </span>
      )}
    </Field>
  );
}
