// Each problem by row and column, with its sentence and its way out on the spot: another text, another organisation, or
// without this row.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Table } from "../parts/table";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { type Choices, corrected, leftOut, type Preview, type Problem, valueOf } from "./importing_choices";
import { fieldWord } from "./importing_columns";
import { listed } from "./people_roll";

interface Props {
  readonly hall: Hall;
  readonly preview: Preview;
  readonly problems: readonly Problem[];
  readonly choices: Choices;
  decide(choices: Choices): void;
}

/** Twice the same: it is taken once already, there is nothing to correct. */
const TOLD_ONLY = new Set(["same_organisation", "same_person", "phone_unreadable"]);

export function Problems({ hall, preview, problems, choices, decide }: Props): JSX.Element {
  if (problems.length === 0) return <Notice tone="saved" icon="check" title={t("rooms.importing.no_problems")} />;
  return (
    <Table
      class="problems"
      head={
        <>
          <th>{t("rooms.importing.row")}</th>
          <th>{t("rooms.importing.cell")}</th>
          <th>{t("rooms.importing.as_read")}</th>
          <th>{t("rooms.importing.found")}</th>
          <th><span class="aside">{t("rooms.importing.ways")}</span></th>
        </>
      }
    >
      {problems.map((problem) => (
        <ProblemRow key={`${problem.row} ${problem.column} ${problem.code}`} hall={hall} preview={preview} problem={problem} choices={choices} decide={decide} />
      ))}
    </Table>
  );
}

function ProblemRow({ hall, preview, problem, choices, decide }: Omit<Props, "problems"> & { readonly problem: Problem }): JSX.Element {
  const row = preview.rows.find((one) => one.row === problem.row);
  const typed = choices.corrections[String(problem.row)]?.[problem.column];
  const written = typed ?? (valueOf(row, problem.column) || (problem.column === "organisation" ? valueOf(row, "organisation_id") : ""));
  const hard = problem.severity === "error";
  const told = TOLD_ONLY.has(problem.code);
  return (
    <tr>
      <td><b>{problem.row}</b></td>
      <td>{problem.column === "" ? "" : fieldWord(problem.column)}{problem.letter !== "" && <span class="mute"> {problem.letter}</span>}</td>
      <td class="kept">{told ? "" : valueOf(row, "name") || <span class="mute">{t("rooms.importing.empty")}</span>}{!told && problem.column !== "name" && written !== "" && <small class="mute">{written}</small>}</td>
      <td><Word tone={hard ? "fix" : "none"} icon={hard ? "warning" : "note"}>{stateWord(problem)}</Word><span class="said">{bare(problem.sentence)}</span></td>
      <td class="ways">
        {!told && <Correct hall={hall} problem={problem} written={written} correct={(text) => decide(corrected(choices, problem.row, problem.column, text))} open={hard} />}
        {row !== undefined && (
          <Button small kind="quiet" label={t("rooms.importing.leave_out_row", { row: problem.row })} onClick={() => decide(leftOut(choices, problem.row, true))}>
            {t("rooms.importing.leave_out")}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface CorrectProps {
  readonly hall: Hall;
  readonly problem: Problem;
  readonly written: string;
  readonly open: boolean;
  correct(text: string): void;
}

function Correct({ hall, problem, written, open, correct }: CorrectProps): JSX.Element {
  const [editing, setEditing] = useState(open);
  const [text, setText] = useState(written);
  const label = t("rooms.importing.correct_cell", { row: problem.row, column: fieldWord(problem.column) });
  if (!editing) return <Button small onClick={() => setEditing(true)} label={label}>{t("rooms.importing.correct")}</Button>;
  const use = (event: Event): void => {
    event.preventDefault();
    if (text.trim() !== "") correct(text.trim());
  };
  return (
    <form class="correct" onSubmit={use}>
      {problem.column === "organisation" ? (
        <OfficeChoice hall={hall} label={label} text={text} written={written} choose={(name) => { setText(name); correct(name); }} />
      ) : (
        <>
          <input class="inp" aria-label={label} value={text} maxLength={2000} onInput={(event) => setText(event.currentTarget.value)} />
          <Button small type="submit">{t("rooms.importing.use")}</Button>
        </>
      )}
    </form>
  );
}

/** From the list; or what the file says becomes an organisation of its own. */
function OfficeChoice({ hall, label, text, written, choose }: { readonly hall: Hall; readonly label: string; readonly text: string; readonly written: string; choose(name: string): void }): JSX.Element {
  const offices = listed(hall.organisations.value);
  const add = async (): Promise<void> => {
    const ack = await hall.send("save_organisation", { organisation: newId("org"), name: written });
    if (ack.ok) choose(written);
  };
  return (
    <>
      <select class="inp" aria-label={label} value={offices.some((office) => office.name === text) ? text : ""} onChange={(event) => event.currentTarget.value !== "" && choose(event.currentTarget.value)}>
        <option value="">{t("rooms.people.choose_office")}</option>
        {offices.map((office) => <option key={office.id} value={office.name}>{office.name}</option>)}
      </select>
      {written !== "" && <Button small kind="quiet" icon="add" onClick={() => void add()}>{t("rooms.importing.add_office", { name: written })}</Button>}
    </>
  );
}

function stateWord(problem: Problem): string {
  if (problem.severity === "error") return t("rooms.importing.keeps_out");
  return problem.code === "same_person" || problem.code === "same_organisation" ? t("rooms.importing.twice") : t("rooms.importing.taken");
}

/** The row stands in its own column already: `Baris 27, kolom C: …` begins after the colon. */
function bare(sentence: string): string {
  const said = sentence.replace(/^(Baris|Row) \d+(, (kolom|column) [A-Z]+)?: /u, "");
  return said.charAt(0).toUpperCase() + said.slice(1);
}
