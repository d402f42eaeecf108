// The wall hidden with one press from wherever somebody is on the console, and shown again with another.

import type { Ack } from "../../core/messages";
import type { Hall } from "./hall_state";

/** As it hangs, hidden or shown again: all projectors at once. */
export function turnHidden(hall: Hall): Promise<Ack> {
  const screen = hall.screen.value;
  return hall.send("show_page", { page: screen?.page ?? "join", content: screen?.content ?? {}, hidden: screen?.hidden !== true });
}
