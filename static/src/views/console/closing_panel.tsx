// Closing an activity: how many phones hold nothing back, who still does, and then a person decides.

import type { JSX } from "preact";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Icon } from "../parts/icon";
import { Progress } from "../parts/progress";
import type { Hall } from "./hall_state";
import { activityTitle, organisationTitle, personName } from "./naming";
import type { Picture } from "./picture";
import { timeOf } from "./times";

interface ClosingPanelProps {
  readonly hall: Hall;
  readonly picture: Picture;
  readonly activity: Activity;
  readonly onClose: () => void;
}

export function ClosingPanel({ hall, picture, activity, onClose }: ClosingPanelProps): JSX.Element {
  const asked = picture.asked(activity).filter((person) => hall.presence.value[person] !== undefined);
  const missing = asked.filter((person) => (hall.presence.value[person]?.unsent ?? 0) > 0);
  const received = asked.length - missing.length;
  const close = async () => {
    const ack = await hall.send("close_activity", { activity: activity.id });
    if (ack.ok) onClose();
  };
  return (
    <Panel title={t("console.closing.title", { title: activityTitle(hall, activity) })} under={t("console.closing.under")} close={t("common.close")} onClose={onClose} class="closing">
      <p class="received">
        <b>{t("console.closing.received", { count: received, of: asked.length })}</b> {t("console.closing.phones")}
      </p>
      <Progress share={asked.length === 0 ? 1 : received / asked.length} />
      {missing.length > 0 && (
        <div class="waiting">
          <p class="word local">
            <Icon name="phone" />
            {t("console.closing.waiting")}
          </p>
          <ul>
            {missing.map((person) => (
              <li key={person}>
                <b>{personName(hall, person)}</b>
                {`, ${organisationTitle(hall.get("organisation", picture.seating.organisation(person)))}`}
                <span class="block">
                  {t("console.needs.unsent_rows", {
                    count: hall.presence.value[person]?.unsent ?? 0,
                    time: timeOf(hall.presence.value[person]?.heard_at, hall.workshop.value) || "–",
                  })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="stack ways-out">
        <Button kind="main" icon="check" wide onClick={() => void close()}>
          {t("console.closing.now")}
        </Button>
        {activity.left_s === null && (
          <Button icon="clock" wide onClick={() => void hall.send("extend_timer", { activity: activity.id, minutes: 1 })}>
            {t("console.closing.minute")}
          </Button>
        )}
        <Button kind="quiet" wide onClick={onClose}>
          {t("console.closing.stay")}
        </Button>
      </div>
      <p class="mute sm foot">{t("console.closing.nothing_lost")}</p>
    </Panel>
  );
}
