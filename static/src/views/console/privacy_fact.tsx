// A word in the strip above once the time to keep personal data is over and somebody's are still kept; and when somebody asks.

import type { JSX } from "preact";
import { keptUntil } from "../../core/notice";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import type { Hall } from "./hall_state";
import { href } from "./rooms";
import { dateOf } from "./times";

export function PrivacyFact({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const workshop = hall.workshop.value;
  if (workshop === undefined || !hall.leads.value || hall.second.value === 0) return null;
  const kept = hall.people.value.filter((person) => person.erased_at == null);
  const asked = kept.filter((person) => person.erasure_asked_at != null).length;
  const until = keptUntil(workshop);
  const over = until !== null && dateOf(hall.second.value, workshop) > until && kept.some((person) => !person.staff && person.merged_into === null);
  if (!over && asked === 0) return null;
  return (
    <span class="fact" role="status">
      <Icon name="lock" />
      <a href={href("settings", "privacy")}>
        <b>{asked > 0 ? t("privacy.word_asked", { count: asked }) : t("privacy.word_over")}</b>
      </a>
    </span>
  );
}
