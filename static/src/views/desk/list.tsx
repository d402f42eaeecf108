// Everybody in protocol order: found by name or organisation, ticked with one tap.

import type { JSX } from "preact";
import { awaitedOf } from "../../core/attendance";
import { searchOffices } from "../../core/search";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Word } from "../parts/words";
import { Matches } from "../phone/find";
import type { Desk, Guest } from "./desk";

export type Filter = "missing" | "present" | "all";

const MOST_SHOWN = 60;

interface Props {
  readonly desk: Desk;
  readonly typed: string;
  readonly filter: Filter;
  readonly chosen: string;
  onFilter(filter: Filter): void;
  onChoose(person: string): void;
}

export function GuestList({ desk, typed, filter, chosen, onFilter, onChoose }: Props): JSX.Element {
  const all = desk.guests.value;
  const present = all.filter((guest) => guest.presence.present);
  const missing = awaitedOf(all).filter((guest) => !guest.presence.present);
  const pool = typed.trim() !== "" || filter === "all" ? all : filter === "present" ? present : missing;
  const found = searchOffices(pool, typed, ({ person }) => person.name, ({ office }) => `${office?.name ?? ""} ${office?.abbreviation ?? ""}`);
  const shown = found.slice(0, MOST_SHOWN);
  const tabs = [
    { key: "missing" as const, label: t("desk.filter.missing", { count: missing.length }) },
    { key: "present" as const, label: t("desk.filter.present", { count: present.length }) },
    { key: "all" as const, label: t("desk.filter.all") },
  ];
  return (
    <>
      <Tabs label={t("desk.filter")} tabs={tabs} chosen={filter} onChoose={onFilter} />
      {shown.length === 0 && (typed.trim() === "" ? <p class="empty">{filter === "missing" && all.length > 0 ? t("desk.everybody") : t("desk.none")}</p> : <Notice icon="search" title={t("desk.none")}>{t("desk.none_do")}</Notice>)}
      <ul class="guests">
        {shown.map(({ thing, parts }) => (
          <li key={thing.person.id} class={chosen === thing.person.id ? "chosen" : undefined}>
            <button type="button" class="who" aria-current={chosen === thing.person.id ? "true" : undefined} onClick={() => onChoose(thing.person.id)}>
              <b><Matches parts={parts} /></b>
              <small>{[thing.person.position, thing.office?.abbreviation || thing.office?.name || ""].filter((one) => one !== "").join(" · ")}</small>
              {thing.stands_in_for !== "" && <small>{t("desk.substitute", { name: thing.stands_in_for })}</small>}
              {thing.replaced_by !== "" && <small>{t("desk.substituted", { name: thing.replaced_by })}</small>}
              <StateOf desk={desk} guest={thing} />
            </button>
            {!thing.presence.present && desk.half.value !== undefined && (
              <Button small icon="check" label={t("desk.tick_of", { name: thing.person.name })} onClick={() => void desk.tick(thing, "in")}>
                {thing.presence.left === undefined ? t("desk.tick") : t("desk.back_again")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {found.length > shown.length && <p class="empty">{t("desk.more", { count: found.length - shown.length })}</p>}
    </>
  );
}

export function StateOf({ desk, guest }: { readonly desk: Desk; readonly guest: Guest }): JSX.Element {
  const { presence } = guest;
  const time = (at: string | undefined): string => clockTime(at, desk.workshop?.timezone ?? "");
  if (guest.waiting) return <Word tone="local">{t("desk.state.waiting")}</Word>;
  if (presence.left !== undefined) return <Word tone="none" icon="forward">{t("desk.state.left", { time: time(presence.left.at) })}</Word>;
  if (!presence.present) return <Word tone="none">{t("desk.state.missing")}</Word>;
  return <Word tone="saved">{t(presence.own ? "desk.state.arrived" : "desk.state.stayed", { time: time(presence.arrived?.at) })}</Word>;
}
