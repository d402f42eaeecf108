// What stands in the way of a day's end, and what is only worth knowing: rows on phones, open sheets, the copy, who is away.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Word } from "../parts/words";
import { address, standing } from "./backup_state";
import { away, copiedAgo, copyState, excusedBefore, type Held, held, openSheets, rowsIn } from "./day_closing_state";
import { currentActivity } from "./hall";
import type { Hall } from "./hall_state";
import { groupPlace, organisationTitle, personName, rowsWord } from "./naming";
import { href } from "./rooms";
import { dateOf, dayName, timeOf } from "./times";

/** `named`: whoever holds rows is not named anywhere else on the card. */
export function Checks({ hall, named }: { readonly hall: Hall; readonly named: boolean }): JSX.Element {
  const holding = held.value;
  const running = hall.agenda.value.find((item) => item.state === "running");
  const calls = hall.helpCalls.value.filter((call) => call.ended_at === null).length;
  return (
    <ul>
      {holding !== undefined && <OnPhones hall={hall} holding={holding} named={named} />}
      <Sheets hall={hall} />
      <Copies />
      {running !== undefined && (
        <li>
          <Word tone="live" icon="start">{t("day_closing.running", { title: running.title })}</Word>
        </li>
      )}
      {calls > 0 && (
        <li>
          <Word tone="help">{t("day_closing.calls", { count: calls })}</Word>
        </li>
      )}
    </ul>
  );
}

function OnPhones({ hall, holding, named }: { readonly hall: Hall; readonly holding: readonly Held[]; readonly named: boolean }): JSX.Element {
  const rows = rowsWord(rowsIn(holding));
  const gone = away(hall, holding);
  return (
    <li>
      <span role="status">
        {holding.length === 0 ? (
          <Word tone="saved">{t("day_closing.nothing_held")}</Word>
        ) : (
          <Word tone="local">{t("day_closing.held", { rows, phones: holding.length })}</Word>
        )}
      </span>
      {named && holding.length > 0 && <Holders hall={hall} holding={holding} />}
      {gone > 0 && <p class="mute sm">{t("day_closing.away", { count: gone })}</p>}
    </li>
  );
}

export function Holders({ hall, holding }: { readonly hall: Hall; readonly holding: readonly Held[] }): JSX.Element {
  return (
    <ul class="holders">
      {holding.map((one) => (
        <li key={one.person}>
          <Holder hall={hall} one={one} />
        </li>
      ))}
    </ul>
  );
}

/** Who it is, where they sit, what they hold and since when nothing was heard. */
export function Holder({ hall, one }: { readonly hall: Hall; readonly one: Held }): JSX.Element {
  const before = excusedBefore(hall, one.person);
  const place = placeOf(hall, one.person);
  const online = hall.presence.value[one.person]?.online === true;
  const rows = rowsWord(one.rows);
  const heard = online ? t("day_closing.sending", { rows }) : t("day_closing.heard", { rows, time: whenHeard(hall, one.at) });
  const elsewhere = address.value?.moved === true && one.address !== "" ? t("day_closing.heard_at", { address: one.address }) : "";
  return (
    <>
      <b>{personName(hall, one.person)}</b>
      {place !== "" && `, ${place}`}
      <span class="mute block">{[heard, elsewhere, before === undefined ? "" : t("day_closing.excused_before", { day: before })].filter((part) => part !== "").join(" · ")}</span>
    </>
  );
}

function Sheets({ hall }: { readonly hall: Hall }): JSX.Element {
  const open = openSheets(hall);
  const close = async (): Promise<void> => {
    for (const activity of open) await hall.send("close_activity", { activity: activity.id });
  };
  if (open.length === 0) {
    return (
      <li>
        <Word tone="saved">{t("day_closing.sheets_closed")}</Word>
      </li>
    );
  }
  return (
    <li class="line">
      <Word tone="live" icon="sheet">{t("day_closing.sheets_open", { count: open.length })}</Word>
      {hall.leads.value && (
        <Button kind="quiet" small onClick={() => void close()}>
          {t("day_closing.close_sheets")}
        </Button>
      )}
    </li>
  );
}

function Copies(): JSX.Element {
  const state = copyState(standing.value, undefined);
  const since = copiedAgo(standing.value);
  if (state === "good") {
    return (
      <li>
        <Word tone="saved" icon="copy">{t("day_closing.copied", { ago: since })}</Word>
        <p class="mute sm">{t("day_closing.copy_with")}</p>
      </li>
    );
  }
  return (
    <li class="line">
      <Word tone={state === "unchosen" ? "none" : "fix"} icon="warning">
        {state === "old" ? t("day_closing.copy_old", { ago: since }) : state === "none" ? t("day_closing.copy_none") : t("day_closing.copy_unchosen")}
      </Word>
      <LinkButton kind="quiet" small href={href("settings", "backup")}>
        {t("day_closing.to_backup")}
      </LinkButton>
    </li>
  );
}

/** With its date where it was another day. */
function whenHeard(hall: Hall, at: string): string {
  const workshop = hall.workshop.value;
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return "–";
  const [date, time] = [dateOf(moment, workshop), timeOf(at, workshop)];
  return date === dateOf(Date.now(), workshop) ? time : `${dayName(date)}, ${time}`;
}

/** The organisation, and the group in the division that is worked in now. */
function placeOf(hall: Hall, person: string): string {
  const seat = hall.seats.value.find((one) => one.person_id === person && one.status === "held");
  const current = currentActivity(hall.activities.value.filter((activity) => activity.state !== "planned"))?.grouping_id;
  const seated = hall.memberships.value.filter((one) => one.seat_id === seat?.id && one.group_id !== null);
  const group = hall.get("group", (seated.find((one) => one.grouping_id === current) ?? seated[0])?.group_id);
  return [organisationTitle(hall.get("organisation", seat?.organisation_id)), group === undefined ? "" : groupPlace(group)].filter((part) => part !== "").join(" · ");
}
