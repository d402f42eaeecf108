// Groups or organisations × activities: a word first, a figure second; a cell opens its sheet beside the hall.

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Activity } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import { t } from "../../core/texts";
import { Icon, type IconName } from "../parts/icon";
import type { Hall } from "./hall_state";
import { activityTitle, groupTitle, organisationTitle, rowsWord } from "./naming";
import { type Cell, type CellState, isFinished, type Line, type Picture } from "./picture";
import { ago, lasting, timeOf } from "./times";

export interface Chosen {
  readonly activity: string;
  readonly line: string;
}

interface HeatProps {
  readonly hall: Hall;
  readonly picture: Picture;
  readonly lines: readonly Line[];
  readonly activities: readonly Activity[];
  /** The one that runs now. */
  readonly current: string | undefined;
  readonly chosen: Chosen | undefined;
  readonly now: number;
  readonly onOpen: (chosen: Chosen) => void;
}

const ICON: Readonly<Record<CellState, IconName>> = { none: "none", writing: "write", written: "sheet", unsent: "phone", help: "help", returned: "fix", accepted: "check", done: "check", collected: "check", outside: "less" };

const MOST_ROOMY_LINES = 8;
const MOST_ROOMY_COLUMNS = 3;
/** The widths of the first column and of each other one, below which the picture scrolls sideways. */
const DENSE_PX = [150, 130] as const;
const ROOMY_PX = [188, 170] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function Heat(props: HeatProps): JSX.Element {
  const { hall, lines, activities, picture } = props;
  const dense = lines.length > MOST_ROOMY_LINES || activities.length > MOST_ROOMY_COLUMNS;
  const [first, column] = dense ? DENSE_PX : ROOMY_PX;
  const narrowest = { minWidth: `${first + activities.length * column}px` };
  const frame = useRef<HTMLDivElement>(null);
  // Where not all of them fit, the one that runs now is in sight first.
  useLayoutEffect(() => {
    const now = frame.current?.querySelector<HTMLElement>("thead [aria-current]");
    if (now) frame.current?.scrollTo({ left: now.offsetLeft + now.offsetWidth - (frame.current.clientWidth ?? 0) });
  }, [props.current, activities.length]);
  return (
    <div ref={frame} class="heat-frame" tabIndex={0} role="region" aria-label={t("console.hall.heat")}>
      <table class={dense ? "heat dense" : "heat"} style={narrowest}>
        <thead>
          <tr>
            <th scope="col">{lines[0]?.kind === "organisation" ? t("console.hall.organisation") : t("console.hall.group")}</th>
            {activities.map((activity) => (
              <th key={activity.id} scope="col" aria-current={activity.id === props.current ? "true" : undefined}>
                {activityTitle(hall, activity)}
                <small>{underTitle(hall, picture, activity, props.now)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <b>{line.group === undefined ? organisationTitle(line.organisation) : groupTitle(line.group)}</b>
                <small>{t("console.hall.online_of", { online: picture.online(line.members), of: line.members.length })}</small>
              </th>
              {activities.map((activity) => (
                <td key={activity.id}>
                  <HeatCell {...props} activity={activity} line={line} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeatCell({ hall, picture, activity, line, current, chosen, now, onOpen }: HeatProps & { readonly activity: Activity; readonly line: Line }): JSX.Element {
  const cell = picture.cell(activity, line, now, activity.id === current);
  const empty = cell.state === "none" && line.members.length === 0;
  const inside = (
    <>
      <span class="word">
        <Icon name={activity.secret && cell.state !== "outside" ? "lock" : ICON[cell.state]} />
        {empty ? t("console.cell.nobody") : stateWord(cell, activity.state === "closed")}
      </span>
      <small>{empty ? "" : figure(cell, activity, now)}</small>
    </>
  );
  if (cell.unit === null) return <div class={`h-${cell.state}`}>{inside}</div>;
  const unit = cell.unit;
  const open = chosen?.activity === activity.id && chosen.line === unit.id;
  const name = line.group === undefined ? organisationTitle(line.organisation) : groupTitle(line.group);
  return (
    <button type="button" class={`h-${cell.state}`} aria-expanded={open} onClick={() => onOpen({ activity: activity.id, line: unit.id })}>
      <span class="aside">{`${name}, ${activityTitle(hall, activity)}: `}</span>
      {inside}
    </button>
  );
}

function stateWord(cell: Cell, closed: boolean): string {
  switch (cell.state) {
    case "help":
      return t("console.cell.help");
    case "unsent":
      return t("console.cell.unsent", { count: cell.unsent });
    case "returned":
      return t("console.cell.returned", { count: cell.returned });
    case "accepted":
      return t("console.cell.accepted");
    case "collected":
      return t("console.cell.collected");
    case "done":
      return t("console.cell.done");
    case "writing":
      return t("console.cell.writing", { count: cell.writers });
    case "written":
      return t("console.cell.written");
    case "outside":
      return t("console.cell.outside");
    default:
      return cell.unit === null && cell.share === null ? t("console.cell.nothing") : t(closed ? "console.cell.none_closed" : "console.cell.none");
  }
}

function figure(cell: Cell, activity: Activity, now: number): string {
  if (cell.state === "outside") return "";
  const parts: string[] = [];
  const said = cell.share !== null && cell.share.with === cell.rows;
  if (!said && (cell.rows > 0 || (cell.state !== "none" && cell.drafts === 0))) parts.push(rowsWord(cell.rows));
  if (cell.drafts > 0) parts.push(t("console.cell.drafts", { count: cell.drafts }));
  if (cell.returned > 0 && cell.state !== "returned") parts.push(t("console.cell.returned", { count: cell.returned }));
  if (cell.share !== null) parts.push(t("console.cell.share", { with: cell.share.with, of: cell.share.of }));
  if (cell.late > 0) parts.push(t("console.cell.late", { count: cell.late }));
  if (isRunning(activity) && cell.heardAt !== null && !isFinished(cell.state) && now - cell.heardAt < HOUR_MS) parts.push(ago(cell.heardAt, now));
  if (cell.state === "none" && cell.share === null && isRunning(activity) && cell.heardAt === null && activity.opened_at !== null && now - Date.parse(activity.opened_at) >= MINUTE_MS) {
    parts.push(t("console.cell.silent", { time: lasting(now - Date.parse(activity.opened_at)) }));
  }
  return parts.join(", ");
}

function underTitle(hall: Hall, picture: Picture, activity: Activity, now: number): string {
  if (activity.state === "planned") return t("console.activity.planned");
  if (activity.state === "closing") return t("console.sheets.closing");
  if (activity.state === "closed") return t("console.activity.closed_at", { time: timeOf(activity.closed_at, hall.workshop.value) });
  const rows = rowsWord(picture.rows(activity));
  if (activity.left_s !== null) return t("console.activity.paused", { rows });
  if (activity.ends_at === null) return t("console.activity.open", { rows });
  const left = Date.parse(activity.ends_at) - now;
  return left <= 0 ? t("console.activity.over", { rows }) : t("console.activity.left", { rows, time: lasting(left) });
}
