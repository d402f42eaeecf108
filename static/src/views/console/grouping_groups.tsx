// The groups of a grouping as they are now: what they are made of, where they sit, who writes for them.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { newId } from "../../core/chance";
import type { CommandTypes, Group, Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { colourOf, GroupingPanel, GroupPanel } from "./grouping_edit";
import { type Mix, mixes, type Placeable, type Placing, unplaced } from "./grouping_hall";
import { MixTable } from "./grouping_mix";
import type { Hall } from "./hall_state";
import { pointed } from "./rooms";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
  readonly placing: Placing;
  toPeople(): void;
}

export function GroupsPage({ hall, grouping, groups, people, placing, toPeople }: Props): JSX.Element {
  const [beside, setBeside] = useState("");
  useEffect(() => {
    const { kind, id } = pointed.value;
    if (kind === "group" && groups.some((group) => group.id === id)) setBeside(id);
  }, [pointed.value]);
  const leads = hall.leads.value;
  const shown = mixes(groups, people, placing);
  const loose = unplaced(people, placing);
  const chosen = shown.find((mix) => mix.group.id === beside);
  const add = async (): Promise<void> => {
    const id = newId("grp");
    const number = Math.max(0, ...groups.map((group) => group.number)) + 1;
    const ack = await hall.send("save_group", { group: id, grouping: grouping.id, number, colour: colourOf(number) });
    if (ack.ok) setBeside(id);
  };
  /** One press: a table of its own number for every group that has no place yet. */
  const placeless = groups.filter((group) => group.place === "");
  const seatAll = async (): Promise<void> => {
    for (const group of placeless) {
      const ack = await hall.send("save_group", { ...groupPayload(group), place: t("dividing.table", { number: group.number }) });
      if (!ack.ok) return;
    }
  };
  const close = (): void => setBeside("");
  return (
    <div class={beside === "" ? undefined : "room-two"}>
      <div class="room-list">
        {groups.length === 0 ? (
          <Empty icon="people" title={t("rooms.grouping.no_groups")}>{t("rooms.grouping.no_groups_what")}</Empty>
        ) : (
          <MixTable
            hall={hall}
            mixes={shown}
            under={(mix) => <Under mix={mix} />}
            {...(leads ? { end: (mix: Mix) => <Button kind="quiet" small label={t("rooms.grouping.edit_group", { number: mix.group.number })} onClick={() => setBeside(mix.group.id)}>{t("rooms.people.edit")}</Button> } : {})}
          />
        )}
        {leads && (
          <div class="room-tabs">
            <Button small icon="add" onClick={() => void add()}>{t("rooms.grouping.add_group")}</Button>
            {placeless.length > 0 && <Button small icon="pin" onClick={() => void seatAll()}>{t("dividing.number_tables", { count: placeless.length })}</Button>}
            {groups.length > 0 && <Button kind="quiet" small icon="screen" onClick={() => void hall.send("show_page", { page: "tables", content: { grouping: grouping.id } })}>{t("dividing.show_tables")}</Button>}
            <Button kind="quiet" small onClick={() => setBeside("grouping")}>{t("rooms.grouping.edit")}</Button>
          </div>
        )}
        <div class="split-notes">
          {loose.length > 0 && groups.length > 0 && (
            <Notice tone="local" icon="warning" title={t("rooms.split.loose", { count: loose.length })} way={leads && <Button small onClick={toPeople}>{t("rooms.grouping.place_them")}</Button>}>
              {names(loose)}
            </Notice>
          )}
          <div class="card side-card">
            <Tick as="switch" checked={grouping.late_placing} help={grouping.late_placing ? t("rooms.grouping.late_on") : t("rooms.grouping.late_off")} onChange={(late) => leads && void hall.send("save_grouping", { ...asPayload(grouping), late_placing: late })}>
              <b>{t("rooms.grouping.late")}</b>
            </Tick>
          </div>
        </div>
      </div>
      {beside === "grouping" && <aside class="room-side"><GroupingPanel hall={hall} grouping={grouping} close={close} /></aside>}
      {chosen !== undefined && <aside class="room-side"><GroupPanel key={chosen.group.id} hall={hall} mix={chosen} close={close} /></aside>}
    </div>
  );
}

function Under({ mix }: { readonly mix: Mix }): JSX.Element | null {
  const { group, people } = mix;
  const named = (seat: string | null, key: string): string => {
    const name = people.find((one) => one.seat.id === seat)?.person.name;
    return name === undefined ? "" : t(key, { name });
  };
  const roles = [named(group.chair_seat_id, "dividing.chair_is"), named(group.scribe_seat_id, "rooms.grouping.scribe_is"), named(group.speaker_seat_id, "dividing.speaker_is")];
  const said = [group.place, ...roles].filter((one) => one !== "");
  return said.length === 0 ? null : <small class="mute">{said.join(" · ")}</small>;
}

function groupPayload(group: Group): CommandTypes["save_group"] {
  const { id, grouping_id, number, key, title, theme, place, colour } = group;
  const roles = { chair_seat: group.chair_seat_id, scribe_seat: group.scribe_seat_id, speaker_seat: group.speaker_seat_id };
  return { group: id, grouping: grouping_id, number, key, title, theme, place, colour, ...roles };
}

export function asPayload(grouping: Grouping): { grouping: string; key: string; title: string; defaults: Readonly<Record<string, string>>; overrides: Readonly<Record<string, string>>; late_placing: boolean } {
  const { id, key, title, defaults, overrides, late_placing } = grouping;
  return { grouping: id, key, title, defaults, overrides, late_placing };
}

function names(people: readonly Placeable[]): string {
  const shown = people.slice(0, 5).map((one) => one.person.name).join(", ");
  return people.length > 5 ? t("rooms.grouping.and_people", { names: shown, count: people.length - 5 }) : shown;
}
