// Tutup hari: one press when no phone holds rows back, else whoever does is excused by name; one press opens the day again.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import { learnStanding } from "./backup_state";
import { Checks } from "./day_closing_checks";
import { Closed, Excused } from "./day_closing_closed";
import { Except } from "./day_closing_except";
import { closingOf, held, learnHeld, useHeld, waiversOf } from "./day_closing_state";
import type { Hall } from "./hall_state";
import { personName } from "./naming";
import { timeOf } from "./times";

const COPIED_MS = [3_000, 8_000];

interface Props {
  readonly hall: Hall;
  readonly day: number;
  /** Whether this is the page's one main button: nothing else of the day is left to start. */
  readonly main: boolean;
}

export function DayClosingCard({ hall, day, main }: Props): JSX.Element {
  useHeld(hall);
  const excusing = useSignal(false);
  const title = useRef<HTMLHeadingElement>(null);
  const closing = closingOf(hall, day);
  const closed = closing?.state === "closed";
  const earlier = closing === undefined ? [] : waiversOf(hall, closing).earlier;
  useEffect(() => {
    // What closing sets off is shown soon, not at the next look.
    const later = closed ? COPIED_MS.map((after) => setTimeout(() => void learnStanding(hall), after)) : [];
    return () => later.forEach(clearTimeout);
  }, [closed, closing?.closed_at]);

  /** The button that was pressed is gone afterwards: the focus goes to what is said instead. */
  const did = async (step: Promise<{ readonly ok: boolean }>): Promise<void> => {
    const { ok } = await step;
    void learnHeld(hall);
    if (!ok) return;
    excusing.value = false;
    title.current?.focus();
  };
  const close = (waived: readonly string[] = [], reason = ""): Promise<void> => did(hall.send("close_day", { day, waived: [...waived], reason }));
  return (
    <Card class="todo day-closing">
      <h2 ref={title} tabIndex={-1}>
        <Icon name={closed ? "check" : "lock"} />
        {closed ? t("day_closing.closed", { day }) : t("day_closing.close", { day })}
      </h2>
      {closing !== undefined && closed ? (
        <Closed hall={hall} closing={closing} onReopen={() => void did(hall.send("reopen_day", { day }))} />
      ) : (
        <>
          {closing?.reopened_at != null && (
            <p class="mute">{t("day_closing.reopened", { time: timeOf(closing.reopened_at, hall.workshop.value), name: personName(hall, closing.reopened_by) })}</p>
          )}
          <Checks hall={hall} named={!excusing.value || (held.value ?? []).length === 0} />
          {earlier.length > 0 && (
            <ul>
              <Excused hall={hall} title={t("day_closing.excused_earlier")} waivers={earlier} />
            </ul>
          )}
          {hall.leads.value && held.value !== undefined && <Ways hall={hall} day={day} main={main} excusing={excusing} close={close} />}
        </>
      )}
    </Card>
  );
}

interface WaysProps extends Props {
  readonly excusing: { value: boolean };
  close(waived?: readonly string[], reason?: string): Promise<void>;
}

function Ways({ hall, day, main, excusing, close }: WaysProps): JSX.Element {
  const holding = held.value ?? [];
  if (holding.length === 0) {
    return (
      <div class="foot">
        <Button kind={main ? "main" : "plain"} icon="lock" wide onClick={() => void close()}>
          {t("day_closing.close", { day })}
        </Button>
      </div>
    );
  }
  if (excusing.value) return <Except hall={hall} holding={holding} main={main} close={close} back={() => (excusing.value = false)} />;
  return (
    <div class="foot stack">
      <p class="mute sm">{t("day_closing.wait")}</p>
      <Button wide onClick={() => (excusing.value = true)}>
        {t("day_closing.except")}
      </Button>
    </div>
  );
}
