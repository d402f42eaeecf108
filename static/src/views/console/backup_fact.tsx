// A word in the strip above, only where something is to be done: the copies are old or failing, or phones know another address.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { address, complains, isLoud, type Standing, standing, useWatch } from "./backup_state";
import type { Hall } from "./hall_state";
import { href } from "./rooms";

export function BackupFact({ hall }: { readonly hall: Hall }): JSX.Element | null {
  useWatch(hall);
  const found = standing.value;
  // One word at a time: the strip is full as it is, and the page says all of it.
  if (found?.disk_full === true) return <Complaint loud={true}>{t("backup.disk_full")}</Complaint>;
  if (address.value?.moved === true) return <Complaint loud={true}>{t("moved.word")}</Complaint>;
  if (found === undefined || !complains(found)) return null;
  return <Complaint loud={isLoud(found)}>{wordOf(found)}</Complaint>;
}

function Complaint({ loud, children }: { readonly loud: boolean; readonly children: string }): JSX.Element {
  return (
    <span class={loud ? "fact loud" : "fact"} role="status">
      <Icon name={loud ? "warning" : "copy"} />
      <a href={href("settings", "backup")}>
        <b>{children}</b>
      </a>
    </span>
  );
}

function wordOf({ state, age_s }: Standing): string {
  if (state === "unchosen") return t("backup.word_unchosen");
  if (age_s === null) return t("backup.word_failing");
  return t("backup.word_old", { minutes: Math.max(1, Math.floor(age_s / 60)) });
}
