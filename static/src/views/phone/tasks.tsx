// What is mine to do: the one open sheet at once, else a list; the waiting screen where there is nothing yet.

import type { JSX } from "preact";
import { designOf, title } from "../../core/design";
import { isRunning, sheetId, type Task, taskOf, tasksOf, workshopOf } from "../../core/hall";
import { rowsOf } from "../../core/rows";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon } from "../parts/icon";
import { Word } from "../parts/words";
import { Now } from "./agenda";
import { Announced } from "./announced";
import { BallotCards } from "./ballot_cards";
import { DocumentsLink } from "./documents_link";
import { Frame } from "./frame";
import { BallotPage, Documents, HomeworkNotes, Pasting, Replaced } from "./later";
import type { Phone } from "./phone";
import { Reading } from "./reading";
import { Returned, returnedIn } from "./returned";
import { DOCUMENTS, href, PASTE, RESULTS, type Route } from "./route";
import { RowForm } from "./rowform";
import { timeLeft, unitName } from "./said";
import { Sheet, type SheetProps } from "./sheet";
import { Waiting } from "./waiting";

/** In a row's place: the rows of everybody, to read. */
const READ = "read";

export function Tasks({ phone, at }: { readonly phone: Phone; readonly at: Route }): JSX.Element {
  const ballot = at.activity === undefined ? undefined : phone.objects.get("ballot", at.activity);
  if (ballot !== undefined && ballot.state !== "planned") return <BallotPage key={`${ballot.id} ${ballot.round}`} phone={phone} ballot={ballot} />;
  const tasks = tasksOf(phone.objects, phone.me);
  const open = tasks.filter((task) => isRunning(task.activity) && task.unit !== null);
  const named = at.activity === undefined ? undefined : phone.objects.get("activity", at.activity);
  const task = named !== undefined ? taskOf(phone.objects, phone.me, named) : at.activity === undefined && open.length === 1 && phone.me.seat !== undefined ? open[0] : undefined;
  if ([at.activity, at.entry].includes(DOCUMENTS)) return <Documents phone={phone} task={task} />;
  if (task !== undefined && task.activity.share && (at.entry === READ || task.unit === null)) return <Reading phone={phone} task={task} />;
  if (task !== undefined && at.entry === PASTE && isMine(task)) return <Pasting phone={phone} task={task} />;
  if (task !== undefined && at.entry !== undefined && at.entry !== READ && isMine(task)) return <RowForm key={at.entry} phone={phone} task={task} entry={at.entry} field={at.field} />;
  if (task !== undefined && isMine(task)) return <Sheet phone={phone} task={task} />;
  if (tasks.length === 0) return <Waiting phone={phone} />;
  return <List phone={phone} tasks={tasks} />;
}

function isMine(task: Task): task is SheetProps["task"] {
  return task.unit !== null;
}

function List({ phone, tasks }: { readonly phone: Phone; readonly tasks: readonly Task[] }): JSX.Element {
  const open = tasks.filter((task) => isRunning(task.activity) && isMine(task));
  const closed = tasks.filter((task) => task.activity.state === "closed" && isMine(task));
  const others = tasks.filter((task) => task.activity.share);
  return (
    <Frame phone={phone} begins="all">
      <Announced phone={phone} />
      <BallotCards phone={phone} />
      <Replaced phone={phone} />
      <Returned phone={phone} />
      <HomeworkNotes phone={phone} />
      <h1>{t("phone.tasks.title")}</h1>
      <Now phone={phone} />
      {open.length === 0 && <p class="under">{t("phone.tasks.none_open")}</p>}
      <div class="rows">
        {open.map((task) => (
          <TaskCard key={task.activity.id} phone={phone} task={task} />
        ))}
      </div>
      {closed.length > 0 && <h2 class="part">{t("phone.tasks.closed")}</h2>}
      <div class="rows">
        {closed.map((task) => (
          <TaskCard key={task.activity.id} phone={phone} task={task} />
        ))}
      </div>
      {others.length > 0 && <h2 class="part">{t("phone.tasks.shared")}</h2>}
      <div class="rows">
        {others.map((task) => (
          <SharedCard key={task.activity.id} task={task} />
        ))}
      </div>
      <p class="more">
        <a href={href({ tab: "self", activity: RESULTS })}>
          <Icon name="people" /> {t("phone.results")}
        </a>
      </p>
      <DocumentsLink phone={phone} />
    </Frame>
  );
}

function TaskCard({ phone, task }: { readonly phone: Phone; readonly task: Task }): JSX.Element {
  const { activity, unit } = task;
  const design = designOf(task.worksheet);
  const rows = unit === null ? [] : rowsOf(phone.desk, sheetId(activity.id, unit), { activity: activity.id, unit }, design);
  const standing = rows.filter((row) => !row.withdrawn);
  const unsent = rows.filter((row) => row.unsent).length;
  const left = timeLeft(activity, phone.now.value);
  return (
    <a class={unsent > 0 ? "card row unsent" : "card row"} href={href({ tab: "tasks", activity: activity.id })}>
      <h3 class="bare">
        <span>{activity.title || title(design)}</span>
        <Icon name="forward" />
      </h3>
      <p class="ind">{[unitName(activity, unit, phone.me), t("phone.sheet.rows", { count: standing.length })].filter((part) => part !== "").join(" · ")}</p>
      <div class="st">
        {unsent > 0 ? <Word tone="local">{t("phone.tasks.unsent", { count: unsent })}</Word> : <TaskWord phone={phone} task={task} begun={standing.length > 0} />}
        {left !== undefined && <span class="who">{left.text}</span>}
      </div>
    </a>
  );
}

function TaskWord({ phone, task, begun }: { readonly phone: Phone; readonly task: Task; readonly begun: boolean }): JSX.Element {
  const timezone = workshopOf(phone.objects)?.timezone ?? "";
  const returned = returnedIn(phone, task);
  if (returned > 0) return <Word tone="fix">{t("review.phone.rows", { count: returned })}</Word>;
  if (task.activity.state === "closed") {
    return (
      <Word tone="none" icon="lock">
        {t("phone.sheet.closed", { time: clockTime(task.activity.closed_at, timezone) })}
      </Word>
    );
  }
  if (task.sheet?.done === true) return <Word tone="saved">{t("phone.tasks.done")}</Word>;
  return <Word tone={begun ? "live" : "none"}>{begun ? t("phone.tasks.begun") : t("phone.tasks.not_begun")}</Word>;
}

function SharedCard({ task }: { readonly task: Task }): JSX.Element {
  return (
    <a class="card row" href={href({ tab: "tasks", activity: task.activity.id, ...(task.unit === null ? {} : { entry: READ }) })}>
      <h3 class="bare">
        <span>{task.activity.title || title(designOf(task.worksheet))}</span>
        <Icon name="forward" />
      </h3>
      <p class="ind">{t("phone.tasks.shared_under")}</p>
    </a>
  );
}
