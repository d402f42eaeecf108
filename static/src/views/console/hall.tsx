// Aula: the live picture, and beside it who needs somebody.  What is opened stands beside the picture, never above it.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Activity } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { Tabs } from "../parts/tabs";
import { ClosingPanel, TimeIsUp, useClosings } from "./closing_panel";
import type { Hall } from "./hall_state";
import { type Chosen, Heat } from "./heat";
import { activityTitle } from "./naming";
import { type Line, Picture, type RowKind } from "./picture";
import { RoomHead } from "../parts/head";
import { href } from "./rooms";
import { SheetPanel } from "./sheet_panel";
import { stuck } from "./stuck";
import { lasting } from "./times";
import { Needs } from "./needs";

const GROUPS = "groups";
const ORGANISATIONS = "organisations";
const AT_ONCE = 3;
const MORE_MINUTES = 5;
const STEP_MS = 10_000;

export function HallRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const asked = useSignal<RowKind | undefined>(undefined);
  const all = useSignal(false);
  const silentOnly = useSignal(false);
  const chosen = useSignal<Chosen | undefined>(undefined);
  const grouping = useSignal("");
  const picture = useComputed(() => new Picture(hall));
  const now = useComputed(() => Math.floor(hall.second.value / STEP_MS) * STEP_MS);

  const started = hall.activities.value.filter((activity) => activity.state !== "planned");
  const current = currentActivity(started);
  /** A sheet of each organisation, opened without groups, is looked at by organisation. */
  const kind = asked.value ?? (current?.unit === "organisation" && current.grouping_id === null ? "organisation" : "group");
  const used = [...new Set(started.map((activity) => activity.grouping_id).filter((id): id is string => id !== null))];
  const grouped = used.includes(grouping.value) ? grouping.value : (current?.grouping_id ?? used[used.length - 1] ?? hall.groupings.value[0]?.id ?? null);
  const fitting = kind === "group" ? started.filter((one) => one.grouping_id === null || one.grouping_id === grouped) : started;
  const shown = all.value ? fitting : fitting.slice(-AT_ONCE);
  const silent = current === undefined ? [] : picture.value.silent(hall, current);
  const lines = linesOf(hall, picture.value, kind, grouped, silentOnly.value ? silent : undefined);
  const { shown: collected, put: putAway, show: showClosing } = useClosings(hall);

  const open = (cell: Chosen) => {
    chosen.value = chosen.value?.activity === cell.activity && chosen.value.line === cell.line ? undefined : cell;
  };
  const seeSilent = () => {
    asked.value = "organisation";
    silentOnly.value = true;
  };

  return (
    <>
      <RoomHead title={t("console.hall.title")} under={<Sentence hall={hall} current={current} picture={picture.value} now={now.value} />}>
        <LinkButton href={href("announce")} icon="announce">
          {t("console.hall.announce")}
        </LinkButton>
        {current !== undefined && isRunning(current) && (
          <>
            <Button icon="add" onClick={() => void hall.send("extend_timer", { activity: current.id, minutes: MORE_MINUTES })}>
              {t("console.time.minutes", { minutes: MORE_MINUTES })}
            </Button>
            {current.state === "closing" && collected.length === 0 && (
              <Button kind="main" onClick={showClosing}>
                {t("console.closing.show")}
              </Button>
            )}
            {current.state === "open" && (
              <Button
                kind={collected.length === 0 ? "main" : "plain"}
                onClick={() => {
                  chosen.value = undefined;
                  void hall.send("begin_closing", { activity: current.id });
                }}
              >
                {t("console.hall.close")}
              </Button>
            )}
          </>
        )}
      </RoomHead>
      <div class="two">
        <div class="stack">
          <div class="line-of">
            <Tabs
              label={t("console.hall.view")}
              tabs={[...(used.length > 1 ? used.map((id) => ({ key: id, label: hall.get("grouping", id)?.title ?? id })) : [{ key: GROUPS, label: t("console.hall.groups") }]), { key: ORGANISATIONS, label: t("console.hall.organisations") }]}
              chosen={kind === "organisation" ? ORGANISATIONS : used.length > 1 ? (grouped ?? "") : GROUPS}
              onChoose={(to) => {
                asked.value = to === ORGANISATIONS ? "organisation" : "group";
                if (used.includes(to)) grouping.value = to;
                silentOnly.value = false;
              }}
            />
            {kind === "organisation" && (
              <Button small pressed={silentOnly.value} onClick={() => (silentOnly.value = !silentOnly.value)}>
                {t("console.hall.silent_only")}
              </Button>
            )}
            {fitting.length > AT_ONCE && (
              <Button kind="quiet" small pressed={all.value} onClick={() => (all.value = !all.value)}>
                {all.value ? t("console.hall.latest_only", { count: AT_ONCE }) : t("console.hall.all_activities", { count: fitting.length })}
              </Button>
            )}
          </div>
          {current !== undefined && <TimeIsUp hall={hall} activity={current} now={hall.second.value} />}
          {started.length === 0 && <Nothing />}
          {started.length > 0 && lines.length === 0 && <Nobody kind={kind} />}
          {started.length > 0 && lines.length > 0 && (
            <Heat hall={hall} picture={picture.value} lines={lines} activities={shown} current={current?.id} chosen={chosen.value} now={now.value} onOpen={open} />
          )}
        </div>
        {collected.length > 0 ? (
          <div class="stack">
            {collected.map((activity, at) => (
              <ClosingPanel key={activity.id} main={at === 0} hall={hall} picture={picture.value} activity={activity} onClose={() => putAway(activity)} />
            ))}
          </div>
        ) : chosen.value !== undefined ? (
          <SheetPanel key={`${chosen.value.activity} ${chosen.value.line}`} hall={hall} activity={chosen.value.activity} unit={chosen.value.line} onClose={() => (chosen.value = undefined)} />
        ) : (
          <Needs hall={hall} grouping={grouped} silent={silent} now={now.value} onSilent={seeSilent} />
        )}
      </div>
    </>
  );
}

