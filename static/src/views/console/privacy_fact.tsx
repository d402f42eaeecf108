// What waits to be decided about personal data: asked for by people, or due because the time to keep them is over.

import type { JSX } from "preact";
import { keptUntil } from "../../core/notice";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import type { Hall } from "./hall_state";
import { href } from "./rooms";
import { dateOf } from "./times";

interface Due {
  readonly asked: number;
  readonly over: boolean;
}

export function due(hall: Hall): Due {
  const workshop = hall.workshop.value;
  if (workshop === undefined || !hall.leads.value || hall.second.value === 0) return { asked: 0, over: false };
  const kept = hall.people.value.filter((person) => person.erased_at == null);
  const until = keptUntil(workshop);
  return {
    asked: kept.filter((person) => person.erasure_asked_at != null).length,
    over: until !== null && dateOf(hall.second.value, workshop) > until && kept.some((person) => !person.staff && person.merged_into === null),
  };
}

/** Once a workshop is so long past, this is said in the place where copies are spoken of before. */
export function PrivacyFact(): JSX.Element {
  return (
    <span class="fact" role="status">
      <Icon name="lock" />
      <a href={href("settings", "privacy")}>
        <b>{t("privacy.word_over")}</b>
      </a>
    </span>
  );
}
