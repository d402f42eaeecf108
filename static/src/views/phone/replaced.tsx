// Whose seat somebody else fills is told so, with the way back; whoever fills a seat reads whose it is.

import type { JSX } from "preact";
import { filledBy, nameOf, standsInFor, workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import type { Phone } from "./phone";

export function Replaced({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const { me, objects } = phone;
  const filled = filledBy(objects, me.id);
  if (filled === undefined) return null;
  const said = { name: nameOf(objects, filled.substitute_id) ?? t("phone.somebody"), time: clockTime(filled.at, workshopOf(objects)?.timezone ?? "") };
  if (me.seat !== undefined) {
    return (
      <Notice tone="live" icon="person" title={t("phone.seat.beside", said)}>
        {t("phone.seat.beside_under")}
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="live" icon="person" title={t("phone.seat.filled", said)}>
        {t("phone.seat.filled_under", said)}
      </Notice>
      <div class="ways">
        <Button kind="main" wide icon="undo" onClick={() => void phone.command("reclaim_seat", me.id, {})}>
          {t("phone.seat.back")}
        </Button>
      </div>
    </>
  );
}

export function StandsIn({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const { me, objects } = phone;
  const mine = standsInFor(objects, me.id);
  if (mine === undefined) return null;
  const said = { name: nameOf(objects, mine.predecessor_id) ?? t("phone.somebody"), time: clockTime(mine.at, workshopOf(objects)?.timezone ?? "") };
  return <p class="under">{t("phone.substitute.stands_in", said)}</p>;
}
