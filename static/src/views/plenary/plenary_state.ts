// What the plenary's page works out of the objects: the list, the stage, the acts and how they are told.

import type { ObjectTypes, Plenary, PlenaryAct, Presentation } from "../../core/generated/wire";
import type { Lookup } from "../../core/messages";
import { turnsOf, unitCalled } from "../../core/plenaries";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";

/** Read so that whoever draws it is drawn again. */
export function lookup(hall: Hall): Lookup {
  hall.get("workshop", hall.id);
  return <K extends keyof ObjectTypes>(type: K) => hall.objects.all(type);
}

/** What runs first, then what is to come, then what is over, the newest of each first. */
export function plenariesOf(hall: Hall): readonly Plenary[] {
  const rank = (plenary: Plenary) => ["running", "planned", "done"].indexOf(plenary.state);
  const standing = lookup(hall)("plenary").filter((plenary) => !plenary.removed);
  return [...standing].sort((one, other) => rank(one) - rank(other) || other.revision - one.revision);
}

/** Who was passed over without ever having been there stands last. */
export function listed(hall: Hall, plenary: Plenary): readonly Presentation[] {
  const turns = turnsOf(lookup(hall), plenary);
  return [...turns.filter((turn) => !passedOver(turn)), ...turns.filter(passedOver)];
}

export function passedOver(turn: Presentation): boolean {
  return turn.state === "skipped";
}

/** The newest first; only the first that stands can be undone. */
export function actsOf(hall: Hall, plenary: Plenary): readonly PlenaryAct[] {
  const own = lookup(hall)("plenary_act").filter((act) => act.plenary_id === plenary.id);
  return own.sort((one, other) => other.line - one.line);
}

export function toldOf(hall: Hall, act: PlenaryAct): string {
  const all = lookup(hall);
  const turn = all("presentation").find((one) => one.id === act.presentation_id);
  const said = t(`plenaries.act.${act.kind}`);
  return turn === undefined ? said : `${said}: ${unitCalled(all, turn)}`;
}

/** A number nobody could choose: read out, it lets anybody draw the same order again. */
export function drawnSeed(): number {
  const numbers = new Uint32Array(1);
  crypto.getRandomValues(numbers);
  return (numbers[0] ?? 0) % 1_000_000;
}
