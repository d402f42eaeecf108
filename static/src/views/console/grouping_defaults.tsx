// Which group each organisation belongs to by rule; every choice is stored as it is made.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Group, Grouping, Organisation } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField, TextField } from "../parts/field";
import { Table } from "../parts/table";
import { asPayload } from "./grouping_groups";
import type { Placeable } from "./grouping_hall";
import type { Hall } from "./hall_state";
import { groupTitle } from "./naming";
import { folded, listed } from "./people_roll";
import { href } from "./rooms";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
}

export function DefaultsPage({ hall, grouping, groups, people }: Props): JSX.Element {
  const [typed, setTyped] = useState("");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState("");
  const offices = listed(hall.organisations.value);
  const shown = offices.filter((office) => folded(`${office.abbreviation} ${office.name}`).includes(folded(typed)));
  const without = offices.filter((office) => grouping.defaults[office.id] === undefined).length;
  if (offices.length === 0) return <Empty icon="organisation" title={t("rooms.defaults.none")} way={<LinkButton href={href("people", "import")}>{t("rooms.people.to_import")}</LinkButton>}>{t("rooms.defaults.none_what")}</Empty>;
  if (groups.length === 0) return <Empty icon="people" title={t("rooms.grouping.no_groups")}>{t("rooms.grouping.no_groups_what")}</Empty>;

  const rule = async (ids: readonly string[], group: string): Promise<void> => {
    const others = Object.entries(grouping.defaults).filter(([office]) => !ids.includes(office));
    const defaults = Object.fromEntries(group === "" ? others : [...others, ...ids.map((id) => [id, group] as const)]);
    const ack = await hall.send("save_grouping", { ...asPayload(grouping), defaults });
    if (ack.ok) setMarked(new Set());
  };
  const mark = (id: string, on: boolean): void => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  const choices = [{ value: "", label: t("rooms.defaults.no_rule") }, ...groups.map((group) => ({ value: group.id, label: groupTitle(group) }))];
  const all = shown.length > 0 && shown.every((office) => marked.has(office.id));
  return (
    <>
      <div class="finding">
        <TextField class="grow" type="search" label={t("rooms.defaults.search")} value={typed} onInput={setTyped} />
        {hall.leads.value && (
          <>
            <SelectField class="target" label={t("rooms.defaults.marked", { count: marked.size })} value={target} options={choices} onChange={setTarget} />
            <Button disabled={marked.size === 0} onClick={() => marked.size > 0 && void rule([...marked], target)}>{t("rooms.defaults.set")}</Button>
          </>
        )}
      </div>
      <p class="mute">{t("rooms.defaults.under", { without })}</p>
      <Table
        head={
          <>
            <th><label class="box"><input type="checkbox" checked={all} aria-label={t("rooms.defaults.all")} onChange={(event) => setMarked(new Set(event.currentTarget.checked ? shown.map((office) => office.id) : []))} /></label></th>
            <th>{t("rooms.field.organisation")}</th>
            <th>{t("rooms.defaults.people")}</th>
            <th>{t("rooms.defaults.group")}</th>
          </>
        }
      >
        {shown.map((office) => (
          <Row key={office.id} office={office} count={people.filter((one) => one.seat.organisation_id === office.id).length} marked={marked.has(office.id)} mark={(on) => mark(office.id, on)} group={grouping.defaults[office.id] ?? ""} choices={choices} rule={(group) => void rule([office.id], group)} leads={hall.leads.value} />
        ))}
      </Table>
    </>
  );
}

interface RowProps {
  readonly office: Organisation;
  readonly count: number;
  readonly marked: boolean;
  readonly group: string;
  readonly leads: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  mark(on: boolean): void;
  rule(group: string): void;
}

function Row({ office, count, marked, group, leads, choices, mark, rule }: RowProps): JSX.Element {
  return (
    <tr>
      <td><label class="box"><input type="checkbox" checked={marked} aria-label={t("rooms.defaults.mark", { name: office.name })} onChange={(event) => mark(event.currentTarget.checked)} /></label></td>
      <td><b>{office.name}</b>{office.abbreviation !== "" && <span class="mute"> {office.abbreviation}</span>}</td>
      <td>{count}</td>
      <td>
        <select class="inp inline" value={group} disabled={!leads} aria-label={t("rooms.defaults.group_of", { name: office.name })} onChange={(event) => rule(event.currentTarget.value)}>
          {choices.map((choice) => <option key={choice.value} value={choice.value} selected={choice.value === group}>{choice.label}</option>)}
        </select>
      </td>
    </tr>
  );
}
