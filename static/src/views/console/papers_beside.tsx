// Beside the page: of which state it is, the paper as a file, and what the office edited or signed.

import type { JSX } from "preact";
import type { DocumentVersion } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Bars } from "../parts/chart";
import { activityTitle } from "./naming";
import type { Desk } from "./papers_desk";
import { BringBack } from "./papers_bring";
import { formsOf } from "./papers_list";
import { guests, isIn } from "./people_roll";
import { counts } from "./picture";
import { href } from "./rooms";
import { dateOf, dayName, timeOf } from "./times";
import { broughtTo, finalsOf } from "./versions_state";

export function PaperBeside({ desk }: { readonly desk: Desk }): JSX.Element {
  return (
    <aside class="paper-beside" aria-label={t("rooms.papers.beside")}>
      {desk.chosen !== undefined && <Files desk={desk} />}
      <States desk={desk} />
      <BringBack desk={desk} />
      <section class="card side-card">
        <h2>{t("wording.title")}</h2>
        <p class="mute sm">{t("wording.open_what")}</p>
        <LinkButton small icon="write" href={`/wording/${encodeURIComponent(desk.hall.id)}`}>{t("wording.open")}</LinkButton>
      </section>
      <Holding desk={desk} />
    </aside>
  );
}

function Files({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const paper = desk.chosen;
  if (paper === undefined) return null;
  const busy = desk.being(paper)?.state === "building";
  return (
    <div class="paper-files">
      {formsOf(paper).map(({ kind, word }) => (
        <Button key={kind} wide icon="download" disabled={busy} onClick={() => desk.make(paper, kind)}>{t("rooms.papers.have", { form: word })}</Button>
      ))}
    </div>
  );
}

/** The present state and the finals, the latest first; what is chosen is what list and page are of. */
function States({ desk }: { readonly desk: Desk }): JSX.Element {
  const { hall, meant } = desk;
  const finals = finalsOf(hall).filter((one) => !one.withdrawn);
  const state = (id: string, title: string, under: JSX.Element): JSX.Element => (
    <li key={id}>
      <button type="button" aria-pressed={meant.version === id} onClick={() => desk.mean({ version: id })}>
        <b>{title}</b>
        {under}
      </button>
    </li>
  );
  return (
    <section class="card side-card">
      <h2>{t("versions.tab")}</h2>
      <ol class="paper-states">
        {state("", t("versions.draft"), <span class="mute sm">{t("rooms.papers.draft_what")}</span>)}
        {finals.map((one) => state(one.id, t("versions.final", { number: one.number }), <Told desk={desk} final={one} />))}
      </ol>
      <LinkButton small href={href("papers", "versions")}>{finals.length === 0 ? t("rooms.papers.make_final") : t("rooms.papers.all_versions")}</LinkButton>
    </section>
  );
}

function Told({ desk, final }: { readonly desk: Desk; readonly final: DocumentVersion }): JSX.Element {
  const workshop = desk.hall.workshop.value;
  const at = Date.parse(final.at);
  const when = Number.isNaN(at) ? "" : `${dayName(dateOf(at, workshop))}, ${timeOf(final.at, workshop)}`;
  const kinds: Readonly<Record<string, string>> = { scan: t("versions.scan"), edited: t("versions.edited") };
  return (
    <>
      <span class="mute sm">{[when, final.note].filter((one) => one !== "").join(" · ")}</span>
      {broughtTo(desk.hall, final.id).filter((one) => !one.withdrawn).map((one) => (
        <span key={one.id} class="sm kept">{kinds[one.kind] ?? one.kind}: {one.name}</span>
      ))}
    </>
  );
}

/** Counted from what the console sees; the papers count again when they are made. */
function Holding({ desk }: { readonly desk: Desk }): JSX.Element {
  const { hall } = desk;
  const rows = hall.entries.value.filter(counts);
  const people = guests(hall.people.value);
  const drafts = hall.entries.value.filter((entry) => entry.state === "draft").length;
  const opened = hall.activities.value.filter((activity) => activity.state !== "planned");
  const numbers = opened.map((activity) => ({ activity, number: rows.filter((row) => row.activity_id === activity.id).length }));
  const most = Math.max(1, ...numbers.map((one) => one.number));
  return (
    <section class="card side-card holding">
      <h2>{t("rooms.papers.holds")}</h2>
      <dl>
        <dt>{t("rooms.papers.rows")}</dt><dd>{rows.length}</dd>
        <dt>{t("rooms.papers.drafts")}</dt><dd>{drafts}</dd>
        <dt>{t("rooms.papers.people")}</dt><dd>{t("rooms.people.present", { present: people.filter(isIn).length, of: people.length })}</dd>
      </dl>
      {numbers.length === 0 ? (
        <p class="mute sm">{t("rooms.papers.nothing_opened")}</p>
      ) : (
        <Bars bars={numbers.map(({ activity, number }) => ({ key: activity.id, name: activityTitle(hall, activity), share: number / most, said: number }))} />
      )}
    </section>
  );
}
