// The lines of the day: planned and real time side by side, the running item with its timer, the next one with *Mulai*.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Activity, AgendaItem } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Tag, Word } from "../parts/words";
import type { DayLine } from "./agenda_day";
import type { Hall } from "./hall_state";
import { rowsWord, worksheetTitle } from "./naming";
import { counts } from "./picture";
import { href } from "./rooms";
import { hoursLong, leftOf, timeFrom, written } from "./times";

const KEPT_OPEN = 1;
const MORE_MINUTES = 5;

interface RunProps {
  readonly hall: Hall;
  readonly lines: readonly DayLine[];
  /** Whether *Mulai* is the page's one main button. */
  readonly main: boolean;
  readonly now: number;
  readonly editing: string;
  readonly onStart: (item: AgendaItem) => void;
  readonly onEdit: (id: string) => void;
}

export function Run(props: RunProps): JSX.Element {
  const opened = useSignal(false);
  const past = props.lines.filter((line) => line.place === "done" || line.place === "skipped");
  const folded = opened.value || past.length <= KEPT_OPEN + 1 ? [] : past.slice(0, past.length - KEPT_OPEN);
  const left = past.flatMap((line) => openOf(props.hall, line.item));
  // One button for all of them, on the last that is in sight.
  const last = [...past].reverse().find((line) => openOf(props.hall, line.item).length > 0);
  const closer = left.length === 0 || last === undefined ? undefined : <CloseToo hall={props.hall} open={left} own={openOf(props.hall, last.item).length} />;
  return (
    <ol class="run">
      {folded.length > 0 && (
        <li class="done folded">
          <span class="t0" />
          <span class="t1" />
          <span class="pin" />
          <span class="lab">
            {t("console.agenda.folded", { count: folded.length, from: written(folded[0]?.item.start ?? ""), to: written(folded[folded.length - 1]?.item.end ?? "") })}
          </span>
          <span class="acts">
            {last !== undefined && folded.includes(last) && closer}
            <Button kind="quiet" small onClick={() => (opened.value = true)}>
              {t("console.agenda.show")}
            </Button>
          </span>
        </li>
      )}
      {props.lines
        .filter((line) => !folded.includes(line))
        .map((line) => (
          <Line key={line.item.id} {...props} line={line} closer={line === last ? closer : undefined} />
        ))}
    </ol>
  );
}

interface LineProps extends RunProps {
  readonly line: DayLine;
  /** Closes what past items left open. */
  readonly closer: JSX.Element | undefined;
}

function Line({ hall, line, closer, main, now, editing, onStart, onEdit }: LineProps): JSX.Element {
  const { item, place } = line;
  const past = place === "done" || place === "skipped";
  return (
    <li class={past ? "done" : place} aria-current={place === "now" ? "step" : undefined}>
      <span class={line.moved ? "t0 moved" : "t0"}>{written(item.start)}</span>
      <span class="t1">{line.moved || place === "now" ? written(timeFrom(line.begins)) : ""}</span>
      <span class="pin" />
      <span class="lab">
        <span class={place === "now" || place === "next" ? "b" : undefined}>{item.title}</span>
        <small>{under(hall, line)}</small>
      </span>
      {place === "now" && <Left hall={hall} item={item} now={now} />}
      <span class="acts">
        <Acts hall={hall} line={line} main={main} now={now} onStart={onStart} />
        {closer}
        {hall.leads.value && !past && (
          <Button kind="quiet" small icon="write" pressed={editing === item.id} onClick={() => onEdit(item.id)}>
            {t("console.agenda.edit")}
          </Button>
        )}
      </span>
    </li>
  );
}

function Acts({ hall, line, main, now, onStart }: { readonly hall: Hall; readonly line: DayLine; readonly main: boolean; readonly now: number; readonly onStart: (item: AgendaItem) => void }): JSX.Element | null {
  if (line.place === "done") return <Ended hall={hall} item={line.item} />;
  if (line.place === "skipped") return <Skipped hall={hall} item={line.item} onStart={onStart} />;
  if (line.place === "now") return <Running hall={hall} item={line.item} now={now} />;
  if (line.place === "next" && hall.leads.value) {
    return (
      <Button icon="start" {...(main ? { kind: "main" as const, keyHint: "Enter" } : {})} onClick={() => onStart(line.item)}>
        {t("console.agenda.start")}
      </Button>
    );
  }
  if (line.collision > 0) return <Tag tone="local" icon="lock">{t("console.agenda.collides", { time: hoursLong(line.collision) })}</Tag>;
  if (line.fixed) return <Word tone="none" icon="lock">{t("console.agenda.fixed")}</Word>;
  return null;
}

/** Passed over: it can still be started. */
function Skipped({ hall, item, onStart }: { readonly hall: Hall; readonly item: AgendaItem; readonly onStart: (item: AgendaItem) => void }): JSX.Element {
  return (
    <>
      <Word tone="none" icon="less">{t("console.agenda.skipped")}</Word>
      {hall.leads.value && (
        <Button kind="quiet" small icon="start" onClick={() => onStart(item)}>
          {t("console.agenda.start")}
        </Button>
      )}
    </>
  );
}

