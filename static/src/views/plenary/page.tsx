// The plenaries of a workshop: the list to the left, the stage and the order beside it; the last act with its way back.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Plenary } from "../../core/generated/wire";
import { currentOf } from "../../core/plenaries";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { turnHidden } from "../console/hiding";
import { HallTop, Refused } from "../linked/hall_top";
import { Button, LinkButton } from "../parts/button";
import { RoomHead } from "../parts/head";
import { UndoBar } from "../parts/undo_bar";
import { Tag } from "../parts/words";
import { PlenaryForm } from "./form";
import { Order } from "./order";
import { actsOf, lookup, plenariesOf, toldOf } from "./plenary_state";
import { Stage, turnTo } from "./stage";

const NEW = "new";
const TONES = { planned: "none", running: "live", done: "saved" } as const;

export function PlenaryPage({ hall }: { readonly hall: Hall }): JSX.Element {
  const chosen = useSignal("");
  const plenaries = plenariesOf(hall);
  const now = plenaries.find((one) => one.id === chosen.value) ?? (chosen.value === NEW ? undefined : plenaries[0]);
  return (
    <div class="plenaries">
      <HallTop hall={hall} ownLetters>
        <LinkButton href={`/notes/${encodeURIComponent(hall.id)}`} icon="write" small>{t("plenaries.notes")}</LinkButton>
      </HallTop>
      <main>
        <aside>
          <h1>{t("plenaries.head")}</h1>
          {hall.leads.value && <Button icon="add" wide onClick={() => (chosen.value = NEW)}>{t("plenaries.new")}</Button>}
          <div class="pick">
            {plenaries.map((one) => (
              <button key={one.id} type="button" aria-current={one === now ? "true" : undefined} onClick={() => (chosen.value = one.id)}>
                <span class="t">{one.title}</span>
                <Tag tone={TONES[one.state as keyof typeof TONES]}>{t(`plenaries.is.${one.state}`)}</Tag>
              </button>
            ))}
          </div>
        </aside>
        <section>
          <Refused hall={hall} />
          {now !== undefined && <Running key={now.id} hall={hall} plenary={now} />}
          {now === undefined && hall.leads.value && <PlenaryForm hall={hall} onSaved={(id) => (chosen.value = id)} onBack={plenaries.length > 0 ? () => (chosen.value = "") : undefined} />}
        </section>
      </main>
    </div>
  );
}

function Running({ hall, plenary }: { readonly hall: Hall; readonly plenary: Plenary }): JSX.Element {
  const changing = useSignal(false);
  useKeys(hall, plenary);
  if (changing.value) return <PlenaryForm hall={hall} plenary={plenary} onSaved={() => (changing.value = false)} onBack={() => (changing.value = false)} />;
  return (
    <div class="stack">
      <RoomHead second title={plenary.title} under={[hall.get("agenda_item", plenary.agenda_item_id)?.title ?? "", t("plenaries.each", { minutes: plenary.minutes })].filter((part) => part !== "").join(" · ")}>
        {hall.leads.value && (
          <>
            <Button small icon="write" onClick={() => (changing.value = true)}>{t("plenaries.change")}</Button>
            {plenary.started_at === null && <Button small kind="quiet" onClick={() => void hall.send("remove_plenary", { plenary: plenary.id })}>{t("plenaries.remove")}</Button>}
          </>
        )}
      </RoomHead>
      <Stage hall={hall} plenary={plenary} />
      <Acts hall={hall} plenary={plenary} />
      <Order hall={hall} plenary={plenary} />
    </div>
  );
}

function Acts({ hall, plenary }: { readonly hall: Hall; readonly plenary: Plenary }): JSX.Element | null {
  const acts = actsOf(hall, plenary);
  const last = acts.find((act) => !act.undone);
  const timezone = hall.workshop.value?.timezone ?? "";
  if (acts.length === 0) return null;
  return (
    <div class="history">
      {last !== undefined && (
        <UndoBar word={t("plenaries.undo")} keyHint="Z" onUndo={hall.leads.value ? () => void hall.send("undo_plenary_act", { act: last.id }) : undefined}>
          {toldOf(hall, last)}
        </UndoBar>
      )}
      <details>
        <summary>{t("plenaries.history", { count: acts.length })}</summary>
        <ol>
          {acts.map((act) => (
            <li key={act.id} class={act.undone ? "gone" : ""}>
              {[clockTime(act.at, timezone), toldOf(hall, act), hall.get("person", act.by)?.name ?? "", act.undone ? t("plenaries.undone") : ""].filter((part) => part !== "").join(" · ")}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** N next, B back, P pause, H the wall, Z undo, arrows for pages; nothing while somebody types. */
function useKeys(hall: Hall, plenary: Plenary): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest("textarea, input, select") !== null;
      if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !hall.leads.value) return;
      if (pressed(hall, plenary.id, event.key)) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [hall, plenary.id]);
}

/** Whether the key meant anything. */
function pressed(hall: Hall, id: string, key: string): boolean {
  const plenary = hall.get("plenary", id);
  if (plenary === undefined) return false;
  const seen = { plenary: id, after: plenary.current_id ?? "" };
  const turn = currentOf(lookup(hall), plenary);
  const last = actsOf(hall, plenary).find((act) => !act.undone);
  if (key === "n") void hall.send("next_presentation", seen);
  else if (key === "b") void hall.send("previous_presentation", seen);
  else if (key === "h") void turnHidden(hall);
  else if (key === "z" && last !== undefined) void hall.send("undo_plenary_act", { act: last.id });
  else if (turn === undefined) return false;
  else if (key === "p") void hall.send("pause_presentation", { presentation: turn.id, paused: turn.since !== null });
  else if (key === "ArrowRight" || key === "ArrowLeft") turnTo(hall, turn, turn.page + (key === "ArrowRight" ? 1 : -1));
  else return false;
  return true;
}
