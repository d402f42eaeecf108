// Jejak usulan: each proposal with where it went, step by step, in words.

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import { byActivity, type Trace, type TraceBallot, type TraceRow } from "../../core/trace";
import type { IconName } from "./icon";
import { type Tone, Word } from "./words";

interface Step {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly said: string;
  readonly under?: string;
}

export function TraceList({ trace }: { readonly trace: Trace }): JSX.Element {
  return (
    <div class="trace">
      {trace.rows.length === 0 && <p class="mute">{t("trace.none")}</p>}
      {byActivity(trace.rows).map((rows) => (
        <section key={rows[0]?.activity}>
          <h2>{spoken() === "en" ? rows[0]?.activity_title_en : rows[0]?.activity_title_id}</h2>
          <ol>
            {rows.map((row) => (
              <li key={row.entry} class="card">
                <p class="said">{row.title === "" ? t("trace.untitled") : row.title}</p>
                <p class="mute">{[row.author, t("trace.place", { unit: row.unit_title, number: row.number })].filter((part) => part !== "").join(" · ")}</p>
                <ul>
                  {stepsOf(row).map((step) => (
                    <li key={step.said}>
                      <Word tone={step.tone} icon={step.icon}>
                        {step.said}
                      </Word>
                      {step.under !== undefined && step.under !== "" && <small>{step.under}</small>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {trace.hidden > 0 && <p class="mute">{t("trace.hidden", { count: trace.hidden })}</p>}
    </div>
  );
}

const STATES: Readonly<Record<string, readonly [Tone, IconName, string]>> = {
  draft: ["local", "phone", "trace.state.draft"],
  late: ["local", "clock", "trace.state.late"],
  withdrawn: ["none", "withdraw", "trace.state.withdrawn"],
  returned: ["fix", "fix", "trace.state.returned"],
  resubmitted: ["live", "write", "trace.state.resubmitted"],
  accepted: ["saved", "check", "trace.state.accepted"],
  changed: ["live", "write", "trace.state.changed"],
  postponed: ["local", "pause", "trace.state.postponed"],
  commented: ["none", "note", "trace.state.commented"],
};

function stepsOf(row: TraceRow): readonly Step[] {
  const [tone, icon, key] = STATES[row.state] ?? ["none", "none", "trace.state.waiting"];
  const steps: Step[] = [{ tone, icon, said: t(key), under: row.reason }];
  if (row.cluster !== null) {
    steps.push({ tone: "live", icon: "people", said: t("trace.merged", { title: row.cluster.title }), under: t("trace.merged_from", { rows: row.cluster.rows, offices: row.cluster.organisations }) });
  }
  return [...steps, ...row.ballots.flatMap(ballotSteps)];
}

function ballotSteps(ballot: TraceBallot): readonly Step[] {
  const stands = ballot.rank === null ? t(ballot.open ? "trace.ballot_open" : "trace.ballot_closed") : t("trace.ballot_rank", { rank: ballot.rank, of: ballot.of });
  const asked: Step = { tone: "none", icon: "vote", said: t("trace.ballot", { question: ballot.question }), under: stands };
  const decided = ballot.decisions.map((one): Step => {
    const said = one.chosen ? t("trace.chosen") : t("trace.not_chosen");
    return { tone: one.chosen ? "saved" : "none", icon: one.chosen ? "check" : "none", said, under: [one.text, one.by].filter((part) => part !== "").join(" · ") };
  });
  return [asked, ...decided];
}
