// What was understood of a file, before anything is saved: figures, columns, and each problem with its way out.

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import type { Hall } from "./hall_state";
import { type Choices, inOrder, type ListKind, type Preview, tally } from "./importing_choices";
import { Columns } from "./importing_columns";
import { AllRows, SkippedRows } from "./importing_rows";
import { Problems } from "./importing_problems";
import { RoomHead } from "../parts/head";

interface Props {
  readonly hall: Hall;
  readonly kind: ListKind;
  readonly preview: Preview;
  readonly choices: Choices;
  readonly busy: boolean;
  readonly wrong: ComponentChildren;
  decide(choices: Choices): void;
  save(): void;
  back(): void;
}

type Page = "problems" | "rows" | "skipped";

export function PreviewPage({ hall, kind, preview, choices, busy, wrong, decide, save, back }: Props): JSX.Element {
  const counted = tally(preview);
  const problems = inOrder(preview.problems);
  const [page, setPage] = useState<Page>(problems.length > 0 ? "problems" : "rows");
  const writes = counted.new + counted.changed;
  const people = kind === "people";
  const tabs = [
    { key: "problems" as const, label: t("rooms.importing.tab_problems", { count: problems.length }) },
    { key: "rows" as const, label: t("rooms.importing.tab_rows", { count: preview.rows.length }) },
    { key: "skipped" as const, label: t("rooms.importing.tab_skipped", { count: preview.skipped.length }) },
  ];
  return (
    <section class="room importing" aria-busy={busy}>
      <RoomHead title={people ? t("rooms.importing.check_people") : t("rooms.importing.check_organisations")} under={under(preview)}>
        <Button onClick={back}>{t("rooms.importing.other_file")}</Button>
        <Button kind="main" icon="check" disabled={busy} onClick={busy ? undefined : save}>{saveWord(people, writes)}</Button>
      </RoomHead>
      {wrong}
      {writes === 0 && counted.held === 0 && <Notice tone="saved" icon="check" title={t("rooms.importing.nothing_new")}>{t("rooms.importing.nothing_what")}</Notice>}
      <div class="card figures">
        <Figure count={counted.new} word={t("rooms.importing.fresh")} />
        <Figure count={counted.changed} word={t("rooms.importing.changed")} />
        <Figure count={counted.unchanged} word={t("rooms.importing.unchanged")} />
        <Figure count={counted.held} word={t("rooms.importing.held")} tone={counted.held > 0 ? "fix" : ""} />
        <Columns kind={kind} preview={preview} choices={choices} decide={decide} />
      </div>
      <div class="room-tabs">
        <Tabs label={t("rooms.importing.pages")} tabs={tabs} chosen={page} onChoose={setPage} />
        {choices.excluded.length > 0 && <span class="mute">{t("rooms.importing.left_out", { rows: [...choices.excluded].sort((one, other) => one - other).join(", ") })}</span>}
        {busy && <span class="mute" role="status">{t("rooms.importing.reading")}</span>}
      </div>
      {page === "problems" && <Problems hall={hall} preview={preview} problems={problems} choices={choices} decide={decide} />}
      {page === "rows" && <AllRows kind={kind} preview={preview} choices={choices} decide={decide} />}
      {page === "skipped" && <SkippedRows preview={preview} choices={choices} decide={decide} />}
    </section>
  );
}

function Figure({ count, word, tone = "" }: { readonly count: number; readonly word: string; readonly tone?: string }): JSX.Element {
  return (
    <div class={`figure ${tone}`}>
      <b>{count}</b>
      {word}
    </div>
  );
}

function under(preview: Preview): string {
  const sheet = preview.sheet === "" ? "" : t("rooms.importing.sheet_named", { sheet: preview.sheet });
  const header = preview.header_row > 0 ? t("rooms.importing.header_row", { row: preview.header_row }) : "";
  return [preview.filename, sheet, header, t("rooms.importing.not_saved")].filter((part) => part !== "").join(" · ");
}

function saveWord(people: boolean, writes: number): string {
  if (writes === 0) return t("rooms.importing.save_nothing");
  return people ? t("rooms.importing.save_people", { count: writes }) : t("rooms.importing.save_organisations", { count: writes });
}
