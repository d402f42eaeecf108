// Beside the running sheet: what *Mulai* will do, and how the hall is just now.

import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import { Card } from "../parts/card";
import { Icon, type IconName } from "../parts/icon";
import { Tick } from "../parts/field";
import { Word } from "../parts/words";
import type { DayLine } from "./agenda_day";
import { currentActivity } from "./hall";
import type { Hall } from "./hall_state";
import { groupTitle, worksheetTitle } from "./naming";
import { pageName } from "./pages";
import { isFinished, Picture } from "./picture";
import { href } from "./rooms";
import { timeFrom, written } from "./times";

interface WhenStartedProps {
  readonly hall: Hall;
  readonly line: DayLine;
  /** Minutes since midnight, where the day is today. */
  readonly clock: number | null;
  /** What keeps its time, whenever this begins. */
  readonly kept: DayLine | undefined;
  /** Whether *Mulai* also collects and closes what the running item left open. */
  readonly collect: Signal<boolean>;
}

export function WhenStarted({ hall, line, clock, kept, collect }: WhenStartedProps): JSX.Element {
  const { item } = line;
  const sheets = item.worksheets.map((key) => worksheetTitle(hall.worksheets.value.find((one) => one.key === key)) || key);
  const grouping = hall.get("grouping", item.grouping_id);
  const online = hall.phones.value;
  const staying = leftOpen(hall).length;
  return (
    <Card class="todo">
      <h2>
        <Icon name="start" />
        {t("console.agenda.when_started")}
      </h2>
      <ul>
        {grouping !== undefined && <Fact icon="people" name={t("console.room.groups")} value={grouping.title} />}
        {sheets.length > 0 && <Fact icon="sheet" name={t("console.room.sheets")} value={sheets.join(", ")} />}
        <Fact icon="clock" name={t("console.agenda.time")} value={t("console.agenda.minutes_until", { minutes: line.minutes, time: written(timeFrom(Math.max(line.begins, clock ?? 0) + line.minutes)) })} />
        {kept !== undefined && <Fact icon="lock" name={t("console.agenda.fixed")} value={`${kept.item.title}, ${written(kept.item.start)}`} />}
        <Fact icon="screen" name={t("console.room.screen")} value={pageName({ registration: "join", break: "break" }[item.kind] ?? "timer")} />
      </ul>
      <p class="mute sm foot">{online === 0 ? t("console.agenda.phones_none") : t("console.agenda.phones", { count: online })}</p>
      {staying > 0 && (
        <Tick as="switch" checked={collect.value} help={collect.value ? t("console.closing.under") : t("console.agenda.stay_open", { count: staying })} onChange={(on) => (collect.value = on)}>
          {t("console.agenda.collect", { count: staying })}
        </Tick>
      )}
    </Card>
  );
}

/** What the running item opened and nobody has closed. */
export function leftOpen(hall: Hall): readonly Activity[] {
  const running = hall.agenda.value.find((one) => one.state === "running");
  return running === undefined ? [] : hall.activities.value.filter((activity) => activity.agenda_item_id === running.id && activity.state === "open");
}

function Fact({ icon, name, value }: { readonly icon: IconName; readonly name: string; readonly value: string }): JSX.Element {
  return (
    <li class="line">
      <span class="named">
        <Icon name={icon} />
        {name}
      </span>
      <b class="r">{value}</b>
    </li>
  );
}

export function InHall({ hall, now }: { readonly hall: Hall; readonly now: number }): JSX.Element {
  const picture = new Picture(hall);
  const joined = hall.people.value.filter((person) => !person.staff && ["joined", "provisional"].includes(person.status)).length;
  const all = picture.seating.everyone.length;
  const current = currentActivity(hall.activities.value.filter((activity) => activity.state !== "planned"));
  const lines = current === undefined ? [] : picture.lines(hall, "group", current.grouping_id);
  const cells = current === undefined ? [] : lines.map((line) => ({ line, cell: picture.cell(current, line, now) }));
  const asking = cells.filter(({ cell }) => cell.state === "help");
  const holding = Object.values(hall.presence.value).filter((person) => person.unsent > 0);
  const others = alsoLeading(hall);
  return (
    <Card class="todo">
      <h2>
        <Icon name="eye" />
        {t("console.agenda.in_hall")}
      </h2>
      <ul>
        <li class="line">
          <span>{t("console.agenda.joined")}</span>
          <b>{t("console.agenda.people_of", { count: joined, of: all })}</b>
        </li>
        {others.length > 0 && (
          <li class="line">
            <span>{t("console.agenda.also_leading")}</span>
            <b class="r">{others.join(", ")}</b>
          </li>
        )}
        {cells.length > 0 && (
          <li class="line">
            <span>{t("console.agenda.groups_done")}</span>
            <b>{t("console.agenda.of", { count: cells.filter(({ cell }) => isFinished(cell.state)).length, of: cells.length })}</b>
          </li>
        )}
        {asking.length > 0 && (
          <li class="line">
            <Word tone="help">{t("console.cell.help")}</Word>
            <b class="r">{asking.map(({ line }) => (line.group === undefined ? "" : groupTitle(line.group))).join(", ")}</b>
          </li>
        )}
        {holding.length > 0 && (
          <li class="line">
            <Word tone="local">{t("console.agenda.unsent")}</Word>
            <b>{t("console.agenda.unsent_rows", { count: holding.reduce((sum, person) => sum + person.unsent, 0), phones: holding.length })}</b>
          </li>
        )}
      </ul>
      <div class="foot">
        <LinkButton href={href("hall")} keyHint="A" wide>
          {t("console.agenda.open_hall")}
        </LinkButton>
      </div>
    </Card>
  );
}

/** Who else has a console open and may press *Mulai*. */
function alsoLeading(hall: Hall): readonly string[] {
  const leads = new Set(hall.grants.value.filter((grant) => ["facilitator", "cofacilitator"].includes(grant.role) && grant.revoked_at === null).map((grant) => grant.person_id));
  const here = hall.presence.value;
  return hall.people.value.filter((person) => leads.has(person.id) && person.id !== hall.viewer.value?.person && here[person.id]?.online === true).map((person) => person.name);
}
