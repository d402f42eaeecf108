// Every row of the file as it would be stored, and those that were left out with the reason.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Table } from "../parts/table";
import { type Tone, Word } from "../parts/words";
import { changeOf, type Choices, leftOut, type ListKind, type Preview, type PreviewRow, type RowStatus, valueOf } from "./importing_choices";
import { fieldWord } from "./importing_columns";

interface Props {
  readonly preview: Preview;
  readonly choices: Choices;
  decide(choices: Choices): void;
}

const SHOWN: Readonly<Record<ListKind, readonly string[]>> = {
  organisations: ["name", "abbreviation", "sector"],
  people: ["name", "organisation", "position", "nip"],
};
const TONES: Readonly<Record<RowStatus, Tone>> = { new: "saved", changed: "live", unchanged: "none", held: "fix" };

export function AllRows({ kind, preview, choices, decide }: Props & { readonly kind: ListKind }): JSX.Element {
  const fields = SHOWN[kind];
  return (
    <Table
      head={
        <>
          <th>{t("rooms.importing.row")}</th>
          <th>{t("rooms.importing.state")}</th>
          {fields.map((field) => <th key={field}>{fieldWord(field)}</th>)}
          <th><span class="aside">{t("rooms.importing.ways")}</span></th>
        </>
      }
    >
      {preview.rows.map((row) => (
        <tr key={row.row}>
          <td><b>{row.row}</b></td>
          <td><Word tone={TONES[row.status]} icon={row.status === "new" ? "add" : row.status === "held" ? "warning" : row.status === "changed" ? "write" : "none"}>{statusWord(row.status)}</Word></td>
          {fields.map((field) => <td key={field} class="kept">{valueOf(row, field) || "–"}<Change row={row} field={field} /></td>)}
          <td class="ways">
            <Button small kind="quiet" label={t("rooms.importing.leave_out_row", { row: row.row })} onClick={() => decide(leftOut(choices, row.row, true))}>{t("rooms.importing.leave_out")}</Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Change({ row, field }: { readonly row: PreviewRow; readonly field: string }): JSX.Element | null {
  const told = row.changes[field];
  if (told === undefined) return null;
  const [before] = changeOf(told);
  return <small class="mute">{t("rooms.importing.was", { before: before === "" ? "–" : before })}</small>;
}

export function SkippedRows({ preview, choices, decide }: Props): JSX.Element {
  if (preview.skipped.length === 0) return <Notice icon="check" title={t("rooms.importing.none_skipped")} />;
  return (
    <Table
      head={
        <>
          <th>{t("rooms.importing.row")}</th><th>{t("rooms.importing.why")}</th><th>{t("rooms.importing.as_read")}</th><th><span class="aside">{t("rooms.importing.ways")}</span></th>
        </>
      }
    >
      {preview.skipped.map((row) => (
        <tr key={row.row}>
          <td><b>{row.row}</b></td>
          <td>{reasonWord(row.reason)}</td>
          <td class="kept">{row.text || <span class="mute">{t("rooms.importing.empty")}</span>}</td>
          <td class="ways">
            {row.reason === "excluded" && <Button small onClick={() => decide(leftOut(choices, row.row, false))}>{t("rooms.importing.take_again")}</Button>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function statusWord(status: RowStatus): string {
  if (status === "new") return t("rooms.importing.row_new");
  if (status === "changed") return t("rooms.importing.row_changed");
  return status === "held" ? t("rooms.importing.row_held") : t("rooms.importing.row_unchanged");
}

function reasonWord(reason: string): string {
  const words: Readonly<Record<string, string>> = {
    title: t("rooms.skipped.title"),
    blank: t("rooms.skipped.blank"),
    numbering: t("rooms.skipped.numbering"),
    header_again: t("rooms.skipped.header_again"),
    section: t("rooms.skipped.section"),
    total: t("rooms.skipped.total"),
    note: t("rooms.skipped.note"),
    excluded: t("rooms.skipped.excluded"),
  };
  return words[reason] ?? reason;
}
