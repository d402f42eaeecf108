// Who needs somebody: calls for help, rows that wait on phones, organisations that have not written yet.

import type { JSX } from "preact";
import type { HelpCall } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import type { Hall } from "./hall_state";
import { NewSubstitutes } from "./later";
import { groupPlace, groupTitle, organisationTitle, personName } from "./naming";
import type { Line } from "./picture";
import { ago, clockTime, timeOf } from "./times";

const NAMED = 8;

interface NeedsProps {
  readonly hall: Hall;
  /** Whose groups are named. */
  readonly grouping: string | null;
  readonly silent: readonly Line[];
  readonly now: number;
  readonly onSilent: () => void;
}

export function Needs({ hall, grouping, silent, now, onSilent }: NeedsProps): JSX.Element {
  const calls = hall.helpCalls.value.filter((call) => call.ended_at === null);
  const holding = Object.entries(hall.presence.value).filter(([, person]) => person.unsent > 0);
  const rows = holding.reduce((sum, [, person]) => sum + person.unsent, 0);
  return (
    <aside class="stack" aria-label={t("console.needs")}>
      {calls.length > 0 && (
        <Card class="todo help">
          <h2>
            <Icon name="help" />
            {t("console.needs.help", { count: calls.length })}
          </h2>
          <ul>
            {calls.map((call) => (
              <Call key={call.id} hall={hall} call={call} now={now} />
            ))}
          </ul>
        </Card>
      )}
      <NewSubstitutes hall={hall} now={now} />
      {holding.length > 0 && (
        <Card class="todo local">
          <h2>
            <Icon name="phone" />
            {t("console.needs.unsent", { count: rows })}
          </h2>
          <ul>
            {holding.map(([person, seen]) => (
              <li key={person}>
                <b>{personName(hall, person)}</b>
                {groupOf(hall, grouping, person)}
                <span class="mute block">
                  {t("console.needs.unsent_rows", { count: seen.unsent, time: timeOf(seen.heard_at, hall.workshop.value) || "–" })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {silent.length > 0 && (
        <Card class="todo">
          <h2>
            <Icon name="none" />
            {t("console.needs.silent", { count: silent.length, time: clockTime(now, hall.workshop.value) })}
          </h2>
          <p class="names">
            {silent.slice(0, NAMED).map((line) => organisationTitle(line.organisation)).join(" · ")}
            {silent.length > NAMED && ` · ${t("console.needs.others", { count: silent.length - NAMED })}`}
          </p>
          <Button kind="quiet" small onClick={onSilent}>
            {t("console.needs.see_organisations")}
          </Button>
        </Card>
      )}
      {calls.length + holding.length + silent.length === 0 && (
        <Card class="todo">
          <h2>
            <Icon name="check" />
            {t("console.needs.nobody")}
          </h2>
          <p class="names mute">{t("console.needs.nobody_how", { count: hall.phones.value })}</p>
        </Card>
      )}
    </aside>
  );
}

function Call({ hall, call, now }: { readonly hall: Hall; readonly call: HelpCall; readonly now: number }): JSX.Element {
  const group = hall.get("group", call.group_id);
  const answered = call.answered_by !== null;
  return (
    <li class="line">
      <span>
        <b>{group === undefined ? personName(hall, call.person_id) : groupPlace(group)}</b>
        <span class="mute block">
          {[group === undefined ? "" : personName(hall, call.person_id), ago(Date.parse(call.at), now)].filter((part) => part !== "").join(", ")}
        </span>
        {answered && <span class="mute block">{t("console.needs.going", { name: personName(hall, call.answered_by) })}</span>}
      </span>
      {answered ? (
        <Button small icon="check" onClick={() => void hall.send("answer_help", { help_call: call.id, ended: true })}>
          {t("console.needs.helped")}
        </Button>
      ) : (
        <Button small onClick={() => void hall.send("answer_help", { help_call: call.id })}>
          {t("console.needs.go")}
        </Button>
      )}
    </li>
  );
}

function groupOf(hall: Hall, grouping: string | null, person: string): string {
  const seats = new Set(hall.seats.value.filter((seat) => seat.person_id === person).map((seat) => seat.id));
  const membership = hall.memberships.value.find((one) => seats.has(one.seat_id) && one.grouping_id === grouping);
  const group = hall.get("group", membership?.group_id);
  return group === undefined ? "" : `, ${groupTitle(group)}`;
}
