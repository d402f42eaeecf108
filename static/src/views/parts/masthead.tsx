// The head of a page that belongs to no room: the house, the display, the woven strip.

import type { JSX } from "preact";
import { Appearance } from "./appearance_choices";
import { Brand, Tenun } from "./brand";

export function Masthead(): JSX.Element {
  return (
    <>
      <div class="head-line">
        <Brand />
        <Appearance named />
      </div>
      <Tenun />
    </>
  );
}
