// What an assessor opens seldom, in a file of its own.

import type { JSX } from "preact";
import { later, part } from "../parts/later";

const voting = part("later_voting", () => import("./later_voting"));

export const Voting = later(voting, "Voting", alone);

function alone(_: object, said: JSX.Element): JSX.Element {
  return said;
}
