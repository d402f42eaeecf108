// Phones know another address than this laptop has: who is left behind there, and the command that takes it again.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Notice } from "../parts/notice";
import { address } from "./backup_state";
import { CopyText } from "./settings_copy";

const MOST_NAMED = 8;

export function MovedNotice(): JSX.Element | null {
  const found = address.value;
  if (found?.moved !== true) return null;
  const holding = found.left.filter((one) => one.unsent > 0);
  const [ask = "", alias = ""] = found.commands;
  return (
    <section class="card side-card">
      <Notice tone="fix" icon="warning" title={t("moved.title", { old: found.old, own: found.own })}>
        {t("moved.left", { phones: found.left.length, rows: found.unsent })}
      </Notice>
      {holding.length > 0 && (
        <ul class="who-left">
          {holding.slice(0, MOST_NAMED).map((one) => (
            <li key={one.person}>
              <b>{one.name}</b> <span class="mute">{[one.organisation, t("moved.rows", { count: one.unsent })].filter((part) => part !== "").join(" · ")}</span>
            </li>
          ))}
          {holding.length > MOST_NAMED && <li class="mute">{t("moved.others", { count: holding.length - MOST_NAMED })}</li>}
        </ul>
      )}
      <p>{t("moved.again")}</p>
      <CopyText label={t("moved.ask")} text={ask} />
      <CopyText label={t("moved.take")} text={alias} />
      <p class="mute">{t("moved.else")}</p>
    </section>
  );
}
