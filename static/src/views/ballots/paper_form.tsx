// Paper ballots as totals, counted before witnesses: per option and criterion the sum, and how many papers gave a mark.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { criteriaOf, optionsOf, scaleOf } from "../../core/ballots";
import { newId } from "../../core/chance";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { criterionName } from "../parts/ballot_words";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { papersOf } from "./ballots_state";

interface Props {
  readonly hall: Hall;
  readonly ballot: Ballot;
}

type Typed = Readonly<Record<string, string>>;

export function PaperForm({ hall, ballot, onDone }: Props & { readonly onDone: () => void }): JSX.Element {
  const typed = useSignal<Typed>({});
  const papers = useSignal("");
  const witnesses = useSignal("");
  const columns = ballot.kind === "consent" ? scaleOf(ballot).map(String) : columnsOf(ballot);
  const save = async (event: Event) => {
    event.preventDefault();
    const many = Math.round(Number(papers.value)) || 0;
    const ack = await hall.send("enter_paper_count", { paper_count: newId("ppc"), ballot: ballot.id, papers: many, totals: totalsOf(ballot, typed.value), witnesses: witnesses.value });
    if (ack.ok) onDone();
  };
  return (
    <form class="card pad stack" onSubmit={(event) => void save(event)}>
      <h3>{t("ballots.paper")}</h3>
      <p class="mute">{t("ballots.paper_help")}</p>
      <TextField label={t("ballots.papers")} type="number" inputMode="numeric" value={papers.value} onInput={(text) => (papers.value = text)} />
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>{t("ballots.option")}</th>
              {columns.map((column) => (
                <th key={column}>{columnName(ballot, column)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {optionsOf(ballot).map((option) => (
              <tr key={option.id}>
                <th scope="row">{option.title}</th>
                {columns.map((column) => (
                  <td key={column}>
                    <input
                      inputMode="numeric"
                      aria-label={`${option.title}: ${columnName(ballot, column)}`}
                      value={typed.value[`${option.id} ${column}`] ?? ""}
                      onInput={(event) => (typed.value = { ...typed.value, [`${option.id} ${column}`]: event.currentTarget.value })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TextField label={t("ballots.witnesses")} value={witnesses.value} maxLength={500} onInput={(text) => (witnesses.value = text)} />
      <div class="line-of">
        <Button kind="main" type="submit">{t("ballots.paper_save")}</Button>
        <Button kind="quiet" onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

/** How many papers marked it, then the sum of each criterion. */
function columnsOf(ballot: Ballot): readonly string[] {
  return ballot.kind === "choice" ? ["pick"] : ["n", ...criteriaOf(ballot)];
}

function columnName(ballot: Ballot, column: string): string {
  if (ballot.kind === "consent") return t("ballots.fingers", { count: Number(column) });
  if (column === "n" || column === "pick") return t("ballots.marked_papers");
  return ballot.kind === "dots" || ballot.kind === "ranking" ? t("ballots.sum") : t("ballots.sum_of", { criterion: criterionName(ballot, column) });
}

function totalsOf(ballot: Ballot, typed: Typed): Record<string, unknown> {
  const number = (option: string, column: string) => Math.round(Number(typed[`${option} ${column}`] ?? "")) || 0;
  const found: Record<string, unknown> = {};
  for (const { id } of optionsOf(ballot)) {
    if (ballot.kind === "consent") found[id] = { fist: { counts: Object.fromEntries(scaleOf(ballot).map((mark) => [String(mark), number(id, String(mark))])) } };
    else if (ballot.kind === "choice") found[id] = { pick: { n: number(id, "pick"), sum: number(id, "pick") } };
    else found[id] = Object.fromEntries(criteriaOf(ballot).map((name) => [name, { n: number(id, "n"), sum: number(id, name) }]));
  }
  return found;
}

export function Papers({ hall, ballot }: Props): JSX.Element | null {
  const counts = papersOf(hall, ballot);
  if (counts.length === 0) return null;
  return (
    <section class="card pad">
      <h3>{t("ballots.paper")}</h3>
      <ul class="voters">
        {counts.map((count) => (
          <li key={count.id}>
            <span class={count.withdrawn ? "gone" : ""}>{t("ballots.papers_line", { papers: count.papers, witnesses: count.witnesses })}</span>
            {hall.leads.value && !ballot.revealed && (
              <Button small kind="quiet" onClick={() => void hall.send("withdraw_paper_count", { paper_count: count.id, withdrawn: !count.withdrawn })}>
                {count.withdrawn ? t("ballots.put_back") : t("ballots.take_out")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
