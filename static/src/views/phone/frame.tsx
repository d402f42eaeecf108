// What stands around every screen: the strip with the line and the time on top, the four ways to go at the bottom.

import type { ComponentChildren, JSX } from "preact";
import { signal } from "@preact/signals";
import type { Activity } from "../../core/generated/wire";
import { tasksOf, workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon, type IconName } from "../parts/icon";
import { Notice } from "../parts/notice";
import { type Begins, Called, callFor } from "./called";
import { KeyboardBar, typing } from "./keyboard";
import { OnStage } from "./later";
import type { Phone } from "./phone";
import { AskPresence } from "./presence";
import { ALL, href, route, type Tab } from "./route";
import { timeLeft } from "./said";

/** Scrolling down to read hides the ways to go; scrolling up brings them back. */
export const reading = signal(false);
/** Whether what stands at the beginning of the page may be in sight. */
const atTop = signal(true);
const TOP = 120;

let lastScroll = 0;
addEventListener(
  "scroll",
  () => {
    atTop.value = scrollY < TOP;
    const moved = scrollY - lastScroll;
    if (Math.abs(moved) < 8) return;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 8;
    reading.value = moved > 0 && scrollY > 60 && !atEnd;
    lastScroll = scrollY;
  },
  { passive: true },
);

interface FrameProps {
  readonly phone: Phone;
  /** Whose timer stands on the strip. */
  readonly activity?: Activity | undefined;
  /** Without the ways to go: a row, a picker. */
  readonly deep?: boolean;
  readonly dock?: ComponentChildren;
  /** What stands on the open keyboard. */
  readonly keys?: ComponentChildren;
  /** Whether the page begins with the ballots or with what was announced itself. */
  readonly begins?: Begins;
  readonly children: ComponentChildren;
}

export function Frame({ phone, activity, deep = false, dock, keys, begins = "nothing", children }: FrameProps): JSX.Element {
  const bare = typing.value;
  const call = bare ? undefined : callFor(phone, atTop.value ? begins : "nothing");
  return (
    <div class={`phone${dock !== undefined && (!bare || keys !== undefined) ? " docked" : ""}${deep ? " deep" : ""}${call === undefined ? "" : " called-to"}`}>
      <Strip phone={phone} activity={activity} />
      <main>
        <Unsent phone={phone} deep={deep} />
        <Told phone={phone} />
        {!deep && <AskPresence phone={phone} />}
        {!deep && <OnStage phone={phone} />}
        {children}
      </main>
      {bare && keys !== undefined && <KeyboardBar>{keys}</KeyboardBar>}
      <div class={`foot${reading.value && !deep ? " away" : ""}`}>
        <Called call={call} />
        {!bare && dock !== undefined && <div class="dock">{dock}</div>}
        {!bare && !deep && <Nav phone={phone} />}
      </div>
    </div>
  );
}

const LINES = {
  first: { icon: "online", said: "phone.connecting" },
  online: { icon: "online", said: "connection.online" },
  again: { icon: "offline", said: "connection.again" },
  offline: { icon: "offline", said: "connection.offline" },
  ended: { icon: "offline", said: "phone.ended.short" },
} as const satisfies Record<string, { icon: IconName; said: string }>;

export function Strip({ phone, activity }: { readonly phone: Phone; readonly activity?: Activity | undefined }): JSX.Element {
  const line = LINES[phone.state.value];
  return (
    <header class={phone.state.value === "offline" || phone.state.value === "ended" ? "strip off" : "strip"}>
      <span role="status">
        <Icon name={line.icon} />
        {t(line.said)}
      </span>
      <span>
        <Icon name="clock" />
        {timeOnStrip(phone, activity)}
      </span>
    </header>
  );
}

function timeOnStrip(phone: Phone, activity: Activity | undefined): string {
  const now = phone.now.value;
  const open = activity === undefined ? tasksOf(phone.objects, phone.me).map((task) => task.activity) : [activity];
  const left = open.map((one) => timeLeft(one, now)).find((found) => found !== undefined);
  const short = phone.state.value === "offline" ? left?.short : left?.text;
  return short ?? clockTime(now, workshopOf(phone.objects)?.timezone ?? "");
}

const WAYS: readonly { readonly tab: Tab; readonly icon: IconName; readonly said: string }[] = [
  { tab: "tasks", icon: "sheet", said: "phone.nav.tasks" },
  { tab: "agenda", icon: "agenda", said: "phone.nav.agenda" },
  { tab: "help", icon: "help", said: "phone.nav.help" },
  { tab: "self", icon: "person", said: "phone.nav.self" },
];

function Nav({ phone }: { readonly phone: Phone }): JSX.Element {
  const here = route.value;
  const tasks = tasksOf(phone.objects, phone.me).length;
  return (
    <nav class="nav" aria-label={t("phone.nav")}>
      {WAYS.map(({ tab, icon, said }) => (
        <a key={tab} href={href(tab === "tasks" && here.activity !== undefined && tasks > 1 ? { tab, activity: ALL } : { tab })} aria-current={here.tab === tab ? "page" : undefined}>
          <Icon name={icon} />
          {t(said)}
        </a>
      ))}
    </nav>
  );
}

/** What is only on this phone, and what to do about it: nothing but stay.  Beside the fields the strip's word is enough. */
function Unsent({ phone, deep }: { readonly phone: Phone; readonly deep: boolean }): JSX.Element | null {
  if (!phone.lasting.value && phone.unsent > 0) return <Notice tone="fix" title={t("phone.not_kept")}>{t("phone.not_kept_do")}</Notice>;
  if (phone.state.value !== "offline" || deep) return null;
  const wifi = wifiOf(phone);
  return (
    <Notice tone="local" icon="phone" title={phone.unsent === 0 ? t("phone.offline.nothing") : t("phone.offline.waiting", { count: phone.unsent })}>
      {t("phone.offline.do")} {wifi === "" ? t("phone.offline.wifi") : t("phone.offline.wifi_named", { wifi })}
    </Notice>
  );
}

function wifiOf(phone: Phone): string {
  const kept = workshopOf(phone.objects)?.profile["wifi"];
  if (typeof kept === "string") return kept;
  const name: unknown = typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>)["name"] : undefined;
  return typeof name === "string" ? name : "";
}

function Told({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const refusal = phone.told.value;
  if (refusal === undefined) return null;
  return (
    <Notice
      tone="fix"
      urgent
      title={refusalTitle(refusal.code)}
      way={
        <button type="button" class="x" aria-label={t("common.close")} onClick={() => (phone.told.value = undefined)}>
          <Icon name="close" />
        </button>
      }
    />
  );
}

function refusalTitle(code: string): string {
  const said = t(`refusal.${code}`);
  return said.startsWith("refusal.") ? t("phone.refused") : said;
}
