// The papers of the workshop, at any moment: list, page and versions from left to right; and the office that signs them.

import type { ComponentChildren, JSX } from "preact";
import type { Base } from "../../core/texts";
import { spoken, t } from "../../core/texts";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { RoomHead } from "../parts/head";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import type { Hall } from "./hall_state";
import { OfficePage } from "./office";
import { State } from "./papers_being";
import { PaperBeside } from "./papers_beside";
import { type Desk, useDesk, WIDE } from "./papers_desk";
import { PapersList } from "./papers_list";
import { PaperPage } from "./papers_page";
import { keepsLists } from "./people_rights";
import { href, pointed } from "./rooms";
import { VersionsPage } from "./versions";
import { READERS } from "./versions_state";

const OFFICE = "office";
const VERSIONS = "versions";
const LANGUAGES = [
  { key: "id" as const, label: "Bahasa Indonesia" },
  { key: "en" as const, label: "English" },
];

export function PapersRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const first: Base = hall.workshop.value?.language === "en" ? "en" : spoken();
  if (!keepsLists(hall)) {
    return (
      <section class="room papers">
        <RoomHead title={t("rooms.papers.title")} />
        <Notice icon="lock" title={t("rooms.papers.not_yours")}>{t("rooms.papers.not_yours_what")}</Notice>
      </section>
    );
  }
  const pages = [
    { key: "", label: t("office.tab_papers") },
    { key: VERSIONS, label: t("versions.tab") },
    { key: OFFICE, label: t("office.tab_office") },
  ];
  const page = [OFFICE, VERSIONS].find((one) => one === pointed.value.kind) ?? "";
  const tabs = <Tabs label={t("office.tabs")} tabs={pages} chosen={page} onChoose={(to) => (location.hash = href("papers", to))} />;
  if (page === OFFICE) {
    return (
      <section class="room papers">
        <RoomHead title={t("rooms.papers.title")} under={t("office.under")}>{tabs}</RoomHead>
        <OfficePage hall={hall} />
      </section>
    );
  }
  return page === VERSIONS ? <Versions hall={hall} first={first} tabs={tabs} /> : <Papers hall={hall} first={first} tabs={tabs} />;
}

interface PageProps {
  readonly hall: Hall;
  readonly first: Base;
  readonly tabs: ComponentChildren;
}

function Versions({ hall, first, tabs }: PageProps): JSX.Element {
  const [language, setLanguage] = useState(first);
  return (
    <section class="room papers">
      <RoomHead title={t("rooms.papers.title")} under={t("versions.under")}>
        <Tabs label={t("rooms.papers.language")} tabs={LANGUAGES} chosen={language} onChoose={setLanguage} />
        {tabs}
      </RoomHead>
      <VersionsPage hall={hall} language={language} />
    </section>
  );
}

function Papers({ hall, first, tabs }: PageProps): JSX.Element {
  const desk = useDesk(hall, first);
  const day = desk.packet === undefined ? undefined : desk.part(desk.packet);
  const under = day === undefined ? t("rooms.papers.under") : `${day.title} · ${day.holds}`;
  return (
    <section class={`room papers${desk.chosen === undefined ? "" : " one-chosen"}`}>
      <RoomHead title={t("rooms.papers.title")} under={under}>
        {tabs}
        <Packet desk={desk} />
      </RoomHead>
      {desk.refused !== "" && <Notice tone="fix" urgent title={desk.refused} way={<Button small icon="undo" onClick={() => desk.again()}>{t("rooms.papers.again")}</Button>} />}
      {desk.packet !== undefined && <div class="packet-state" role="status"><State hall={hall} being={desk.being(desk.packet)} /></div>}
      <Choices desk={desk} />
      <div class="papers-desk">
        <PapersList desk={desk} />
        <PaperPage desk={desk} />
        <PaperBeside desk={desk} />
      </div>
    </section>
  );
}

/** All papers of the day that is meant, with one press. */
function Packet({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const { packet, meant } = desk;
  if (packet === undefined) return null;
  const day = meant.day.replace("day:", "");
  const said = meant.day === "" ? t("rooms.papers.packet_whole") : meant.day === packet.usual ? t("rooms.papers.packet_today") : t("rooms.papers.packet_day", { day });
  return <Button kind="main" icon="download" disabled={desk.being(packet)?.state === "building"} onClick={() => desk.make(packet, packet.kind)}>{said}</Button>;
}

/** Which day, for whom and in which language: chosen once for all that stands below; on a phone the usual ones stay folded. */
function Choices({ desk }: { readonly desk: Desk }): JSX.Element {
  const { meant, packet } = desk;
  const wide = useWide();
  const readers = { names: t("versions.reader_names"), organisation: t("versions.reader_organisation"), public: t("versions.reader_public") };
  const days = (packet?.parts ?? []).map((part) => ({ value: part.about, label: part.title }));
  const more = (
    <>
      <SelectField label={t("versions.reader")} value={meant.reader} options={READERS.map((one) => ({ value: one, label: readers[one] }))} onChange={(to) => desk.mean({ reader: READERS.find((one) => one === to) ?? "names" })} />
      <SelectField label={t("rooms.papers.language")} value={meant.language} options={LANGUAGES.map((one) => ({ value: one.key, label: one.label }))} onChange={(to) => desk.mean({ language: to === "en" ? "en" : "id" })} />
    </>
  );
  const said = `${readers[meant.reader]} · ${LANGUAGES.find((one) => one.key === meant.language)?.label ?? ""}`;
  return (
    <div class="line-of filters paper-choices">
      {days.length > 1 && <SelectField label={t("rooms.papers.day")} value={meant.day} options={days} onChange={(day) => desk.mean({ day })} />}
      {wide ? (
        more
      ) : (
        <details class="paper-usual">
          <summary>{said}</summary>
          {more}
        </details>
      )}
    </div>
  );
}

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const changed = (): void => setWide(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  return wide;
}
