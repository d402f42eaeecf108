// Who is there, half-day by half-day: the list in protocol order, counts by sector and sex, who is missing, and what people put
// right about themselves.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { awaitedOf, type HalfDay, shownAt } from "../../core/attendance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Word } from "../parts/words";
import { LinkButton } from "../parts/button";
import { SideCard } from "../parts/card";
import { Empty } from "../parts/empty";
import { LinePanel, sourceWord } from "./attendance_line";
import { type Counted, countedBy, halves, type Line, linesOf, officesIn } from "./attendance_state";
import type { Hall } from "./hall_state";
import { keepsLists } from "./people_rights";
import { sectorWord } from "./people_sectors";
import { RoomHead } from "../parts/head";
import { href, pointed } from "./rooms";
import { clockTime, minuteOfDay } from "./times";

const SHOWN = ["all", "missing", "present", "by_hand"] as const;
type Shown = (typeof SHOWN)[number];
const NOON = 12 * 60;

export function AttendanceRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const all = halves(hall);
  const [named, setNamed] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const [chosen, setChosen] = useState("");
  useEffect(() => {
    if (pointed.value.kind === "person") setChosen(pointed.value.id);
  }, [pointed.value]);
  const half = all.find((one) => one.key === named) ?? shownAt(all, hall.now(), hall.workshop.value?.timezone ?? "");
  if (half === undefined) return <RoomHead title={t("console.room.attendance")} under={t("rooms.attendance.none")} />;
  const lines = linesOf(hall, half);
  const offices = officesIn(lines);
  const waited = awaitedOf(lines);
  const parts: Readonly<Record<Shown, readonly Line[]>> = {
    all: lines,
    missing: waited.filter((line) => !line.presence.present),
    present: lines.filter((line) => line.presence.present),
    by_hand: lines.filter((line) => line.presence.reason !== ""),
  };
  const words: Readonly<Record<Shown, string>> = {
    all: t("rooms.attendance.all", { count: lines.length }),
    missing: t("rooms.attendance.missing", { count: parts.missing.length }),
    present: t("rooms.attendance.present", { count: parts.present.length }),
    by_hand: t("rooms.attendance.by_hand", { count: parts.by_hand.length }),
  };
  const line = lines.find((one) => one.person.id === chosen);
  const under = t("rooms.attendance.under", { present: offices.present, expected: offices.expected.length, people: parts.present.length, of: waited.length });
  return (
    <section class="room attendance">
      <RoomHead title={t("console.room.attendance")} under={under}>
        <SelectField label={t("rooms.attendance.half")} value={half.key} options={all.map((one) => ({ value: one.key, label: halfWord(hall, one) }))} onChange={setNamed} />
      </RoomHead>
      <div class="room-two">
        <div class="room-list">
          <Tabs label={t("rooms.attendance.show")} tabs={SHOWN.map((key) => ({ key, label: words[key] }))} chosen={shown} onChoose={setShown} />
          {parts[shown].length === 0 ? <NoLines listed={lines.length > 0} shown={shown} /> : <Roll hall={hall} lines={parts[shown]} chosen={chosen} choose={setChosen} />}
        </div>
        <aside class="room-side">
          {line !== undefined && <LinePanel key={`${chosen} ${half.key}`} hall={hall} line={line} half={half} title={halfWord(hall, half)} close={() => setChosen("")} />}
          <PutRight hall={hall} />
          <Missing names={offices.missing.map((office) => office.name)} />
          {lines.length > 0 && <Counts title={t("rooms.attendance.sectors")} counted={countedBy(lines, (one) => one.person.sector || one.office?.sector || "")} word={(key) => sectorWord(hall, key) || t("rooms.attendance.no_sex")} />}
          {lines.length > 0 && <Counts title={t("rooms.attendance.sexes")} counted={countedBy(lines, (one) => one.person.sex)} word={sexWord} />}
          {hall.leads.value && <Rules hall={hall} />}
        </aside>
      </div>
    </section>
  );
}

interface RollProps {
  readonly hall: Hall;
  readonly lines: readonly Line[];
  readonly chosen: string;
  choose(person: string): void;
}

