// A word in the strip above, only where something is to be done: the copies are old or failing, or phones know another address.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { address, complains, isLoud, standing, useWatch } from "./backup_state";
import type { Hall } from "./hall_state";
import { href } from "./rooms";

export function BackupFact({ hall }: { readonly hall: Hall }): JSX.Element {
  useWatch(hall);
  const found = standing.value;
  return (
    <>
      {address.value?.moved === true && (
        <a class="fact loud" role="status" href={href("settings", "backup")}>
          <Icon name="warning" />
          <b>{t("moved.word")}</b>
        </a>
      )}
      {found !== undefined && complains(found) && (
        <a class={isLoud(found) ? "fact loud" : "fact"} role="status" href={href("settings", "backup")}>
          <Icon name={isLoud(found) ? "warning" : "copy"} />
          <b>{wordOf(found.state, found.age_s)}</b>
        </a>
      )}
    </>
  );
}

function wordOf(state: string, age_s: number | null): string {
  if (state === "unchosen") return t("backup.word_unchosen");
  if (age_s === null) return t("backup.word_failing");
  return t("backup.word_old", { minutes: Math.max(1, Math.floor(age_s / 60)) });
}
