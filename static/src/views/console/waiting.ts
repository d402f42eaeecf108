// How many wait behind each word of the side bar.

import type { Hall } from "./hall_state";
import { due } from "./privacy_fact";

export function waiting(hall: Hall): Readonly<Record<string, number>> {
  const calls = hall.helpCalls.value.filter((call) => call.ended_at === null).length;
  const claims = hall.credentials.value.filter((credential) => credential.kind === "claim" && credential.revoked_at === null).length;
  return { hall: calls, settings: due(hall).asked, people: claims };
}
