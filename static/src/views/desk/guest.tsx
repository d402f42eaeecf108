// One person beside the list: where they sit, since when they are here and who noted it, and what can be done about that.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Icon } from "../parts/icon";
import type { Desk, Guest } from "./desk";
import { StateOf } from "./list";

interface Props {
  readonly desk: Desk;
  readonly guest: Guest;
  onClose(): void;
  onBadge(): void;
}

export function GuestPanel({ desk, guest, onClose, onBadge }: Props): JSX.Element {
  const { person, presence } = guest;
  const source = presence.present ? sourceWord(presence.arrived?.source ?? "") : "";
  const undoable = presence.own && presence.arrived?.source === "desk" && presence.left === undefined;
  const half = desk.half.value;
  return (
    <Panel title={person.name} under={[person.position, guest.office?.name ?? ""].filter((one) => one !== "").join(" · ")} close={t("common.close")} onClose={onClose}>
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
            {t("desk.undo")}
          </Button>
        )}
        {half !== undefined && presence.left?.source === "desk" && (
          <Button kind="quiet" icon="undo" wide onClick={() => void desk.undo({ what: "out", person: person.id, name: person.name, half: presence.left?.half_day ?? half.key, at: 0 })}>
            {t("desk.undo")}
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
