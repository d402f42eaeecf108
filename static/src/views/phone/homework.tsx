// Pekerjaan rumah as a phone has it before its eyes: what, until when, and what the facilitator adds.

import type { JSX } from "preact";
import type { Homework } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { dayName } from "../../core/times";
import { Notice } from "../parts/notice";

export function HomeworkNotes({ given }: { readonly given: readonly Homework[] }): JSX.Element {
  return (
    <>
      {[...given].sort((one, other) => (one.due < other.due ? -1 : 1)).map((one) => (
        <Notice key={one.id} icon="write" title={t("carried.homework", { title: one.title, date: dayName(one.due) })}>
          {one.note === "" ? undefined : one.note}
        </Notice>
      ))}
    </>
  );
}
