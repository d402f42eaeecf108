// The leadership's page on a phone: one sentence, who is missing, how far the work is.  It reads and never writes.

import type { JSX } from "preact";
import { spoken, t } from "../../core/texts";
import { clockTime, localTime } from "../../core/times";
import { Appearance } from "../parts/appearance_choices";
import { Tenun } from "../parts/brand";
import { Parts } from "../parts/chart";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Progress } from "../parts/progress";
import type { Turnout, Work } from "./turnout";

interface Props {
  readonly turnout: Turnout;
  /** The line is down: the figures are as old as they say. */
  readonly old: boolean;
}

export function LeadersPage({ turnout, old }: Props): JSX.Element {
  const { organisations, people, workshop, half_day } = turnout;
  const time = clockTime(turnout.now, workshop.timezone);
  return (
    <main class="lead">
      <header>
        <div class="head-line">
          <p class="mute">{workshop.title}</p>
          <Appearance />
        </div>
        <Tenun />
        <p class="when">
          {half_day !== null && <span>{halfWord(half_day.day, half_day.key, turnout)}</span>}
          <span role="status">{t("leaders.as_of", { time })}</span>
        </p>
      </header>
      {old && <Notice tone="local" icon="offline" title={t("leaders.old", { time })} />}
      <section class="card count">
        <h1>{t("leaders.present", { present: organisations.present, expected: organisations.expected })}</h1>
        <Progress share={organisations.expected === 0 ? 0 : organisations.present / organisations.expected} />
        <p>{t("leaders.people", { present: people.present, expected: people.expected })}</p>
      </section>
      <Missing turnout={turnout} />
      <section>
        <h2>{t("leaders.progress")}</h2>
        <Running turnout={turnout} />
        {turnout.progress.length === 0 && <p class="mute">{t("leaders.progress_none")}</p>}
        <ul class="card lines">
          {turnout.progress.map((work, at) => (
            <li key={`${at} ${work.title_id}`}>
              <b>{spoken() === "en" ? work.title_en || work.title_id : work.title_id}</b>
              {work.state === "open" && work.expected > 0 && <Progress share={work.done / work.expected} />}
              <p>{work.state === "open" ? doneWord(work) : closedWord(work)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("leaders.sectors")}</h2>
        <div class="card pad">
          <Parts parts={turnout.sectors.map((one) => ({ key: one.sector, name: sectorName(one), count: one.present }))} />
        </div>
        <ul class="card lines">
          {turnout.sectors.map((one) => (
            <li key={one.sector} class="pair">
              <span>{sectorName(one)}</span>
              <b>{t("leaders.of", { present: one.present, expected: one.expected })}</b>
            </li>
          ))}
        </ul>
      </section>
      {turnout.half_days.length > 1 && (
        <section>
          <h2>{t("leaders.earlier")}</h2>
          <ul class="card lines">
            {turnout.half_days.map((half) => (
              <li key={half.key} class="pair">
                <span>{halfWord(half.day, half.key, turnout)}</span>
                <b>{t("leaders.earlier_line", { offices: half.organisations, people: half.people })}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Missing({ turnout }: { readonly turnout: Turnout }): JSX.Element {
  const { missing } = turnout.organisations;
  return (
    <section>
      <h2>{t("leaders.missing", { count: missing.length })}</h2>
      {missing.length === 0 && turnout.organisations.expected > 0 && (
        <p class="word saved">
          <Icon name="check" />
          {t("leaders.missing_none")}
        </p>
      )}
      <ul class="card lines">
        {missing.map((office) => (
          <li key={office.id}>
            {office.name}
            {office.abbreviation !== "" && office.abbreviation !== office.name && <small class="mute"> {office.abbreviation}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Running({ turnout }: { readonly turnout: Turnout }): JSX.Element | null {
  const { now, next } = turnout.agenda;
  if (now === null && next === null) return null;
  return (
    <ul class="card lines">
      {now !== null && (
        <li class="pair">
          <span>{t("leaders.now")}</span>
          <b>{now.title}</b>
        </li>
      )}
      {next !== null && (
        <li class="pair">
          <span>{t("leaders.next")}</span>
          <b>{[localTime(next.start), next.title].filter((part) => part !== "").join(" · ")}</b>
        </li>
      )}
    </ul>
  );
}

function doneWord(work: Work): string {
  if (work.expected === 0) return t("leaders.rows", { rows: work.rows });
  const values = { done: work.done, expected: work.expected };
  const done = { group: t("leaders.unit.group", values), organisation: t("leaders.unit.organisation", values), person: t("leaders.unit.person", values) }[work.unit];
  return `${done} · ${t("leaders.writing", { writing: work.writing, rows: work.rows })}`;
}

/** Whether somebody pressed "done" says nothing once it is closed; who wrote does. */
function closedWord(work: Work): string {
  const rows = t("leaders.rows", { rows: work.rows });
  if (work.expected === 0) return `${t("leaders.closed")} · ${rows}`;
  const values = { writing: work.writing, expected: work.expected };
  const wrote = { group: t("leaders.wrote.group", values), organisation: t("leaders.wrote.organisation", values), person: t("leaders.wrote.person", values) }[work.unit];
  return `${t("leaders.closed")} · ${wrote} · ${rows}`;
}

/** By the half-day's own hour: what begins before noon is a morning. */
function halfWord(day: number, key: string, turnout: Turnout): string {
  const half = [turnout.half_day, ...turnout.half_days].find((one) => one?.key === key);
  const hour = Number((half?.starts_at ?? "").slice(11, 13));
  return hour < 12 ? t("leaders.half.morning", { day }) : t("leaders.half.afternoon", { day });
}

function sectorName(one: Turnout["sectors"][number]): string {
  return (spoken() === "en" ? one.label_en : one.label_id) || t("leaders.no_sector");
}
