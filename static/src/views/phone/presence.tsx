// Where a phone may be anywhere, its owner types the half-day's four digits from the projector, once.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { halfDaysOf, runningAt } from "../../core/attendance";
import { newId } from "../../core/chance";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import type { Phone } from "./phone";
import { refusalSaid } from "./said";

const DIGITS = 4;

export function AskPresence({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState("");
  const workshop = workshopOf(phone.objects);
  const half = workshop?.presence_by === "digits" ? runningAt(halfDaysOf(workshop), phone.now.value, workshop.timezone) : undefined;
  const noted = phone.objects.all("attendance_mark").some((mark) => mark.half_day === half?.key && mark.kind === "arrived" && !mark.withdrawn);
  if (half === undefined || noted || phone.me.seat === undefined) return null;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.length < DIGITS) return;
    const command = { id: newId("cmd"), name: "confirm_presence", payload: { digits: typed } };
    const ack = await phone.connection.send(command).catch(() => undefined);
    setTold(ack === undefined ? t("phone.presence.later") : ack.ok ? "" : refusalSaid(ack));
    if (ack?.ok === false) setTyped("");
  };
  return (
    <form class="card presence" onSubmit={(event) => void send(event)}>
      <b>{t("phone.presence.ask")}</b>
      <TextField
        label={t("phone.presence.digits")}
        inputMode="numeric"
        value={typed}
        maxLength={DIGITS}
        note={told === "" ? undefined : { tone: "fix", text: told }}
        onInput={(text) => setTyped(text.replace(/\D/g, ""))}
      />
      <Button kind="main" type="submit" wide icon="check" disabled={typed.length < DIGITS}>{t("phone.presence.send")}</Button>
    </form>
  );
}
