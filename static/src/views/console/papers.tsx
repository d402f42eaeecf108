// The papers of the workshop, at any moment: what can be had now, what the record holds, and the office that signs them.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Base } from "../../core/texts";
import { spoken, t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import type { Hall } from "./hall_state";
import { activityTitle } from "./naming";
import { OfficePage } from "./office";
import { PapersList } from "./papers_list";
import { keepsLists } from "./people_rights";
import { guests, isIn } from "./people_roll";
import { counts } from "./picture";
import { RoomHead } from "../parts/head";
import { href, pointed } from "./rooms";
import { VersionsPage } from "./versions";
import { Preview, type Seen } from "./versions_preview";

const OFFICE = "office";
const VERSIONS = "versions";

export function PapersRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const [language, setLanguage] = useState<Base>(hall.workshop.value?.language === "en" ? "en" : spoken());
  if (!keepsLists(hall)) {
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
  const pages = [
    { key: "", label: t("office.tab_papers") },
    { key: VERSIONS, label: t("versions.tab") },
    { key: OFFICE, label: t("office.tab_office") },
  ];
  const page = [OFFICE, VERSIONS].find((one) => one === pointed.value.kind) ?? "";
  const under = page === OFFICE ? t("office.under") : page === VERSIONS ? t("versions.under") : t("rooms.papers.under");
  return (
    <section class="room papers">
      <RoomHead title={t("rooms.papers.title")} under={under}>
        {page !== OFFICE && <Tabs label={t("rooms.papers.language")} tabs={languages} chosen={language} onChoose={setLanguage} />}
        <Tabs label={t("office.tabs")} tabs={pages} chosen={page} onChoose={(to) => (location.hash = href("papers", to))} />
      </RoomHead>
      {page === OFFICE && <OfficePage hall={hall} />}
      {page === VERSIONS && <VersionsPage hall={hall} language={language} />}
      {page === "" && <Papers hall={hall} language={language} />}
    </section>
  );
}

function Papers({ hall, language }: { readonly hall: Hall; readonly language: Base }): JSX.Element {
  const [seen, setSeen] = useState<Seen | undefined>(undefined);
  return (
    <>
      <div class="room-two">
        <div class="room-list">
          <PapersList key={language} hall={hall} language={language} onLook={setSeen} />
          <Notice icon="note">{t("rooms.papers.silence")}</Notice>
        </div>
        <aside class="room-side">
          <section class="card side-card">
            <h2>{t("wording.title")}</h2>
            <p class="mute">{t("wording.open_what")}</p>
            <div class="acts"><LinkButton small icon="write" href={`/wording/${encodeURIComponent(hall.id)}`}>{t("wording.open")}</LinkButton></div>
          </section>
          <Holding hall={hall} />
        </aside>
      </div>
      {seen !== undefined && <Preview {...seen} onClose={() => setSeen(undefined)} />}
    </>
  );
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
