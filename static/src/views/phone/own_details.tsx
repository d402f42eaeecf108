// My name, degrees and position as they will stand on the attendance list; and since when I am noted as present.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { halfDaysOf, Roll, runningAt } from "../../core/attendance";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Word } from "../parts/words";
import type { Phone } from "./phone";

const LONGEST = 120;

export function OwnDetails({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const { person } = phone.me;
  const [typed, setTyped] = useState<{ readonly name: string; readonly position: string } | undefined>(undefined);
  if (person === undefined) return null;
  const was = [person.corrected?.["name"], person.corrected?.["position"]].filter((part) => (part ?? "") !== "").join(" · ");
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed === undefined || typed.name.trim() === "") return;
    await phone.command("correct_own_details", `details ${person.id}`, { name: typed.name.trim(), position: typed.position.trim() });
    setTyped(undefined);
  };
  return (
    <section class="own-details">
      <h2 class="part">{t("phone.details.title")}</h2>
      <PresentSince phone={phone} />
      {typed === undefined ? (
        <>
          {was !== "" && <p class="under">{t("phone.details.was", { was })} {t("phone.details.seen")}</p>}
          <Button wide icon="write" onClick={() => setTyped({ name: person.name, position: person.position })}>{t("phone.details.fix")}</Button>
        </>
      ) : (
        <form class="ways" onSubmit={(event) => void save(event)}>
          <TextField label={t("phone.details.name")} help={t("phone.details.help")} value={typed.name} maxLength={LONGEST} required onInput={(name) => setTyped({ ...typed, name })} />
          <TextField label={t("phone.details.position")} value={typed.position} maxLength={LONGEST} onInput={(position) => setTyped({ ...typed, position })} />
          <Button kind="main" type="submit" wide icon="check">{t("common.save")}</Button>
          <Button kind="quiet" wide onClick={() => setTyped(undefined)}>{t("common.cancel")}</Button>
        </form>
      )}
    </section>
  );
}

function PresentSince({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const workshop = workshopOf(phone.objects);
  const halfDays = halfDaysOf(workshop);
  const half = runningAt(halfDays, phone.now.value, workshop?.timezone ?? "");
  if (workshop === undefined || half === undefined) return null;
  const presence = new Roll(halfDays, workshop.presence_by, phone.objects.all("attendance_mark"), () => phone.me.id).at(phone.me.id, half);
  const time = (at: string | undefined): string => clockTime(at, workshop.timezone);
  if (presence.left !== undefined) return <p class="under"><Word tone="none">{t("phone.presence.left", { time: time(presence.left.at) })}</Word></p>;
  return presence.present ? <p class="under"><Word tone="saved">{t("phone.presence.here", { time: time(presence.arrived?.at) })}</Word></p> : null;
}
