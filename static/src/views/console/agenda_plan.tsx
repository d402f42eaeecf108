// What to do about a day that runs late, before it costs the prayer or the meal: what to shorten, and what cannot fit.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AgendaItem } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Notice } from "../parts/notice";
import { canBeLeftOut, type DayLine } from "./agenda_day";
import type { Hall } from "./hall_state";
import { href } from "./rooms";
import { hoursLong, written } from "./times";

/** So late that nobody shortens anything any more: the plan's day or hours are wrong, or somebody only tries things out. */
const NOT_TODAY = 240;

interface Shortening {
  readonly agenda_item: string;
  readonly from: number;
  readonly to: number;
}

interface Shortfall {
  readonly before: string;
  readonly minutes: number;
}

interface Plan {
  readonly late: number;
  readonly shortenings: readonly Shortening[];
  readonly shortfalls: readonly Shortfall[];
}

interface DayPlanProps {
  readonly hall: Hall;
  readonly day: number;
  readonly lines: readonly DayLine[];
  /** The minute it is: the plan is asked for anew with each. */
  readonly minute: number;
  /** Opens the item beside the running sheet. */
  readonly onOwn: (id: string) => void;
}

export function DayPlan({ hall, day, lines, minute, onOwn }: DayPlanProps): JSX.Element | null {
  const plan = useSignal<Plan | undefined>(undefined);
  const taken = useSignal(0);
  const said = useSignal("");
  const [agenda, activities] = [hall.agenda.value, hall.activities.value];
  useEffect(() => {
    let gone = false;
    void hall.api.get<Plan>(hall.path(`days/${day}/plan`), hall.token).then((answer) => {
      if (answer.ok && !gone) plan.value = answer;
    });
    return () => {
      gone = true;
    };
  }, [minute, agenda, activities]);
  const take = async (found: readonly Shortening[]): Promise<void> => {
    const ack = await hall.send("replan_day", { day, minutes: Object.fromEntries(found.map((one) => [one.agenda_item, one.to])) });
    if (ack.ok) [taken.value, said.value] = [ack.seq ?? 0, t("late.taken")];
  };
  const leaveOut = async (item: AgendaItem): Promise<void> => {
    const ack = await hall.send("remove_agenda_item", { agenda_item: item.id });
    if (ack.ok) [taken.value, said.value] = [ack.seq ?? 0, t("late.left_out", { title: item.title })];
  };
  const undo = async (): Promise<void> => {
    const ack = await hall.send("undo_act", { line: taken.value });
    if (ack.ok) taken.value = 0;
  };
  const found = plan.value;
  if (found === undefined || !hall.leads.value) return null;
  if (found.late >= NOT_TODAY) return <FarOff late={found.late} />;
  const named = (id: string): AgendaItem | undefined => agenda.find((item) => item.id === id);
  const { shortenings, shortfalls } = found;
  const leavable = shortfalls[0] === undefined ? undefined : canBeLeftOut(lines, shortfalls[0].before, shortfalls[0].minutes);
  if (shortenings.length + shortfalls.length === 0) return taken.value === 0 ? null : <Taken said={said.value} undo={undo} away={() => (taken.value = 0)} />;
  return (
    <Notice
      tone="local"
      icon="clock"
      title={found.late > 0 ? t("late.title", { time: hoursLong(found.late) }) : t("late.collides")}
      way={
        <span class="line-of">
          {shortenings.length > 0 && <Button small onClick={() => void take(shortenings)}>{t("late.take")}</Button>}
          {leavable !== undefined && <Button small onClick={() => void leaveOut(leavable)}>{t("late.leave_out", { title: leavable.title })}</Button>}
          <Button kind="quiet" small onClick={() => onOwn(shortenings[0]?.agenda_item ?? shortfalls[0]?.before ?? "")}>{t("late.own")}</Button>
          {taken.value !== 0 && <Button kind="quiet" small icon="undo" onClick={() => void undo()}>{t("late.undo")}</Button>}
        </span>
      }
    >
      {shortenings.map((one) => (
        <span key={one.agenda_item} class="block">{t("late.shorten", { title: named(one.agenda_item)?.title ?? "", from: one.from, to: one.to })}</span>
      ))}
      {shortfalls.map((one) => (
        <span key={one.before} class="block">
          <b>{missing(one, named(one.before))}</b> {t("late.missing_how")}
        </span>
      ))}
      {shortfalls.length === 0 && <span class="block">{t("late.fixed_stay")}</span>}
    </Notice>
  );
}

function FarOff({ late }: { readonly late: number }): JSX.Element {
  return (
    <Notice icon="clock" title={t("late.far", { time: hoursLong(late) })} way={<LinkButton small href={href("settings", "workshop")}>{t("late.far_change")}</LinkButton>}>
      {t("late.far_how")}
    </Notice>
  );
}

function missing(one: Shortfall, before: AgendaItem | undefined): string {
  if (before === undefined) return t("late.missing_end", { missing: hoursLong(one.minutes) });
  return t("late.missing", { missing: hoursLong(one.minutes), title: before.title, time: written(before.start) });
}

function Taken({ said, undo, away }: { readonly said: string; readonly undo: () => Promise<void>; readonly away: () => void }): JSX.Element {
  return (
    <Notice
      tone="saved"
      icon="check"
      title={said}
      way={
        <span class="line-of">
          <Button small icon="undo" onClick={() => void undo()}>{t("late.undo")}</Button>
          <Button kind="quiet" small onClick={away}>{t("common.close")}</Button>
        </span>
      }
    />
  );
}