/** The latest opened that still runs, else the last one that ran. */
export function currentActivity(started: readonly Activity[]): Activity | undefined {
  const open = started.filter(isRunning);
  return open[open.length - 1] ?? started[started.length - 1];
}

function linesOf(hall: Hall, picture: Picture, kind: RowKind, grouping: string | null, only: readonly Line[] | undefined): readonly Line[] {
  if (kind === "organisation" && only !== undefined) return only;
  return picture.lines(hall, kind, grouping);
}

/** What runs and how long, and by name who is stuck: read in five seconds. */
function Sentence({ hall, current, picture, now }: { readonly hall: Hall; readonly current: Activity | undefined; readonly picture: Picture; readonly now: number }): JSX.Element {
  if (current === undefined) return <>{t("console.hall.nothing_open")}</>;
  const title = activityTitle(hall, current);
  if (current.state === "closing") return <>{t("console.hall.closing", { title })}</>;
  if (current.state !== "open") return <>{t("console.hall.closed", { title })}</>;
  const left = current.ends_at === null ? null : Date.parse(current.ends_at) - now;
  const running = left === null ? t("console.hall.running", { title }) : left > 0 ? t("console.hall.running_left", { title, time: lasting(left) }) : t("console.hall.running_over", { title });
  const named = stuck(hall, picture, current, now);
  return (
    <>
      {running} <b>{named}</b>
    </>
  );
}

function Nobody({ kind }: { readonly kind: RowKind }): JSX.Element {
  const to = kind === "group" ? { href: href("groups"), word: t("console.room.groups") } : { href: href("people"), word: t("console.room.people") };
  return (
    <Empty icon="people" title={kind === "group" ? t("console.hall.no_groups") : t("console.hall.no_organisations")} way={<LinkButton href={to.href}>{to.word}</LinkButton>}>
      {kind === "group" ? t("console.hall.no_groups_how") : t("console.hall.no_organisations_how")}
    </Empty>
  );
}

function Nothing(): JSX.Element {
  return (
    <Empty icon="sheet" title={t("console.hall.empty")} way={<LinkButton kind="main" href={href("agenda")}>{t("console.hall.to_agenda")}</LinkButton>}>
      {t("console.hall.empty_how")}
    </Empty>
  );
}
