// What a group changed since it was asked to: old and new side by side, nothing else; earlier rounds one step behind.

import type { JSX } from "preact";
import { type Assessed, worded } from "../../core/assessing";
import { type Design, type Field, label } from "../../core/design";
import type { Review } from "../../core/generated/wire";
import type { Objects } from "../../core/objects";
import { readable } from "../../core/reading";
import { changedSince, lastJudgement } from "../../core/reviews";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";

type Texts = Readonly<Record<string, unknown>>;

interface ChangesProps {
  readonly objects: Objects;
  readonly design: Design;
  readonly row: Assessed;
}

/** Since it was judged: the answer to what was asked, or what was written over an acceptance. */
export function Changes({ objects, design, row }: ChangesProps): JSX.Element {
  const seen = lastJudgement(row.said)?.seen ?? {};
  const changed = changedSince(seen, row.entry);
  const fields = design.fields.filter((field) => changed.includes(field.id));
  if (fields.length === 0) return <p class="mute">{t("assess.unchanged")}</p>;
  return <Diffs objects={objects} fields={fields} old={seen} now={row.entry.values ?? {}} />;
}

export function EarlierRounds({ objects, design, row }: ChangesProps): JSX.Element | null {
  const judged = row.said.filter((one) => !one.private && (one.act === "return" || one.act === "accept"));
  const over = judged.slice(0, -1).filter((one) => one.act === "return");
  if (over.length === 0) return null;
  return (
    <details class="past">
      <summary>{t("assess.rounds", { count: over.length })}</summary>
      {over.map((one, place) => (
        <Round key={one.id} objects={objects} design={design} number={place + 1} from={one} to={judged[judged.indexOf(one) + 1]} />
      ))}
    </details>
  );
}

function Round({ objects, design, number, from, to }: { objects: Objects; design: Design; number: number; from: Review; to: Review | undefined }): JSX.Element {
  const [old, now] = [from.seen, to?.seen ?? {}];
  const fields = design.fields.filter((field) => said(field, old, objects) !== said(field, now, objects));
  return (
    <section>
      <h4>{t("assess.round", { number })} <span class="mute kept">“{from.text}”</span></h4>
      <Diffs objects={objects} fields={fields} old={old} now={now} />
    </section>
  );
}

function Diffs({ objects, fields, old, now }: { objects: Objects; fields: readonly Field[]; old: Texts; now: Texts }): JSX.Element {
  return (
    <>
      {fields.map((field) => (
        <div key={field.id} class="changed">
          <h4>{label(field)}</h4>
          <Diff old={said(field, old, objects)} now={said(field, now, objects)} />
        </div>
      ))}
    </>
  );
}

function Diff({ old, now }: { readonly old: string; readonly now: string }): JSX.Element {
  return (
    <div class="diff">
      <div>
        <span class="k">{t("assess.was")}</span>
        <span class="kept">{old === "" ? t("assess.empty") : old}</span>
      </div>
      <div class="new">
        <span class="k">{t("assess.is")}</span>
        {now === "" ? t("assess.empty") : worded(old, now).map(({ word, fresh }, place) => <span key={place}>{fresh ? <ins>{word}</ins> : word} </span>)}
      </div>
    </div>
  );
}

function said(field: Field, texts: Texts, objects: Objects): string {
  return readable(field, texts[field.id] as Text, objects);
}
