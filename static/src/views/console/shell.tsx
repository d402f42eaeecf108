// The frame of the console: who is connected and what time it is above, the rooms with their words beside, the room itself.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Appearance } from "../parts/appearance_choices";
import { Brand } from "../parts/brand";
import { Button } from "../parts/button";
import { Icon, type IconName } from "../parts/icon";
import { useTitle } from "../parts/entitled";
import { Notice } from "../parts/notice";
import { Count } from "./counted";
import { FindBar } from "./find_bar";
import { BackupFact } from "./backup_fact";
import type { Hall } from "./hall_state";
import { turnHidden } from "./hiding";
import { Kin } from "./kin";
import { KeyList } from "./later";
import { due, PrivacyFact } from "./privacy_fact";
import { pageName } from "./pages";
import { placeOver, places, roomName } from "./places";
import { room } from "./rooms";
import { listed, listenForKeys } from "./shortcuts";
import { dateOf, longClock } from "./times";
import { waiting } from "./waiting";

interface ShellProps {
  readonly hall: Hall;
  readonly children: ComponentChildren;
}

export function Shell({ hall, children }: ShellProps): JSX.Element {
  useEffect(() => listenForKeys(hall), [hall]);
  useTitle(roomName(room.value));
  return (
    <div class="desk">
      <Top hall={hall} />
      <Side hall={hall} />
      <main class="work" id="work">
        <Told hall={hall} />
        {listed.value && <KeyList hall={hall} />}
        <Kin hall={hall} at={room.value} counts={waiting(hall)} />
        {children}
      </main>
    </div>
  );
}

function Top({ hall }: { readonly hall: Hall }): JSX.Element {
  const workshop = hall.workshop.value;
  const online = hall.phones.value;
  return (
    <header class="top">
      <a class="home" href="/console" aria-label={t("console.top.workshops")}>
        <Brand />
      </a>
      <div class="ev">
        <span class="t">{workshop?.title}</span>
        <small>{[workshop?.place, whichDay(hall)].filter((part) => part !== undefined && part !== "").join(" · ")}</small>
      </div>
      <Fact icon={hall.connection.value === "online" ? "online" : "offline"} loud={hall.connection.value !== "online"}>
        <b>{hall.connection.value === "online" ? t("console.top.connected", { count: online }) : t(CONNECTION[hall.connection.value])}</b>
      </Fact>
      {due(hall).over ? <PrivacyFact /> : <BackupFact hall={hall} />}
      <Wall hall={hall} />
      <Fact icon="clock">{hall.second.value === 0 ? "" : longClock(hall.second.value, workshop)}</Fact>
      <FindBar hall={hall} />
    </header>
  );
}

/** What hangs there, and with one press nothing: from any room. */
function Wall({ hall }: { readonly hall: Hall }): JSX.Element {
  const hidden = hall.screen.value?.hidden === true;
  const said = hidden ? t("console.top.hidden") : t("console.top.screen", { page: pageName(hall.screen.value?.page ?? "join") });
  if (!hall.leads.value) return <Fact icon="screen">{said}</Fact>;
  return (
    <span class={hidden ? "fact loud" : "fact"}>
      <button type="button" title={hidden ? t("console.top.show") : t("console.top.hide")} aria-label={`${said}. ${hidden ? t("console.top.show") : t("console.top.hide")}`} onClick={() => void turnHidden(hall)}>
        <Icon name={hidden ? "screen" : "eye"} />
        {said}
      </button>
    </span>
  );
}

const CONNECTION = { online: "connection.online", again: "console.top.again", offline: "console.top.offline" } as const;

function Fact({ icon, loud, children }: { readonly icon: IconName; readonly loud?: boolean; readonly children: ComponentChildren }): JSX.Element {
  return (
    <span class={loud === true ? "fact loud" : "fact"} role={loud === undefined ? undefined : "status"}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

function Side({ hall }: { readonly hall: Hall }): JSX.Element {
  const counts = waiting(hall);
  const over = placeOver(room.value);
  const side = useRef<HTMLElement>(null);
  // On a narrow window the rooms stand in one line that scrolls.
  useEffect(() => side.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }), [over]);
  return (
    <div class="side">
      <nav ref={side} aria-label={t("console.side")}>
        {places(hall)
          .filter((one) => one.within === undefined)
          .map((one) => (
            <a key={one.key} href={one.href} class={one.key === "settings" ? "push" : undefined} aria-current={over === one.key ? (room.value === one.key ? "page" : "true") : undefined}>
              <Icon name={one.icon} />
              {one.name}
              <Count of={one.key} count={counts[one.key] ?? 0} />
            </a>
          ))}
      </nav>
      <button type="button" class="to-keys" aria-expanded={listed.value} onClick={() => (listed.value = !listed.value)}>
        <kbd class="key">?</kbd>
        {t("console.keys")}
      </button>
      <Appearance named />
    </div>
  );
}

/** What the last command was refused for, and a connection that is gone: in the flow, above the room. */
function Told({ hall }: { readonly hall: Hall }): JSX.Element | null {
  if (hall.ended.value !== "") return <Notice tone="fix" urgent>{t("console.ended")}</Notice>;
  if (hall.refusal.value === "") return null;
  return (
    <Notice tone="fix" urgent way={<Button kind="quiet" small onClick={() => (hall.refusal.value = "")}>{t("common.close")}</Button>}>
      {hall.refusal.value}
    </Notice>
  );
}

function whichDay(hall: Hall): string {
  const workshop = hall.workshop.value;
  const days = workshop?.days ?? [];
  if (hall.second.value === 0 || days.length === 0) return "";
  const today = dateOf(hall.second.value, workshop);
  const at = days.findIndex((day) => typeof day === "object" && day !== null && (day as { date?: unknown }).date === today);
  return at < 0 ? "" : t("console.top.day", { day: at + 1, of: days.length });
}
