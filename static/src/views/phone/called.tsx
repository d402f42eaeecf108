// A ballot that opened while this person is elsewhere: one line above the ways to go, one tap to it.  It lies over the page's end,
// so that nothing moves under a finger; put away, it stays so.

import type { JSX } from "preact";
import { signal } from "@preact/signals";
import { ballotsFor, queuedIn, voteOf, voterIn } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import type { Phone } from "./phone";
import { href, route } from "./route";

/** Ballots put away since this page was opened, each round for itself. */
const away = signal<readonly string[]>([]);

/** The newest one that waits for this voice. */
export function calledTo(phone: Phone): Ballot | undefined {
  return ballotsFor(phone.objects, phone.me).find((ballot) => ballot.state === "open" && ballot.id !== route.value.activity && !away.value.includes(named(ballot)) && asksMe(phone, ballot));
}

function asksMe(phone: Phone, ballot: Ballot): boolean {
  const voter = voterIn(ballot, phone.me);
  const vote = voteOf(phone.objects, ballot, voter);
  return voter !== undefined && (vote === undefined || vote.withdrawn) && queuedIn(phone.outbox.waiting, ballot) === undefined;
}

function named(ballot: Ballot): string {
  return `${ballot.id} ${ballot.round}`;
}

/** `ballot`: none where nothing calls; its place stands, so that what comes into it is read aloud. */
export function Called({ ballot }: { readonly ballot: Ballot | undefined }): JSX.Element {
  return (
    <div role="status" class={ballot === undefined ? undefined : "called"}>
      {ballot !== undefined && (
        <>
          <a href={href({ tab: "tasks", activity: ballot.id })}>
            <Icon name="vote" />
            <span>
              <b>{t("ballot.opened")}</b> <span class="cut">{ballot.question}</span>
            </span>
            <Icon name="forward" />
          </a>
          <button type="button" class="x" aria-label={t("common.close")} onClick={() => (away.value = [...away.value, named(ballot)])}>
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  );
}
