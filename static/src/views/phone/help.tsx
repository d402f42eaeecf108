// Asking for help: a raised hand that the facilitators see, taken down again by whoever raised it; and what was announced.

import type { JSX } from "preact";
import { newId } from "../../core/chance";
import { callOf, workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { announcements } from "./announced";
import { Frame } from "./frame";
import type { Phone } from "./phone";

export function Help({ phone }: { readonly phone: Phone }): JSX.Element {
  const timezone = workshopOf(phone.objects)?.timezone ?? "";
  const all = announcements(phone);
  return (
    <Frame phone={phone} begins="announcements">
      <h1>{t("phone.help.title")}</h1>
      <Hand phone={phone} timezone={timezone} />
      <h2 class="part">{t("phone.help.announcements")}</h2>
      {all.length === 0 && <p class="empty">{t("phone.help.no_announcements")}</p>}
      <ul class="said">
        {all.map((said) => (
          <li key={said.id} class="card">
            <span class="mute sm">{clockTime(said.at, timezone)}</span>
            <p class="kept">{said.text}</p>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function Hand({ phone, timezone }: { readonly phone: Phone; readonly timezone: string }): JSX.Element {
  const call = callOf(phone.objects, phone.me.id);
  const queued = phone.outbox.waiting.filter((one) => one.name === "call_help" || one.name === "answer_help").pop();
  const raised = queued === undefined ? call !== undefined : queued.name === "call_help";
  if (!raised) {
    const id = newId("hlp");
    return (
      <>
        <p class="under">{t("phone.help.under")}</p>
        <Button kind="main" icon="help" wide class="tall" onClick={() => void phone.command("call_help", "hand", { help_call: id })}>
          {t("phone.help.raise")}
        </Button>
      </>
    );
  }
  const known = call?.id ?? (queued?.name === "call_help" ? queued.payload.help_call : "");
  const by = call?.answered_by === null || call === undefined ? undefined : (phone.objects.get("person", call.answered_by)?.name ?? t("phone.help.somebody"));
  const title = queued !== undefined ? t("phone.help.sending") : by !== undefined ? t("phone.help.coming", { name: by }) : t("phone.help.raised", { time: clockTime(call?.at, timezone) });
  return (
    <>
      <Notice tone="help" icon="help" title={title}>
        {by === undefined ? t("phone.help.stay") : undefined}
      </Notice>
      <Button wide icon="check" onClick={() => void phone.command("answer_help", "hand", { help_call: known, ended: true })}>
        {t("phone.help.lower")}
      </Button>
    </>
  );
}
