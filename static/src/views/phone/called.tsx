// A ballot that opened, or what was announced, while this person is elsewhere: one line above the ways to go, one tap to it.  It
// lies over the page's end, so that nothing moves under a finger; put away, it stays so.

import type { JSX } from "preact";
import { signal } from "@preact/signals";
import { ballotsFor, queuedIn, voteOf, voterIn } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon, type IconName } from "../parts/icon";
import { latestUnread, putAway } from "./announced";
import type { Phone } from "./phone";
import { href, route, tellWhere } from "./route";

/** What a page says itself at its beginning. */
export type Begins = "all" | "announcements" | "nothing";

interface Call {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly onAway: () => void;
  /** Who goes there has read it. */
  readonly onGo?: () => void;
}

/** Ballots put away since this page was opened, each round for itself. */
const away = signal<readonly string[]>([]);

/** A ballot that waits for this voice goes before what was said. */
export function callFor(phone: Phone, seen: Begins): Call | undefined {
  if (seen === "all") return undefined;
  return ballotCall(phone) ?? (seen === "announcements" ? undefined : announcementCall(phone));
}

function ballotCall(phone: Phone): Call | undefined {
  const ballot = ballotsFor(phone.objects, phone.me).find((one) => one.state === "open" && one.id !== route.value.activity && !away.value.includes(named(one)) && asksMe(phone, one));
  if (ballot === undefined) return undefined;
  const to = href({ tab: "tasks", activity: ballot.id });
  return { icon: "vote", title: t("ballot.opened"), text: ballot.question, to, onAway: () => putBallotAway(ballot) };
}

function putBallotAway(ballot: Ballot): void {
  away.value = [...away.value, named(ballot)];
  setTimeout(tellWhere);
}

function asksMe(phone: Phone, ballot: Ballot): boolean {
  const voter = voterIn(ballot, phone.me);
  const vote = voteOf(phone.objects, ballot, voter);
  return voter !== undefined && (vote === undefined || vote.withdrawn) && queuedIn(phone.outbox.waiting, ballot) === undefined;
}

function named(ballot: Ballot): string {
  return `${ballot.id} ${ballot.round}`;
}

function announcementCall(phone: Phone): Call | undefined {
  const said = latestUnread(phone);
  if (said === undefined) return undefined;
  const title = t("phone.announced", { time: clockTime(said.at, workshopOf(phone.objects)?.timezone ?? "") });
  const read = () => putAway(phone, said.id);
  return { icon: "announce", title, text: said.text, to: href({ tab: "help" }), onAway: read, onGo: read };
}

/** `call`: none where nothing calls; its place stands, so that what comes into it is read aloud. */
export function Called({ call }: { readonly call: Call | undefined }): JSX.Element {
  return (
    <div role="status" class={call === undefined ? undefined : "called"}>
      {call !== undefined && (
        <>
          <a href={call.to} onClick={call.onGo}>
            <Icon name={call.icon} />
            <span>
              <b>{call.title}</b> <span class="cut">{call.text}</span>
            </span>
            <Icon name="forward" />
          </a>
          <button type="button" class="x" aria-label={t("common.close")} onClick={call.onAway}>
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  );
}