function Ended({ hall, item }: { readonly hall: Hall; readonly item: AgendaItem }): JSX.Element | null {
  if (closingOf(hall, item).length > 0) return <Closing hall={hall} item={item} />;
  return openOf(hall, item).length > 0 ? null : <Word tone="none" icon="check">{t("console.agenda.done")}</Word>;
}

/** Ending an item cuts nobody off: its sheets stay open until they are closed, with one more press, here or in the hall. */
function CloseToo({ hall, open, own }: { readonly hall: Hall; readonly open: readonly Activity[]; readonly own: number }): JSX.Element | null {
  const close = async () => {
    for (const activity of open) await hall.send("begin_closing", { activity: activity.id });
  };
  if (!hall.leads.value) return null;
  return (
    <Button kind="quiet" small onClick={() => void close()}>
      {open.length === own ? t("console.agenda.close_too", { count: open.length }) : t("console.agenda.close_all", { count: open.length })}
    </Button>
  );
}

function openOf(hall: Hall, item: AgendaItem): readonly Activity[] {
  return hall.activities.value.filter((activity) => activity.agenda_item_id === item.id && activity.state === "open");
}

function closingOf(hall: Hall, item: AgendaItem): readonly Activity[] {
  return hall.activities.value.filter((activity) => activity.agenda_item_id === item.id && activity.state === "closing");
}

/** Its last texts are being collected: how far that is, and where one decides. */
function Closing({ hall, item }: { readonly hall: Hall; readonly item: AgendaItem }): JSX.Element | null {
  const closing = closingOf(hall, item);
  if (closing.length === 0) return null;
  const standings = closing.map((activity) => hall.closing.value[activity.id]);
  const missing = standings.reduce((sum, one) => sum + Object.keys(one?.missing ?? {}).length, 0);
  return (
    <LinkButton kind="quiet" small icon="clock" href={href("hall")}>
      {missing > 0 ? t("console.agenda.closing_missing", { count: missing }) : t("console.sheets.closing")}
    </LinkButton>
  );
}

function Left({ hall, item, now }: { readonly hall: Hall; readonly item: AgendaItem; readonly now: number }): JSX.Element {
  const timed = openOf(hall, item).find((activity) => activity.ends_at !== null || activity.left_s !== null);
  return timed === undefined ? <Tag tone="live" icon="start">{t("console.agenda.now")}</Tag> : <Tag tone="live" icon="clock">{leftOf(timed, now)}</Tag>;
}

function Running({ hall, item, now }: { readonly hall: Hall; readonly item: AgendaItem; readonly now: number }): JSX.Element {
  const open = openOf(hall, item);
  const timed = open.find((activity) => activity.ends_at !== null || activity.left_s !== null);
  const all = (act: (id: string) => void) => open.forEach((activity) => act(activity.id));
  const paused = timed?.left_s != null;
  const over = timed?.ends_at != null && Date.parse(timed.ends_at) <= now;
  return (
    <>
      <Closing hall={hall} item={item} />
      {over && hall.leads.value && (
        <Button small icon="lock" onClick={() => all((activity) => void hall.send("begin_closing", { activity }))}>
          {t("console.closing.begin")}
        </Button>
      )}
      {timed !== undefined && hall.leads.value && (
        <>
          <Button small icon="add" onClick={() => all((activity) => void hall.send("extend_timer", { activity, minutes: MORE_MINUTES }))}>
            {t("console.time.minutes", { minutes: MORE_MINUTES })}
          </Button>
          {!over && (
            <Button small icon={paused ? "start" : "pause"} onClick={() => all((activity) => void hall.send("pause_timer", { activity, paused: !paused }))}>
              {paused ? t("console.agenda.resume") : t("console.agenda.pause")}
            </Button>
          )}
        </>
      )}
      {hall.leads.value && (
        <>
          <Button kind="quiet" small icon="undo" onClick={() => void hall.send("undo_agenda_item", { agenda_item: item.id })}>
            {t("common.back")}
          </Button>
          <Button kind="quiet" small icon="check" onClick={() => void hall.send("end_agenda_item", { agenda_item: item.id })}>
            {t("console.agenda.end")}
          </Button>
        </>
      )}
    </>
  );
}

function under(hall: Hall, line: DayLine): string {
  const { item, place } = line;
  const activities = hall.activities.value.filter((activity) => activity.agenda_item_id === item.id);
  const rows = hall.entries.value.filter((entry) => counts(entry) && activities.some((activity) => activity.id === entry.activity_id)).length;
  const grouping = hall.get("grouping", item.grouping_id);
  const still = openOf(hall, item).length;
  const sheets = item.worksheets.map((key) => worksheetTitle(hall.worksheets.value.find((one) => one.key === key)) || key);
  const parts = {
    skipped: sheets,
    done: [rows > 0 ? rowsWord(rows) : "", still > 0 ? t("console.agenda.still_open", { count: still }) : ""],
    now: [grouping?.title ?? "", activities.length > 0 ? t("console.agenda.rows_in", { count: rows }) : ""],
    next: [t("console.agenda.next"), t("console.agenda.minutes_until", { minutes: line.minutes, time: written(timeFrom(line.begins + line.minutes)) }), ...sheets],
    later: sheets,
  }[place];
  return parts.filter((part) => part !== "").join(" · ");
}
