// Lembar: what was handed out, what is ready to be, and the switches of each; rows that came after closing wait here.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Activity } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { Tag } from "../parts/words";
import { ActivityForm } from "./activity_form";
import { CarryOffer } from "./carry_offer";
import { Late } from "./late";
import type { Hall } from "./hall_state";
import { activityTitle, groupTitle, organisationTitle, rowsWord } from "./naming";
import { Picture } from "./picture";
import { RoomHead } from "../parts/head";
import { href, pointed } from "./rooms";
import { leftOf, timeOf } from "./times";

/** Stands for an activity that is not there yet. */
const NEW = "new";
const MORE_MINUTES = 5;
const ORDER = ["open", "planned", "closed"] as const;

export function ActivitiesRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const editing = useSignal("");
  useEffect(() => {
    if (pointed.value.kind !== "activity") return;
    editing.value = pointed.value.id;
    document.getElementById(pointed.value.id)?.scrollIntoView({ block: "nearest" });
  }, [pointed.value]);
  const picture = useComputed(() => new Picture(hall));
  const activities = hall.activities.value;
  const edited = activities.find((activity) => activity.id === editing.value);
  return (
    <>
      <RoomHead title={t("console.sheets.title")} under={t("console.sheets.under", { open: activities.filter(isRunning).length, of: activities.length })}>
        {hall.leads.value && (
          <Button kind={editing.value === "" ? "main" : "plain"} icon="add" onClick={() => (editing.value = NEW)}>
            {t("console.sheets.add")}
          </Button>
        )}
      </RoomHead>
      <div class="two">
        <div class="stack">
          {activities.length === 0 && <Empty icon="sheet" title={t("console.sheets.empty")} way={<LinkButton href={href("agenda")}>{t("console.hall.to_agenda")}</LinkButton>}>{t("console.sheets.empty_how")}</Empty>}
          {activities.length > 0 && <p class="mute">{t("console.sheets.switches_how")}</p>}
          {ORDER.map((state) => {
            const own = activities.filter((activity) => (isRunning(activity) ? "open" : activity.state) === state);
            if (own.length === 0) return null;
            return (
              <section key={state} class="block-of">
                <h2>{stateTitle(state)}</h2>
                <ul class="card lines">
                  {own.map((activity) => (
                    <Line
                      key={activity.id}
                      hall={hall}
                      activity={activity}
                      rows={picture.value.rows(activity)}
                      now={hall.second.value}
                      chosen={editing.value === activity.id}
                      onEdit={() => (editing.value = editing.value === activity.id ? "" : activity.id)}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        {editing.value === NEW || edited !== undefined ? (
          <ActivityForm key={editing.value} hall={hall} activity={edited} onClose={() => (editing.value = "")} />
        ) : (
          <Late hall={hall} />
        )}
      </div>
    </>
  );
}

interface LineProps {
  readonly hall: Hall;
  readonly activity: Activity;
  readonly rows: number;
  readonly now: number;
  readonly chosen: boolean;
  readonly onEdit: () => void;
}

function Line({ hall, activity, rows, now, chosen, onEdit }: LineProps): JSX.Element {
  const leads = hall.leads.value;
  const timed = activity.ends_at !== null || activity.left_s !== null;
  const paused = activity.left_s !== null;
  return (
    <li class="task" id={activity.id}>
      <div class="task-head">
        <div>
          <b>{activityTitle(hall, activity)}</b>
          <span class="mute block">{[unitName(activity.unit), audience(hall, activity), activity.secret ? t("console.sheets.secret") : ""].filter((part) => part !== "").join(" · ")}</span>
        </div>
        <span class="state">
          <StateTag hall={hall} activity={activity} now={now} />
          {activity.state !== "planned" && <span class="mute">{rowsWord(rows)}</span>}
        </span>
      </div>
      <div class="task-foot">
        <Switches hall={hall} activity={activity} />
        {leads && (
          <span class="line-of acts">
            <CarryOffer hall={hall} activity={activity} />
            {activity.state === "open" && timed && (
              <>
                <Button small icon="add" onClick={() => void hall.send("extend_timer", { activity: activity.id, minutes: MORE_MINUTES })}>{t("console.time.minutes", { minutes: MORE_MINUTES })}</Button>
                <Button small icon={paused ? "start" : "pause"} onClick={() => void hall.send("pause_timer", { activity: activity.id, paused: !paused })}>
                  {paused ? t("console.agenda.resume") : t("console.agenda.pause")}
                </Button>
              </>
            )}
            {activity.state === "open" && !timed && (
              <Button small icon="clock" onClick={() => void hall.send("extend_timer", { activity: activity.id, minutes: 15 })}>{t("console.sheets.give_time", { minutes: 15 })}</Button>
            )}
            {activity.state === "open" && <Button small onClick={() => void hall.send("begin_closing", { activity: activity.id })}>{t("common.close")}</Button>}
            {activity.state === "closing" && (
              <>
                <Button small icon="check" onClick={() => void hall.send("close_activity", { activity: activity.id })}>{t("console.closing.now")}</Button>
                <LinkButton kind="quiet" small href={href("hall")}>{t("console.agenda.open_hall")}</LinkButton>
              </>
            )}
            {activity.state === "planned" && <Button small icon="start" onClick={() => void hall.send("open_activity", { activity: activity.id })}>{t("console.sheets.open")}</Button>}
            {activity.state === "closed" && <Button small icon="undo" onClick={() => void hall.send("open_activity", { activity: activity.id })}>{t("console.sheets.reopen")}</Button>}
            <Button kind="quiet" small icon="write" pressed={chosen} onClick={onEdit}>{t("console.agenda.edit")}</Button>
          </span>
        )}
      </div>
    </li>
  );
}

/** See, write, share: each a switch with its word, at once for every phone. */
function Switches({ hall, activity }: { readonly hall: Hall; readonly activity: Activity }): JSX.Element {
  const set = (part: { see?: boolean; write?: boolean; share?: boolean }) => void hall.send("set_switches", { activity: activity.id, ...part });
  const { see, write, share } = activity;
  return (
    <span class="switches">
      <Switch on={see} label={t("console.sheets.see")} onTurn={(on) => set({ see: on })} />
      <Switch on={write} label={t("console.sheets.write")} onTurn={(on) => set({ write: on })} />
      {!activity.secret && <Switch on={share} label={t("console.sheets.share")} onTurn={(on) => set({ share: on })} />}
    </span>
  );
}

function Switch({ on, label, onTurn }: { readonly on: boolean; readonly label: string; readonly onTurn: (on: boolean) => void }): JSX.Element {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onTurn(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

function StateTag({ hall, activity, now }: { readonly hall: Hall; readonly activity: Activity; readonly now: number }): JSX.Element {
  if (activity.state === "planned") return <Tag tone="none">{t("console.activity.planned")}</Tag>;
  if (activity.state === "closing") return <Tag tone="local" icon="clock">{t("console.sheets.closing")}</Tag>;
  if (activity.state === "closed") return <Tag tone="none" icon="lock">{t("console.activity.closed_at", { time: timeOf(activity.closed_at, hall.workshop.value) })}</Tag>;
  if (activity.left_s !== null) return <Tag tone="local" icon="pause">{leftOf(activity, now)}</Tag>;
  if (activity.ends_at === null) return <Tag tone="live" icon="write">{t("console.sheets.running")}</Tag>;
  return <Tag tone="live" icon="clock">{leftOf(activity, now)}</Tag>;
}

export function unitName(unit: string): string {
  if (unit === "group") return t("console.unit.group");
  return unit === "organisation" ? t("console.unit.organisation") : t("console.unit.person");
}

function audience(hall: Hall, activity: Activity): string {
  const grouping = hall.get("grouping", activity.grouping_id)?.title ?? "";
  if (activity.audience.length === 0) return [grouping, t("console.sheets.everybody")].filter((part) => part !== "").join(", ");
  const named = activity.audience.map((id) => {
    const group = hall.get("group", id);
    return group === undefined ? organisationTitle(hall.get("organisation", id)) : groupTitle(group);
  });
  return [grouping, named.join(", ")].filter((part) => part !== "").join(": ");
}

function stateTitle(state: (typeof ORDER)[number]): string {
  return { open: t("console.sheets.are_open"), planned: t("console.sheets.are_planned"), closed: t("console.sheets.are_closed") }[state];
}
