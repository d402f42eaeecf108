// The whole phone says where to sit: number, place and colour, to be held up and read from afar, until it is put away.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { membersOf } from "../../core/hall";
import type { Told } from "../../core/tables";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Strip } from "./frame";
import type { Phone } from "./phone";
import { courteous } from "./said";

interface Props {
  readonly phone: Phone;
  readonly told: Told;
  readonly onPutAway: () => void;
}

export function TableCard({ phone, told, onPutAway }: Props): JSX.Element {
  const { group, go } = told;
  const { person } = phone.me;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [group.id]);
  const name = person === undefined ? phone.someone.name : courteous(person.name, person.sex ?? "");
  const members = membersOf(phone.objects, group.id);
  const role = roleIn(group, phone.me.seat?.id);
  return (
    <div class="phone deep">
      <Strip phone={phone} />
      <main class="to-table">
        <h1 ref={title} tabIndex={-1}>{t(go ? "tables.go" : "tables.yours")}</h1>
        <section class={`table-sign ${group.colour}`}>
          <p>{t("phone.waiting.you_are_in", { name })}</p>
          <p class="sign-word">{t("tables.group")}</p>
          <p class="number">{group.number}</p>
          {group.place !== "" && (
            <p class="place">
              <Icon name="pin" />
              {group.place}
            </p>
          )}
          <p>{[phone.objects.get("grouping", group.grouping_id)?.title, group.title].filter((part) => part !== undefined && part !== "").join(" · ")}</p>
        </section>
        {role !== "" && <p class="role"><b>{t(role)}</b></p>}
        <div class="ways">
          <Button kind="main" wide icon="check" onClick={onPutAway}>{t(go ? "tables.here" : "tables.seen")}</Button>
          {members.length > 1 && (
            <details class="members">
              <summary>{t("tables.members", { count: members.length })}</summary>
              <ul>{members.map((member) => <li key={member.id}>{member.name}</li>)}</ul>
            </details>
          )}
        </div>
      </main>
    </div>
  );
}

function roleIn(group: Told["group"], seat: string | undefined): string {
  if (seat === undefined) return "";
  if (group.chair_seat_id === seat) return "tables.you_chair";
  if (group.scribe_seat_id === seat) return "tables.you_write";
  return group.speaker_seat_id === seat ? "tables.you_speak" : "";
}
