// How far the hall is in everything that is open: rows and a done-mark, nothing of what they say (VS3).

import type { JSX } from "preact";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Counted, Figures, Progress as Counts } from "./figures";
import { type GroupLine, groupsOf, type Lookup, openActivities, type Shown, titleOf } from "./model";
import { Icon } from "../parts/icon";
import { Progress as Bar } from "../parts/progress";
import { Footer, Next } from "./parts";

const FEWEST_FOR_A_FULL_BAR = 6;
const MOST_LINES = 16;
const MOST_LINES_OF_A_COLUMN = 12;
const MOST_COLUMNS = 3;

interface Props {
  readonly all: Lookup;
  readonly seen: Shown;
  readonly figures: Figures | undefined;
}

export function Progress({ all, seen, figures }: Props): JSX.Element {
  const open = beside(all, openActivities(all).filter((one) => figures?.activities[one.id] !== undefined));
  return (
    <>
      <main class={`progress across${open.length}`}>
        {open.length === 0 && <h1>{seen.now?.title ?? seen.workshop.title}</h1>}
        {open.map((activity) => (
          <section key={activity.id}>
            <h2>{titleOf(all, activity)}</h2>
            <Far groups={groupsOf(all, activity)} counts={figures?.activities[activity.id]} unit={activity.unit} />
          </section>
        ))}
      </main>
      <Footer>{open.length > 0 ? <Legend /> : <Next seen={seen} />}</Footer>
    </>
  );
}

/** As many as fit: halls with many groups see one activity, the latest. */
function beside(all: Lookup, open: readonly Activity[]): readonly Activity[] {
  const long = open.some((activity) => groupsOf(all, activity).length > MOST_LINES_OF_A_COLUMN);
  return open.slice(0, long ? 1 : MOST_COLUMNS);
}

interface FarProps {
  readonly groups: readonly GroupLine[];
  readonly counts: Counts | undefined;
  readonly unit: string;
}

/** One activity: by group, or for sheets of people and organisations as a sum. */
export function Far({ groups, counts, unit }: FarProps): JSX.Element | null {
  if (counts?.groups !== undefined && groups.length <= MOST_LINES) return <Groups groups={groups} counted={counts.groups} />;
  if (counts?.units !== undefined) return <Units counts={counts} unit={unit} />;
  return counts === undefined ? null : <p class="mute">{t("screen.timer.rows_so_far", { count: counts.rows })}</p>;
}

function Groups({ groups, counted }: { readonly groups: readonly GroupLine[]; readonly counted: Readonly<Record<string, Counted>> }): JSX.Element {
  const most = Math.max(FEWEST_FOR_A_FULL_BAR, ...Object.values(counted).map((one) => one.rows + 1));
  const size = groups.length > 8 ? "groups two" : groups.length > 6 ? "groups many" : "groups";
  return (
    <ul class={size}>
      {groups.map((group) => {
        const one = counted[group.id] ?? { rows: 0, done: false };
        return (
          <li key={group.id}>
            <b>
              <span class="number">{group.number}</span> {group.title}
            </b>
            <Bar share={one.done ? 1 : one.rows / most} />
            <State counted={one} />
          </li>
        );
      })}
    </ul>
  );
}

/** A group that has nothing yet is not pointed at. */
function State({ counted }: { readonly counted: Counted }): JSX.Element {
  if (counted.rows === 0 && !counted.done) return <span class="state" />;
  return (
    <span class={counted.done ? "state done" : "state"}>
      <Icon name={counted.done ? "check" : "write"} />
      {t("screen.timer.rows", { count: counted.rows })}
    </span>
  );
}

function Units({ counts, unit }: { readonly counts: Counts; readonly unit: string }): JSX.Element {
  const units = counts.units ?? { writing: 0, done: 0, expected: 0 };
  return (
    <div class="units">
      <p class="big">{units.writing}</p>
      <p>{unit === "organisation" ? t("screen.timer.organisations", { of: units.expected }) : t("screen.timer.people", { of: units.expected })}</p>
      <Bar share={units.expected > 0 ? units.writing / units.expected : 0} />
      <p class="mute">{t("screen.timer.rows_so_far", { count: counts.rows })}</p>
    </div>
  );
}

export function Legend(): JSX.Element {
  return (
    <span class="legend end">
      <span>
        <Bar share={0.6} />
        {t("screen.timer.bar")}
      </span>
      <span>
        <Icon name="check" />
        {t("screen.timer.done")}
      </span>
      <span>
        <Icon name="write" />
        {t("screen.timer.writing")}
      </span>
    </span>
  );
}
