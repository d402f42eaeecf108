// Jejak usulan for the staff: any organisation's, to read or to print.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Answer } from "../../core/api";
import { t } from "../../core/texts";
import type { Trace } from "../../core/trace";
import { sentence } from "../console/hall_state";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import { TraceList } from "../parts/trace_list";
import type { BoardDesk } from "./board_state";

export function Traces({ desk }: { readonly desk: BoardDesk }): JSX.Element {
  const offices = desk.hall.organisations.value.filter((office) => office.status !== "merged" && office.status !== "removed");
  const chosen = useSignal("");
  const told = useSignal<Answer<Trace> | undefined>(undefined);
  const office = offices.find((one) => one.id === chosen.value)?.id ?? "";
  useEffect(() => {
    let here = true;
    told.value = undefined;
    if (office !== "")
      void desk.hall.api.get<Trace>(desk.hall.path(`traces/${encodeURIComponent(office)}`), desk.hall.token).then((answer) => {
        if (here) told.value = answer;
      });
    return () => {
      here = false;
    };
  }, [office]);
  return (
    <div class="board-traces">
      <div class="line-of no-print">
        <SelectField label={t("trace.office")} value={office} options={[{ value: "", label: t("trace.choose") }, ...offices.map((one) => ({ value: one.id, label: one.name }))]} onChange={(id) => (chosen.value = id)} />
        {told.value?.ok === true && (
          <Button icon="document" onClick={() => print()}>
            {t("trace.print")}
          </Button>
        )}
      </div>
      {told.value !== undefined && !told.value.ok && <Notice tone="fix" title={sentence(told.value)} />}
      {told.value?.ok === true && (
        <>
          <h1>{t("trace.of", { office: told.value.organisation.name })}</h1>
          <p class="mute">{told.value.workshop}</p>
          <TraceList trace={told.value} />
        </>
      )}
    </div>
  );
}
