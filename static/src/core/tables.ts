// Where I sit, and whether I have been told: a card fills the phone when people are to move, until it is put away.  What was
// put away is kept on the phone; moved again, or the table moved, it is told again.  DOM-free.

import type { Group } from "./generated/wire";
import { isRunning, type Me, tasksOf } from "./hall";
import type { Objects } from "./objects";
import { type Keep, type Someone, tag } from "./session";

export interface Told {
  readonly group: Group;
  /** The groups of this division are at work now: get up and go there. */
  readonly go: boolean;
}

interface Kept {
  /** Grouping → what was put away. */
  readonly seen: Readonly<Record<string, string>>;
  /** The grouping whose table was gone to last. */
  readonly went: string;
}

const NOTHING: Kept = { seen: {}, went: "" };

export class Tables {
  private readonly key: string;
  /** A phone whose storage is full remembers for as long as the page lives. */
  private kept: Kept;

  constructor(
    private readonly keep: Keep,
    someone: Someone,
  ) {
    this.key = `rembuk.table ${tag(someone)}`;
    this.kept = this.read();
  }

  /** What is to be told now.  While one division's groups work, nobody is sent to a table of another. */
  due(objects: Objects, me: Me): Told | undefined {
    const kept = this.forgetting(me.groups);
    const now = atWork(objects, me);
    if (now !== undefined) {
      const group = me.groups.find((one) => one.grouping_id === now);
      return group !== undefined && (isNews(group, kept) || kept.went !== now) ? { group, go: true } : undefined;
    }
    const group = me.groups.find((one) => isNews(one, kept));
    return group === undefined ? undefined : { group, go: false };
  }

  putAway({ group, go }: Told): void {
    const { seen, went } = this.kept;
    this.write({ seen: { ...seen, [group.grouping_id]: markOf(group) }, went: go ? group.grouping_id : went });
  }

  /** Whoever comes back to an earlier table is told so: what no longer holds is not remembered. */
  private forgetting(groups: readonly Group[]): Kept {
    const { kept } = this;
    const stale = groups.filter((group) => (kept.seen[group.grouping_id] ?? "") !== "" && isNews(group, kept));
    if (stale.length === 0) return kept;
    const fresh = { ...kept, seen: { ...kept.seen, ...Object.fromEntries(stale.map((group) => [group.grouping_id, ""])) } };
    this.write(fresh);
    return fresh;
  }

  private read(): Kept {
    try {
      const found: unknown = JSON.parse(this.keep.getItem(this.key) ?? "null");
      return typeof found === "object" && found !== null ? { ...NOTHING, ...(found as Partial<Kept>) } : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  private write(kept: Kept): void {
    this.kept = kept;
    try {
      this.keep.setItem(this.key, JSON.stringify(kept));
    } catch {
      return;
    }
  }
}

/** The division whose groups work now: of the running item or what was opened with it, else of the latest open activity. */
function atWork(objects: Objects, me: Me): string | undefined {
  const running = objects.all("agenda_item").filter((item) => item.state === "running" && !item.removed);
  const item = running.sort((one, other) => (other.started_at ?? "").localeCompare(one.started_at ?? ""))[0];
  const open = tasksOf(objects, me).filter(({ activity }) => isRunning(activity) && activity.grouping_id !== null);
  const own = item === undefined ? open : open.filter(({ activity }) => activity.agenda_item_id === item.id);
  return item?.grouping_id ?? own[0]?.activity.grouping_id ?? undefined;
}

function isNews(group: Group, kept: Kept): boolean {
  return kept.seen[group.grouping_id] !== markOf(group);
}

/** Another group, another number, another place: each means getting up. */
function markOf({ id, number, place }: Group): string {
  return JSON.stringify([id, number, place]);
}
