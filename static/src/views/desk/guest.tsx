// One person beside the list: where they sit, since when they are here and who noted it, and what can be done about that.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Icon } from "../parts/icon";
import type { Desk, Guest } from "./desk";
import { StateOf } from "./list";
import { SubstituteForm } from "./substitute";

interface Props {
  readonly desk: Desk;
  readonly guest: Guest;
  onClose(): void;
  onBadge(): void;
  /** Shows somebody else instead. */
  onOther(person: string): void;
}

export function GuestPanel({ desk, guest, onClose, onBadge, onOther }: Props): JSX.Element {
  const { person, presence, substitution } = guest;
  const [replacing, setReplacing] = useState(false);
  const source = presence.present ? sourceWord(presence.arrived?.source ?? "") : "";
  const undoable = presence.own && presence.arrived?.source === "desk" && presence.left === undefined;
  const half = desk.half.value;
  const under = [person.position, guest.office?.name ?? ""].filter((one) => one !== "").join(" · ");
  if (replacing) {
    return (
      <Panel title={person.name} under={under} close={t("common.close")} onClose={onClose}>
        <SubstituteForm desk={desk} guest={guest} onBack={() => setReplacing(false)} onDone={onOther} />
      </Panel>
    );
  }
  return (
    <Panel title={person.name} under={under} close={t("common.close")} onClose={onClose}>
      {guest.stands_in_for !== "" && <p class="mute">{t("desk.substitute", { name: guest.stands_in_for })}</p>}
      {guest.replaced_by !== "" && <p class="mute">{t("desk.substituted", { name: guest.replaced_by })}</p>}
      <p class="state-line">
        <StateOf desk={desk} guest={guest} />
        {source !== "" && <span class="mute">{source}</span>}
      </p>
      <ul class="places">
        {guest.groups.length === 0 && <li class="mute">{t("desk.no_group")}</li>}
        {guest.groups.map((group) => (
          <li key={group.id}>
            <Icon name="people" />
            <span>
              <b>{t("desk.group", { number: group.number })}</b> {group.title}
              {group.place !== "" && <small>{group.place}</small>}
            </span>
          </li>
        ))}
      </ul>
      <div class="acts">
        {half !== undefined && !presence.present && (
          <Button kind="main" icon="check" wide onClick={() => void desk.tick(guest, "in")}>
            {presence.left === undefined ? t("desk.tick") : t("desk.back_again")}
          </Button>
        )}
        {half !== undefined && presence.present && (
          <Button icon="forward" wide onClick={() => void desk.tick(guest, "out")}>
            {t("desk.out")}
          </Button>
        )}
        {half !== undefined && undoable && (
          <Button kind="quiet" icon="undo" wide onClick={() => void desk.undo({ what: "in", person: person.id, name: person.name, half: presence.arrived?.half_day ?? half.key, at: 0 })}>
            {t("desk.undo_in")}
          </Button>
        )}
        {half !== undefined && presence.left?.source === "desk" && (
          <Button kind="quiet" icon="undo" wide onClick={() => void desk.undo({ what: "out", person: person.id, name: person.name, half: presence.left?.half_day ?? half.key, at: 0 })}>
            {t("desk.undo_out")}
          </Button>
        )}
        {!presence.present && desk.sits(person.id) && guest.stands_in_for === "" && (
          <Button icon="move" wide onClick={() => setReplacing(true)}>
            {t("desk.substitute.put")}
          </Button>
        )}
        {substitution !== undefined && (
          <Button
            kind="quiet"
            icon="undo"
            wide
            onClick={() => void desk.undo({ what: "substitute", person: person.id, name: person.name, half: undoable ? presence.arrived?.half_day ?? "" : "", at: 0, substitution: substitution.id })}
          >
            {t("desk.substitute.undo")}
          </Button>
        )}
        <Button icon="document" wide onClick={onBadge}>
          {t("desk.badge")}
        </Button>
      </div>
    </Panel>
  );
}

function sourceWord(source: string): string {
  const words: Readonly<Record<string, string>> = {
    phone: t("desk.source.phone"),
    digits: t("desk.source.digits"),
    desk: t("desk.source.desk"),
    hand: t("desk.source.hand"),
  };
  return words[source] ?? "";
}
