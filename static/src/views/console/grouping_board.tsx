// The hall as tables with people at them.  Somebody is moved by pressing their name and then a group, by the group's number
// on the keyboard, or by dragging; nothing needs dragging.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Group, Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Icon } from "../parts/icon";
import { fixedSeats, type Placeable, type Placing } from "./grouping_hall";
import type { Hall } from "./hall_state";
import { groupTitle } from "./naming";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
  readonly placing: Placing;
}

/** How long a second figure of a number is waited for. */
const TYPING_MS = 700;

export function BoardPage({ hall, grouping, groups, people, placing }: Props): JSX.Element {
  const [chosen, setChosen] = useState("");
  const [told, setTold] = useState("");
  const board = useRef<HTMLDivElement>(null);
  const moved = useRef({ seat: "", from: "" as string | null });
  const typed = useRef({ figures: "", at: 0 });
  const fixed = fixedSeats(hall.memberships.value, grouping);
  const leads = hall.leads.value;
  const person = people.find((one) => one.seat.id === chosen);
  const where = (seat: string): string | null => placing[seat] ?? null;
  // Whoever was moved stands in another column now: the keyboard goes on from there.
  useEffect(() => {
    const { seat, from } = moved.current;
    if (seat === "" || where(seat) === from) return;
    board.current?.querySelector<HTMLElement>(`[data-seat="${CSS.escape(seat)}"]`)?.focus();
    moved.current = { seat: "", from: "" };
  }, [placing]);
  const move = async (seat: string, group: Group | undefined): Promise<void> => {
    const one = people.find((other) => other.seat.id === seat);
    if (!leads || one === undefined || (where(seat) === (group?.id ?? null) && fixed.has(seat))) return;
    setChosen("");
    moved.current = { seat: where(seat) === (group?.id ?? null) ? "" : seat, from: where(seat) };
    const ack = await hall.send("move_seat", { grouping: grouping.id, seat, group: group?.id ?? null });
    if (ack.ok) setTold(t("dividing.board.moved", { name: one.person.name, group: group === undefined ? t("rooms.hand.nowhere") : groupTitle(group) }));
  };
  const press = (event: KeyboardEvent, seat: string): void => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const figures = Date.now() - typed.current.at < TYPING_MS ? typed.current.figures + event.key : event.key;
    typed.current = { figures, at: Date.now() };
    const number = Number(figures);
    const further = groups.some((group) => group.number >= number * 10 && group.number < number * 10 + 10 && number > 0);
    const go = (): void => {
      if (typed.current.figures !== figures) return;
      typed.current = { figures: "", at: 0 };
      const group = groups.find((one) => one.number === number);
      if (group !== undefined || number === 0) void move(seat, group);
    };
    if (further) setTimeout(go, TYPING_MS);
    else go();
  };
  const columns: readonly (Group | undefined)[] = [...(people.some((one) => where(one.seat.id) === null) ? [undefined] : []), ...groups];
  return (
    <div class={person === undefined ? undefined : "room-two"}>
      <div class="room-list">
        <p class="mute">{leads ? t("dividing.board.how") : t("dividing.board.only_look")}</p>
        <p class="aside" role="status">{told}</p>
        <div class="board" ref={board}>
          {columns.map((group) => (
            <Column key={group?.id ?? "-"} group={group} people={people.filter((one) => where(one.seat.id) === (group?.id ?? null))} fixed={fixed} chosen={chosen} leads={leads} choose={(seat) => setChosen(seat === chosen ? "" : seat)} press={press} drop={(seat) => void move(seat, group)} />
          ))}
        </div>
      </div>
      {person !== undefined && leads && (
        <aside class="room-side">
          <MovePanel key={person.seat.id} person={person} groups={groups} now={where(person.seat.id)} fixed={fixed.has(person.seat.id)} move={(group) => void move(person.seat.id, group)} release={() => { setChosen(""); void hall.send("release_seats", { grouping: grouping.id, seats: [person.seat.id] }); }} close={() => setChosen("")} />
        </aside>
      )}
    </div>
  );
}

interface ColumnProps {
  readonly group: Group | undefined;
  readonly people: readonly Placeable[];
  readonly fixed: ReadonlySet<string>;
  readonly chosen: string;
  readonly leads: boolean;
  choose(seat: string): void;
  press(event: KeyboardEvent, seat: string): void;
  drop(seat: string): void;
}

function Column({ group, people, fixed, chosen, leads, choose, press, drop }: ColumnProps): JSX.Element {
  const [over, setOver] = useState(false);
  const title = group === undefined ? t("rooms.hand.nowhere") : groupTitle(group);
  return (
    <section
      class={over ? "table over" : "table"}
      aria-label={t("dividing.board.table", { group: title, count: people.length })}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const seat = event.dataTransfer?.getData("text/plain") ?? "";
        if (seat !== "") drop(seat);
      }}
    >
      <h2>
        <span><span class={`dot ${group?.colour ?? ""}`} aria-hidden="true" />{title}</span>
        <span class="c">{people.length}</span>
      </h2>
      {group !== undefined && group.place !== "" && <small class="mute">{group.place}</small>}
      <ul>
        {people.map((one) => (
          <li key={one.seat.id}>
            <button
              type="button"
              class="seat-card"
              data-seat={one.seat.id}
              draggable={leads}
              aria-pressed={one.seat.id === chosen}
              onClick={() => choose(one.seat.id)}
              onKeyDown={(event) => press(event, one.seat.id)}
              onDragStart={(event) => event.dataTransfer?.setData("text/plain", one.seat.id)}
            >
              <span>
                <b>{one.person.name}</b>
                <small>{one.organisation?.abbreviation || one.organisation?.name}</small>
              </span>
              {fixed.has(one.seat.id) && <span class="fixed"><Icon name="lock" /><span class="aside">{t("dividing.fixed")}</span></span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MoveProps {
  readonly person: Placeable;
  readonly groups: readonly Group[];
  readonly now: string | null;
  readonly fixed: boolean;
  move(group: Group | undefined): void;
  release(): void;
  close(): void;
}

function MovePanel({ person, groups, now, fixed, move, release, close }: MoveProps): JSX.Element {
  return (
    <Panel title={person.person.name} under={person.organisation?.name} close={t("common.close")} onClose={close}>
      <div class="panel-form">
        <b>{t("dividing.board.move_to")}</b>
        <div class="move-to" role="group" aria-label={t("dividing.board.move_to")}>
          {groups.map((group) => (
            <Button key={group.id} pressed={group.id === now} onClick={() => move(group)}>
              <span class={`dot ${group.colour}`} aria-hidden="true" />
              {groupTitle(group)}
            </Button>
          ))}
          <Button kind="quiet" pressed={now === null} onClick={() => move(undefined)}>{t("rooms.hand.nowhere")}</Button>
        </div>
        <p class="mute">{fixed ? t("dividing.fixed_stays") : t("dividing.hand_fixes")}</p>
        {fixed && <Button small icon="undo" onClick={release}>{t("dividing.release")}</Button>}
      </div>
    </Panel>
  );
}
