// Closing an activity: every phone is asked for its last text, whoever has not answered is named, and then a person decides.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Activity } from "../../core/generated/wire";
import type { Collected, PersonPresence } from "../../core/messages";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Progress } from "../parts/progress";
import type { Hall } from "./hall_state";
import { activityTitle, groupTitle, organisationTitle, personName } from "./naming";
import type { Picture } from "./picture";
import { timeOf } from "./times";

const MORE_MINUTES = 5;
const NAMED = 8;

interface Closings {
  readonly shown: readonly Activity[];
  readonly put: (activity: Activity) => void;
  readonly show: () => void;
}

/** What is closing, and what was closed while one looked, until it is put away. */
export function useClosings(hall: Hall): Closings {
  const looked = useRef(new Map<string, string>());
  const away = useSignal<ReadonlySet<string>>(new Set());
  for (const activity of hall.activities.value) {
    if (activity.state === "closing") looked.current.set(activity.id, activity.closing_at ?? "");
    if (activity.state === "open") looked.current.delete(activity.id);
  }
  const name = (activity: Activity) => `${activity.id} ${looked.current.get(activity.id)}`;
  const shown = hall.activities.value.filter((activity) => looked.current.has(activity.id) && !away.value.has(name(activity)));
  const put = (activity: Activity) => {
    away.value = new Set([...away.value, name(activity)]);
    if (activity.state === "closed") looked.current.delete(activity.id);
  };
  return { shown, put, show: () => (away.value = new Set()) };
}

/** The timer closes nothing: its end offers the closing. */
export function TimeIsUp({ hall, activity, now }: { readonly hall: Hall; readonly activity: Activity; readonly now: number }): JSX.Element | null {
  if (activity.state !== "open" || activity.ends_at === null || Date.parse(activity.ends_at) > now || !hall.leads.value) return null;
  return (
    <Notice
      tone="local"
      icon="clock"
      title={t("console.closing.time_up", { title: activityTitle(hall, activity) })}
      way={
        <Button small onClick={() => void hall.send("begin_closing", { activity: activity.id })}>
          {t("console.closing.begin")}
        </Button>
      }
    >
      {t("console.closing.under")}
    </Notice>
  );
}

interface ClosingPanelProps {
  readonly hall: Hall;
  readonly picture: Picture;
  readonly activity: Activity;
  /** Whether its button is the room's main one. */
  readonly main: boolean;
  readonly onClose: () => void;
}

export function ClosingPanel({ hall, picture, activity, main, onClose }: ClosingPanelProps): JSX.Element {
  const last = useRef<Collected | undefined>(undefined);
  const standing = (last.current = hall.closing.value[activity.id] ?? last.current);
  const missing = Object.entries(standing?.missing ?? {});
  const closed = activity.state === "closed";
  const title = activityTitle(hall, activity);
  return (
    <Panel
      title={closed ? t("console.closing.done", { title, time: timeOf(activity.closed_at, hall.workshop.value) }) : t("console.closing.title", { title })}
      under={closed || standing !== undefined ? undefined : t("console.closing.under")}
      close={closed ? t("console.closing.put_away") : t("console.closing.hide")}
      onClose={onClose}
      class="closing"
    >
      {standing !== undefined && <Received standing={standing} />}
      {missing.length > 0 && (
        <div class="waiting">
          <p class="word local">
            <Icon name="phone" />
            {t("console.closing.waiting")}
          </p>
          <ul>
            {missing.slice(0, NAMED).map(([person, seen]) => (
              <Missing key={person} hall={hall} picture={picture} activity={activity} person={person} seen={seen} />
            ))}
            {missing.length > NAMED && <li>{t("console.needs.others", { count: missing.length - NAMED })}</li>}
          </ul>
        </div>
      )}
      {!closed && hall.leads.value && <WaysOut hall={hall} activity={activity} main={main} />}
      <p class="mute sm foot">{missing.length > 0 ? t("console.closing.nothing_lost") : closed ? t("console.closing.then") : t("console.closing.by_itself")}</p>
    </Panel>
  );
}

function Received({ standing }: { readonly standing: Collected }): JSX.Element {
  const received = standing.of - Object.keys(standing.missing).length;
  return (
    <>
      <p class="received" role="status">
        <b>{t("console.closing.received", { count: received, of: standing.of })}</b> {t("console.closing.phones")}
      </p>
      <Progress share={standing.of === 0 ? 1 : received / standing.of} />
    </>
  );
}

interface MissingProps extends Omit<ClosingPanelProps, "main" | "onClose"> {
  readonly person: string;
  readonly seen: PersonPresence;
}

function Missing({ hall, picture, activity, person, seen }: MissingProps): JSX.Element {
  const group = hall.groups.value.find((one) => one.grouping_id === activity.grouping_id && picture.seating.groupMembers(one.id).includes(person));
  const where = [organisationTitle(hall.get("organisation", picture.seating.organisation(person))), group === undefined ? "" : groupTitle(group)];
  return (
    <li>
      <b>{personName(hall, person)}</b>
      {where.filter((part) => part !== "").map((part) => `, ${part}`)}
      <span class="block">{holds(hall, seen)}</span>
    </li>
  );
}

function holds(hall: Hall, seen: PersonPresence): string {
  const time = timeOf(seen.heard_at, hall.workshop.value) || "–";
  if (seen.unsent > 0) return t("console.needs.unsent_rows", { count: seen.unsent, time });
  return seen.online ? t("console.closing.asked") : t("console.closing.unheard", { time });
}

/** Until the limit it is waited for; then it is said that a person decides. */
function WaysOut({ hall, activity, main }: Pick<ClosingPanelProps, "hall" | "activity" | "main">): JSX.Element {
  const id = { activity: activity.id };
  const waiting = activity.closing_until !== null && Date.parse(activity.closing_until) > hall.second.value;
  return (
    <>
      <p class="mute sm until">{waiting ? t("console.closing.until", { time: timeOf(activity.closing_until, hall.workshop.value) }) : t("console.closing.decide")}</p>
      <div class="stack ways-out">
        <Button kind={main ? "main" : "plain"} icon="check" wide onClick={() => void hall.send("close_activity", id)}>
          {t("console.closing.now")}
        </Button>
        <Button icon="clock" wide onClick={() => void hall.send("begin_closing", id)}>
          {t("console.closing.minute")}
        </Button>
        <Button icon="add" wide onClick={() => void hall.send("extend_timer", { ...id, minutes: MORE_MINUTES })}>
          {t("console.closing.extend", { minutes: MORE_MINUTES })}
        </Button>
        <Button kind="quiet" wide onClick={() => void hall.send("cancel_closing", id)}>
          {t("console.closing.stay")}
        </Button>
      </div>
    </>
  );
}