/** By office, in the order of the list. */
function Roll({ hall, lines, chosen, choose }: RollProps): JSX.Element {
  return (
    <ul class="card lines roll">
      {lines.map((one, at) => (
        <li key={one.person.id}>
          {one.office?.id !== lines[at - 1]?.office?.id && <h3>{one.office?.name ?? "–"}</h3>}
          <button type="button" class="member" aria-current={chosen === one.person.id ? "true" : undefined} onClick={() => choose(one.person.id)}>
            <span class="grow">
              <b>{one.person.name}</b>
              <small class="mute">{underName(one)}</small>
            </span>
            <StateWord hall={hall} line={one} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function NoLines({ listed, shown }: { readonly listed: boolean; readonly shown: Shown }): JSX.Element {
  if (!listed) {
    return (
      <Empty icon="people" title={t("rooms.attendance.nobody_listed")} way={<LinkButton href={href("people", "import")}>{t("rooms.attendance.to_import")}</LinkButton>}>
        {t("rooms.attendance.nobody_listed_how")}
      </Empty>
    );
  }
  const titles: Readonly<Record<Shown, string>> = { all: t("rooms.attendance.nobody_present"), missing: t("rooms.attendance.all_present"), present: t("rooms.attendance.nobody_present"), by_hand: t("rooms.attendance.nobody_by_hand") };
  return <Empty icon={shown === "missing" ? "check" : "people"} title={titles[shown]}>{t("rooms.attendance.press_name")}</Empty>;
}

function StateWord({ hall, line }: { readonly hall: Hall; readonly line: Line }): JSX.Element {
  const { presence, person } = line;
  const time = (at: string | undefined): string => clockTime(Date.parse(at ?? ""), hall.workshop.value);
  if (presence.left !== undefined) {
    const heard = hall.presence.value[person.id]?.online === true;
    return (
      <span>
        <Word tone="none" icon="forward">{t("rooms.attendance.left", { time: time(presence.left.at) })}</Word>
        {heard && <small class="mute">{t("rooms.attendance.heard")}</small>}
      </span>
    );
  }
  if (!presence.present || presence.arrived === undefined) return <Word tone="none">{t("rooms.attendance.not")}</Word>;
  const said = presence.own ? t("rooms.attendance.in", { time: time(presence.arrived.at) }) : t("rooms.attendance.since", { time: time(presence.arrived.at) });
  return <Word tone="saved">{`${said} · ${sourceWord(presence.arrived.source)}`}</Word>;
}

function underName(line: Line): string {
  const stands = line.stands_in_for === undefined ? "" : t("rooms.attendance.substitute", { name: line.stands_in_for.name });
  const replaced = line.replaced_by === undefined ? "" : t("rooms.attendance.substituted", { name: line.replaced_by.name });
  return [line.person.position, stands, replaced, line.presence.reason].filter((part) => part !== "").join(" · ");
}

function Counts({ title, counted, word }: { readonly title: string; readonly counted: readonly Counted[]; readonly word: (key: string) => string }): JSX.Element {
  return (
    <SideCard title={title} class="counts">
      <dl>
        {counted.map((one) => (
          <div key={one.key}>
            <dt>{word(one.key)}</dt>
            <dd>{t("rooms.attendance.of", { present: one.present, expected: one.expected })}</dd>
          </div>
        ))}
      </dl>
    </SideCard>
  );
}

function Missing({ names }: { readonly names: readonly string[] }): JSX.Element | null {
  if (names.length === 0) return null;
  return (
    <SideCard title={t("rooms.attendance.offices", { count: names.length })}>
      <p>{names.join(" · ")}</p>
    </SideCard>
  );
}

/** What people changed about themselves, until somebody has looked. */
function PutRight({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const changed = hall.people.value.filter((person) => Object.keys(person.corrected).length > 0);
  if (changed.length === 0 || !keepsLists(hall)) return null;
  return (
    <SideCard title={t("rooms.attendance.own", { count: changed.length })}>
      <ul class="lines">
        {changed.map((person) => (
          <li key={person.id}>
            <b>{person.name}</b>
            <p class="mute">{person.position}</p>
            <p class="mute">{t("rooms.attendance.own_was", { was: [person.corrected["name"], person.corrected["position"]].filter((part) => (part ?? "") !== "").join(" · ") })}</p>
            <Button small onClick={() => void hall.send("settle_own_details", { person: person.id, keep: true })}>{t("rooms.attendance.own_keep")}</Button>
            <Button small kind="quiet" icon="undo" onClick={() => void hall.send("settle_own_details", { person: person.id, keep: false })}>{t("rooms.attendance.own_back")}</Button>
          </li>
        ))}
      </ul>
    </SideCard>
  );
}

function Rules({ hall }: { readonly hall: Hall }): JSX.Element {
  const asks = hall.workshop.value?.presence_by === "digits";
  return (
    <section class="card side-card">
      <Tick as="switch" checked={asks} help={t("rooms.attendance.ask_digits_what")} onChange={(on) => void hall.send("change_workshop", { fields: { presence_by: on ? "digits" : "life" } })}>
        <b>{t("rooms.attendance.ask_digits")}</b>
      </Tick>
      <Notice icon="key" way={<LinkButton small href={href("settings", "staff")}>{t("rooms.attendance.to_team")}</LinkButton>}>{t("rooms.attendance.links")}</Notice>
    </section>
  );
}

export function halfWord(hall: Hall, half: HalfDay): string {
  return minuteOfDay(half.starts, hall.workshop.value) < NOON ? t("rooms.attendance.morning", { day: half.day }) : t("rooms.attendance.afternoon", { day: half.day });
}

function sexWord(sex: string): string {
  if (sex === "L") return t("rooms.attendance.man");
  return sex === "P" ? t("rooms.attendance.woman") : t("rooms.attendance.no_sex");
}
