// An assistant writes down for the lead: chosen once, said at the top for as long as it lasts (*disampaikan oleh … dicatat oleh …*).

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import type { AssessorDesk } from "./assessor";

export function SpeaksFor({ desk }: { readonly desk: AssessorDesk }): JSX.Element | null {
  const voice = desk.voice.value;
  if (voice === null) return null;
  const name = desk.others.find((one) => one.id === voice)?.name ?? "";
  return <Notice tone="live" icon="write" title={t("assess.for", { name })} way={<Button small onClick={() => desk.speaksFor(null)}>{t("assess.for_end")}</Button>} />;
}

export function ChooseVoice({ desk }: { readonly desk: AssessorDesk }): JSX.Element | null {
  if (desk.others.length === 0 || desk.voice.value !== null) return null;
  const options = [{ value: "", label: t("assess.myself") }, ...desk.others.map((one) => ({ value: one.id, label: one.name }))];
  return (
    <details class="others">
      <summary>{t("assess.for_more")}</summary>
      <SelectField label={t("assess.spoken_by")} value="" options={options} onChange={(one) => desk.speaksFor(one === "" ? null : one)} />
    </details>
  );
}
