// An earlier stage from another laptop: its package or its record, read first, then what is ticked is brought.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { groupTitle } from "../console/naming";
import { Button } from "../parts/button";
import { Field, SelectField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { sent, type StageFile } from "./asking";
import { choiceOf, RowsAlong } from "./rows_along";

export function FromFile({ hall }: { readonly hall: Hall }): JSX.Element {
  const file = useSignal<File | undefined>(undefined);
  const found = useSignal<StageFile | undefined>(undefined);
  const said = useSignal("");
  const read = async (chosen: File | undefined) => {
    said.value = "";
    file.value = chosen;
    found.value = chosen === undefined ? undefined : await sent<StageFile>(hall, "stage", chosen, {});
  };
  return (
    <details class="card pad">
      <summary>{t("chains.file.title")}</summary>
      <div class="stack">
        <p class="mute">{t("chains.file.under")}</p>
        <Field label={t("chains.file.choose")}>
          {(id) => <input id={id} class="inp" type="file" accept=".zip,.rembuk,.json" onChange={(event) => void read(event.currentTarget.files?.[0])} />}
        </Field>
        {said.value !== "" && <Notice tone="saved" icon="check" title={said.value} />}
        {found.value !== undefined && file.value !== undefined && (
          <Found
            key={found.value.workshop}
            hall={hall}
            file={file.value}
            found={found.value}
            onBrought={(sentence) => {
              said.value = sentence;
              found.value = undefined;
            }}
          />
        )}
      </div>
    </details>
  );
}

interface FoundProps {
  readonly hall: Hall;
  readonly file: File;
  readonly found: StageFile;
  readonly onBrought: (said: string) => void;
}

function Found({ hall, file, found, onBrought }: FoundProps): JSX.Element {
  const chosen = useMemo(() => choiceOf(found.activities), []);
  const units = useSignal<Readonly<Record<string, string>>>({});
  const people = useSignal(true);
  const bring = async () => {
    const answered = Object.fromEntries(Object.entries(units.value).filter(([, to]) => to !== ""));
    const options = { rows: [...chosen.value], units: answered, people: people.value, carrying: newId("cry") };
    const done = await sent<{ readonly rows: number; readonly left: readonly string[] }>(hall, "stage/bring", file, options);
    if (done !== undefined) onBrought([t("chains.stage.came", { count: done.rows }), done.left.length > 0 ? t("chains.stage.left", { count: done.left.length }) : ""].join(" ").trim());
  };
  const homes = (unit: string, grouping: string) =>
    unit === "group"
      ? hall.groups.value.filter((group) => hall.get("grouping", group.grouping_id)?.key === grouping).map((group) => ({ value: group.id, label: groupTitle(group) }))
      : hall.people.value.filter((person) => !person.staff).map((person) => ({ value: person.id, label: person.name }));
  return (
    <div class="stack">
      <b>{found.title}</b>
      {found.activities.length === 0 && <Notice icon="note" title={t("refusal.nothing_accepted")} />}
      <RowsAlong from={found.activities} chosen={chosen} />
      {found.asked.map((one) => (
        <SelectField
          key={one.id}
          label={t("chains.file.whose", { unit: one.title, count: one.rows })}
          value={units.value[one.id] ?? ""}
          options={[{ value: "", label: t("chains.file.leave") }, ...homes(one.unit, one.grouping)]}
          onChange={(to) => (units.value = { ...units.value, [one.id]: to })}
        />
      ))}
      <Tick checked={people.value} help={t("chains.stage.people_help")} onChange={(on) => (people.value = on)}>
        {t("chains.stage.people")}
      </Tick>
      <Button kind="main" icon="check" disabled={chosen.value.size === 0} onClick={() => void bring()}>
        {t("chains.carry.do", { count: chosen.value.size })}
      </Button>
    </div>
  );
}
