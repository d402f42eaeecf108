// What a row on the console's sheet refers to.

import type { JSX } from "preact";
import { Citations } from "../documents/citations";
import { visitorOf } from "../documents/hall_visitor";
import type { Hall } from "./hall_state";

export function RowDocuments({ hall, entry }: { readonly hall: Hall; readonly entry: string }): JSX.Element {
  return (
    <div class="documents">
      <Citations visitor={visitorOf(hall)} entry={entry} write={false} />
    </div>
  );
}
