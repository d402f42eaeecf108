// The wall hidden with one press from wherever somebody is on the console, and shown again with another.

import type { Ack } from "../../core/messages";
import { FOLLOW, toldAlone } from "../../core/screens";
import type { Hall } from "./hall_state";

/** As it hangs, hidden or shown again: all projectors at once. */
export function turnHidden(hall: Hall): Promise<Ack> {
  const screen = hall.screen.value;
  return hall.send("show_page", { page: screen?.page ?? "join", content: screen?.content ?? {}, hidden: screen?.hidden !== true });
}

/** One of several projectors alone; it goes on with its own page, or with following the others. */
export function turnOneHidden(hall: Hall, projector: string): Promise<Ack> {
  const told = toldAlone(hall.every("screen"), projector);
  return hall.send("show_page", { page: told?.page ?? FOLLOW, content: told?.content ?? {}, hidden: told?.hidden !== true, projector });
}
