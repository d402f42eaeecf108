// The session record as papers, at any moment: what it holds now, and a file of it with one press.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Language } from "../../core/texts";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { activityTitle } from "./naming";
import { build, type PaperKind, save } from "./papers_press";
import { keepsLists } from "./people_rights";
import { guests, isIn } from "./people_roll";
import { counts } from "./picture";
import { RoomHead } from "./room_head";
import { clockTime } from "./times";

type Being =
  | { readonly state: "building" }
  | { readonly state: "ready"; readonly filename: string; readonly content: Blob; readonly at: number }
  | { readonly state: "failed"; readonly said: string };

const KINDS: readonly PaperKind[] = ["docx", "xlsx", "json"];

export function PapersRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const [language, setLanguage] = useState<Language>(hall.workshop.value?.language === "en" ? "en" : spoken());
  const [papers, setPapers] = useState<Readonly<Record<string, Being>>>({});
  const keeps = keepsLists(hall);
  const put = (key: string, being: Being): void => setPapers((before) => ({ ...before, [key]: being }));
  const make = async (kind: PaperKind): Promise<void> => {
    const key = `${kind} ${language}`;
    if (papers[key]?.state === "building") return;
    put(key, { state: "building" });
    const built = await build(hall, kind, language);
    if (!built.ok) return put(key, { state: "failed", said: built.said });
    put(key, { state: "ready", filename: built.filename, content: built.content, at: hall.now() });
    save(built.filename, built.content);
  };
  if (!keeps) {
    return (
      <section class="room papers">
        <RoomHead title={t("rooms.papers.title")} />
        <Notice icon="lock" title={t("rooms.papers.not_yours")}>{t("rooms.papers.not_yours_what")}</Notice>
      </section>
    );
  }
  const languages = [
    { key: "id" as const, label: "Bahasa Indonesia" },
    { key: "en" as const, label: "English" },
  ];
  return (
    <section class="room papers">
      <RoomHead title={t("rooms.papers.title")} under={t("rooms.papers.under")}>
        <Tabs label={t("rooms.papers.language")} tabs={languages} chosen={language} onChoose={setLanguage} />
        <Button kind="main" icon="download" onClick={() => void make("docx")}>{t("rooms.papers.main")}</Button>
      </RoomHead>
      <div class="room-two">
        <div class="room-list">
          <ul class="card lines">
            {KINDS.map((kind) => (
              <li key={kind}>
                <PaperLine hall={hall} kind={kind} being={papers[`${kind} ${language}`]} make={() => void make(kind)} />
              </li>
            ))}
          </ul>
          <Notice icon="note">{t("rooms.papers.silence")}</Notice>
        </div>
        <aside class="room-side"><Holding hall={hall} /></aside>
      </div>
    </section>
  );
}

function PaperLine({ hall, kind, being, make }: { readonly hall: Hall; readonly kind: PaperKind; readonly being: Being | undefined; make(): void }): JSX.Element {
  return (
    <div class="line">
      <Icon name="document" />
      <div class="grow">
        <b>{kindWord(kind)}</b>
        <span class="mute">{kindFor(kind)}</span>
      </div>
      <span role="status">{being !== undefined && <State hall={hall} being={being} />}</span>
      {being?.state === "ready" && <Button small kind="quiet" onClick={() => save(being.filename, being.content)}>{t("rooms.papers.once_more")}</Button>}
      <Button small icon="download" disabled={being?.state === "building"} onClick={make} label={t("rooms.papers.make_kind", { kind: kind.toUpperCase() })}>{t("rooms.papers.make", { kind: kind.toUpperCase() })}</Button>
    </div>
  );
}

function State({ hall, being }: { readonly hall: Hall; readonly being: Being }): JSX.Element {
  if (being.state === "building") return <Word tone="none" icon="clock">{t("rooms.papers.building")}</Word>;
  if (being.state === "failed") return <Word tone="fix" icon="warning">{being.said}</Word>;
  const size = Math.max(1, Math.round(being.content.size / 1000));
  return <Word tone="saved">{t("rooms.papers.ready", { time: clockTime(being.at, hall.workshop.value), size })}</Word>;
}

/** Counted from what the console sees; the papers count again when they are made. */
function Holding({ hall }: { readonly hall: Hall }): JSX.Element {
  const rows = hall.entries.value.filter(counts);
  const people = guests(hall.people.value);
  const activities = hall.activities.value.filter((activity) => activity.state !== "planned");
  const drafts = hall.entries.value.filter((entry) => entry.state === "draft").length;
  return (
    <section class="card side-card holding">
      <h2>{t("rooms.papers.holds")}</h2>
      <dl>
        <dt>{t("rooms.papers.rows")}</dt><dd>{rows.length}</dd>
        <dt>{t("rooms.papers.drafts")}</dt><dd>{drafts}</dd>
        <dt>{t("rooms.papers.people")}</dt><dd>{t("rooms.people.present", { present: people.filter(isIn).length, of: people.length })}</dd>
      </dl>
      {activities.length === 0 ? (
        <p class="mute">{t("rooms.papers.nothing_opened")}</p>
      ) : (
        <ul>
          {activities.map((activity) => (
            <li key={activity.id}>
              <span>{activityTitle(hall, activity)}</span>
              <b>{rows.filter((row) => row.activity_id === activity.id).length}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function kindWord(kind: PaperKind): string {
  return { docx: t("rooms.papers.docx"), xlsx: t("rooms.papers.xlsx"), json: t("rooms.papers.json") }[kind];
}

function kindFor(kind: PaperKind): string {
  return { docx: t("rooms.papers.docx_for"), xlsx: t("rooms.papers.xlsx_for"), json: t("rooms.papers.json_for") }[kind];
}
