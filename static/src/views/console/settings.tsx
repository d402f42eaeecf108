// Everything about the workshop that is set once: itself, its themes and lists, its door, its staff; and whether all is ready.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { openKeep } from "../../core/session";
import { t } from "../../core/texts";
import { Tabs } from "../parts/tabs";
import { BackupPage } from "./backup";
import type { Hall } from "./hall_state";
import { Keys } from "./keys";
import { ReadyPage } from "./later";
import { RoomHead } from "../parts/head";
import { pointed } from "./rooms";
import { DoorPage } from "./settings_door";
import { ListsPage } from "./settings_lists";
import { PrivacyPage } from "./settings_privacy";
import { StaffPage } from "./settings_staff";
import { WorkshopPage } from "./settings_workshop";

const PAGES = ["workshop", "lists", "door", "staff", "privacy", "backup", "ready"] as const;
type Page = (typeof PAGES)[number];

export function SettingsRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  /** Only on the laptop itself; invited staff choose no addresses. */
  const [hostKey] = useState(() => new Keys(openKeep(() => localStorage).keep).host);
  const [page, setPage] = useState<Page>("workshop");
  useEffect(() => {
    const named = PAGES.find((one) => one === pointed.value.kind);
    if (named !== undefined) setPage(named);
  }, [pointed.value]);
  const pages = [
    { key: "workshop" as const, label: t("rooms.settings.workshop") },
    { key: "lists" as const, label: t("rooms.settings.lists") },
    { key: "door" as const, label: t("rooms.settings.door") },
    { key: "staff" as const, label: t("rooms.settings.staff") },
    { key: "privacy" as const, label: t("privacy.page") },
    { key: "backup" as const, label: t("backup.page") },
    { key: "ready" as const, label: t("ready.page") },
  ];
  return (
    <section class="room settings">
      <RoomHead title={t("rooms.settings.title")} under={t("rooms.settings.under")}>
        <Tabs label={t("rooms.settings.pages")} tabs={pages} chosen={page} onChoose={setPage} />
      </RoomHead>
      {page === "workshop" && <WorkshopPage hall={hall} />}
      {page === "lists" && <ListsPage hall={hall} />}
      {page === "door" && <DoorPage hall={hall} hostKey={hostKey} />}
      {page === "staff" && <StaffPage hall={hall} />}
      {page === "privacy" && <PrivacyPage hall={hall} />}
      {page === "ready" && <ReadyPage hall={hall} hostKey={hostKey} />}
      {page === "backup" && <BackupPage hall={hall} hostKey={hostKey} />}
    </section>
  );
}
