// Placing by hand: tick people, choose a group, *Pindahkan*.  Nothing is dragged.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Group, Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField, TextField } from "../parts/field";
import { Table } from "../parts/table";
import { Word } from "../parts/words";
import { fixedSeats, type Placeable, type Placing, sectorOf } from "./grouping_hall";
import type { Hall } from "./hall_state";
import { groupTitle } from "./naming";
import { folded } from "./people_roll";
import { sectorWord } from "./people_sectors";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
  readonly placing: Placing;
}

const NOWHERE = "-";

export function ByHandPage({ hall, grouping, groups, people, placing }: Props): JSX.Element {
  const loose = people.some((one) => (placing[one.seat.id] ?? null) === null);
  const [typed, setTyped] = useState("");
  const [from, setFrom] = useState(loose ? NOWHERE : "");
  const [target, setTarget] = useState(groups[0]?.id ?? "");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const fixed = fixedSeats(hall.memberships.value, grouping);
  const held = [...marked].filter((seat) => fixed.has(seat));
  const shown = people.filter((one) => isFrom(placing, one, from) && fits(one, typed));
  const chosen = people.filter((one) => marked.has(one.seat.id));
  const mark = (id: string, on: boolean): void => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  const move = async (): Promise<void> => {
    if (chosen.length === 0 || target === "") return;
    const to = target === NOWHERE ? null : target;
    const seats = Object.fromEntries(chosen.map((one) => [one.seat.id, to]));
    const ack = await hall.send("place_seats", { grouping: grouping.id, seats, how: "by_hand" });
    if (ack.ok) setMarked(new Set());
  };
  const release = async (): Promise<void> => {
    const ack = await hall.send("release_seats", { grouping: grouping.id, seats: held });
    if (ack.ok) setMarked(new Set());
  };
  const places = groups.map((group) => ({ value: group.id, label: groupTitle(group) }));
  const none = { value: NOWHERE, label: t("rooms.hand.nowhere") };
  return (
    <>
      <div class="finding">
        <TextField class="grow" type="search" label={t("rooms.people.search")} value={typed} onInput={setTyped} />
        <SelectField label={t("rooms.hand.show")} value={from} options={[{ value: "", label: t("rooms.hand.everybody") }, none, ...places]} onChange={setFrom} />
        {hall.leads.value && (
          <>
            <SelectField class="target" label={t("rooms.hand.marked", { count: chosen.length })} value={target} options={[...places, none]} onChange={setTarget} />
            <Button icon="move" disabled={chosen.length === 0} onClick={() => void move()}>{t("rooms.hand.move")}</Button>
            {held.length > 0 && <Button kind="quiet" icon="undo" onClick={() => void release()}>{t("dividing.release_some", { count: held.length })}</Button>}
          </>
        )}
      </div>
      <p class="mute">{t("rooms.hand.keeps")}</p>
      {shown.length === 0 ? (
        <Empty icon={from === NOWHERE ? "check" : "people"} title={from === NOWHERE ? t("rooms.hand.all_placed") : t("rooms.hand.nobody")} way={<Button onClick={() => ([setFrom(""), setTyped("")])}>{t("rooms.hand.show_all")}</Button>} />
      ) : (
        <Table
          head={
            <>
              <th><label class="box"><input type="checkbox" aria-label={t("rooms.hand.all")} checked={shown.every((one) => marked.has(one.seat.id))} onChange={(event) => setMarked(new Set(event.currentTarget.checked ? shown.map((one) => one.seat.id) : []))} /></label></th>
              <th>{t("rooms.field.name")}</th>
              <th>{t("rooms.field.organisation")}</th>
              <th>{t("rooms.field.sector")}</th>
              <th>{t("rooms.hand.group")}</th>
            </>
          }
        >
          {shown.map((one) => (
            <tr key={one.seat.id}>
              <td><label class="box"><input type="checkbox" checked={marked.has(one.seat.id)} aria-label={t("rooms.hand.mark", { name: one.person.name })} onChange={(event) => mark(one.seat.id, event.currentTarget.checked)} /></label></td>
              <td><b>{one.person.name}</b></td>
              <td>{one.organisation?.abbreviation || one.organisation?.name}</td>
              <td>{sectorWord(hall, sectorOf(one))}</td>
              <td><Where groups={groups} id={placing[one.seat.id] ?? null} />{fixed.has(one.seat.id) && <Word tone="none" icon="lock">{t("dividing.fixed")}</Word>}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

function Where({ groups, id }: { readonly groups: readonly Group[]; readonly id: string | null }): JSX.Element {
  const group = groups.find((one) => one.id === id);
  if (group === undefined) return <Word tone="local" icon="none">{t("rooms.hand.nowhere")}</Word>;
  return <span class="nw"><span class={`dot ${group.colour}`} aria-hidden="true" />{groupTitle(group)}</span>;
}

function isFrom(placing: Placing, one: Placeable, from: string): boolean {
  if (from === "") return true;
  return (placing[one.seat.id] ?? NOWHERE) === from;
}

function fits(one: Placeable, typed: string): boolean {
  const text = folded(`${one.person.name} ${one.organisation?.abbreviation ?? ""} ${one.organisation?.name ?? ""}`);
  return folded(typed).split(" ").every((word) => text.includes(word));
}
