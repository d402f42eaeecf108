// Frozen states of the work, made by a button, and how two of them differ: on the page, and as a table to take away.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { newId } from "../../core/chance";
import type { Snapshot } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";
import { clockTime, dateIn, dayName } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { build, save } from "../console/papers_press";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField, TextField } from "../parts/field";
import { asked, type Compared, type Difference } from "./asking";
import { every } from "./lineages";

const WAYS = ["added", "changed", "finished", "gone"] as const;
const NOW = "now";

export function States({ hall }: { readonly hall: Hall }): JSX.Element {
  const snapshots = every(hall, "snapshot").filter((one) => !one.removed).sort((one, other) => (one.at < other.at ? 1 : -1));
  const title = useSignal("");
  const take = async (event: Event) => {
    event.preventDefault();
    const ack = await hall.send("take_snapshot", { snapshot: newId("snp"), title: title.value });
    if (ack.ok) title.value = "";
  };
  return (
    <div class="stack">
      <p class="mute">{t("chains.states.under")}</p>
      {hall.leads.value && (
        <form class="line-of" onSubmit={(event) => void take(event)}>
          <TextField class="grow" label={t("chains.states.name")} placeholder={t("chains.states.name_example", { stage: hall.workshop.value?.stage ?? "" })} value={title.value} maxLength={200} onInput={(text) => (title.value = text)} />
          <Button kind="main" type="submit" icon="check">
            {t("chains.states.take")}
          </Button>
        </form>
      )}
      {snapshots.length === 0 ? <Empty icon="copy" title={t("chains.states.none")}>{t("chains.states.none_how")}</Empty> : <Comparison hall={hall} snapshots={snapshots} />}
      {snapshots.length > 0 && <h2>{t("chains.states.kept")}</h2>}
      <ul class="card lines">
        {snapshots.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.title}</b>
              <small class="mute block">{[t("chains.rows", { count: one.rows }), moment(hall, one)].join(" · ")}</small>
            </span>
            {hall.leads.value && (
              <Button small kind="quiet" onClick={() => void hall.send("remove_snapshot", { snapshot: one.id })}>
                {t("chains.states.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Removed hall={hall} />
    </div>
  );
}

function moment(hall: Hall, one: Snapshot): string {
  const zone = hall.workshop.value?.timezone ?? "";
  return `${dayName(dateIn(Date.parse(one.at), zone))}, ${clockTime(one.at, zone)}`;
}

function Removed({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const gone = every(hall, "snapshot").filter((one) => one.removed);
  if (gone.length === 0 || !hall.leads.value) return null;
  return (
    <details>
      <summary>{t("chains.states.removed", { count: gone.length })}</summary>
      <ul class="card lines">
        {gone.map((one) => (
          <li key={one.id}>
            <span>{one.title}</span>
            <Button small icon="undo" onClick={() => void hall.send("remove_snapshot", { snapshot: one.id, removed: false })}>
              {t("chains.put_back")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Comparison({ hall, snapshots }: { readonly hall: Hall; readonly snapshots: readonly Snapshot[] }): JSX.Element {
  const before = useSignal(snapshots[0]?.id ?? "");
  const after = useSignal(NOW);
  const found = useSignal<Compared | undefined>(undefined);
  const said = useSignal("");
  const options = snapshots.map((one) => ({ value: one.id, label: one.title }));
  useEffect(() => {
    found.value = undefined;
    void asked<Compared>(hall, `comparison?before=${encodeURIComponent(before.value)}&after=${encodeURIComponent(after.value)}`).then((answer) => (found.value = answer));
  }, [before.value, after.value]);
  const fetchPaper = async (kind: "docx" | "xlsx") => {
    said.value = t("chains.states.building");
    const paper = await build(hall, kind, spoken(), `states:${before.value}..${after.value}`);
    said.value = paper.ok ? "" : paper.said;
    if (paper.ok) save(paper.filename, paper.content);
  };
  return (
    <section class="card pad stack">
      <h2>{t("chains.states.compare")}</h2>
      <div class="line-of">
        <SelectField class="grow" label={t("chains.states.from")} value={before.value} options={options} onChange={(id) => (before.value = id)} />
        <SelectField class="grow" label={t("chains.states.to")} value={after.value} options={[{ value: NOW, label: t("chains.states.now") }, ...options]} onChange={(id) => (after.value = id)} />
      </div>
      {found.value === undefined ? <p role="status">{t("chains.looking")}</p> : <Told compared={found.value} />}
      {hall.viewer.value?.roles.some((role) => ["facilitator", "cofacilitator", "organiser"].includes(role)) === true && (
        <div class="line-of">
          <Button icon="download" onClick={() => void fetchPaper("docx")}>
            {t("chains.states.docx")}
          </Button>
          <Button icon="download" onClick={() => void fetchPaper("xlsx")}>
            {t("chains.states.xlsx")}
          </Button>
          <span role="status">{said.value}</span>
        </div>
      )}
    </section>
  );
}

function Told({ compared }: { readonly compared: Compared }): JSX.Element {
  return (
    <>
      <p>
        <b>{WAYS.map((way) => t("chains.states.counted", { count: compared.counts[way] ?? 0, way: wayName(way) })).join(" · ")}</b>
      </p>
      {compared.differences.length === 0 && <p class="mute">{t("chains.states.same")}</p>}
      {WAYS.map((way) => {
        const own = compared.differences.filter((one) => one.way === way);
        return own.length === 0 ? null : (
          <section key={way}>
            <h3>{t("chains.states.counted", { count: own.length, way: wayName(way) })}</h3>
            <ul class="lines">
              {own.map((one) => (
                <Line key={one.row} one={one} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Line({ one }: { readonly one: Difference }): JSX.Element {
  const english = spoken() === "en";
  return (
    <li class="stack">
      <span>
        <b>{one.title}</b>
        <small class="mute block">{[english ? one.worksheet_en : one.worksheet_id, one.unit_title].filter((part) => part !== "").join(" · ")}</small>
      </span>
      {one.fields.map((field) => {
        const label = english ? field.label_en : field.label_id;
        return (
          <div key={label} class="diff">
            <div>
              <span class="k">{t("chains.was", { field: label })}</span>
              {field.old}
            </div>
            <div class="new">
              <span class="k">{t("chains.is", { field: label })}</span>
              {field.new}
            </div>
          </div>
        );
      })}
    </li>
  );
}

function wayName(way: (typeof WAYS)[number]): string {
  return { added: t("chains.way.added"), changed: t("chains.way.changed"), finished: t("chains.way.finished"), gone: t("chains.way.gone") }[way];
}
