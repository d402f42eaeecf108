// What a page of the console that stands alone has in common: the way back, whose workshop it is, how the line stands, and the
// last thing that was refused.

import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { Kin } from "../console/kin";
import { places } from "../console/places";
import { listenForKeys } from "../console/shortcuts";
import { Appearance } from "../parts/appearance_choices";
import { Brand } from "../parts/brand";
import { Button, LinkButton } from "../parts/button";
import { useTitle } from "../parts/entitled";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";

interface HallTopProps {
  readonly hall: Hall;
  /** Which place of the console it is: what belongs to it stands below. */
  readonly at?: string;
  /** Where it was opened from, if not from the console. */
  readonly home?: string;
  /** What a page is called that is no place of the console. */
  readonly name?: string;
  /** The page has letters of its own: they do not lead away from it. */
  readonly ownLetters?: boolean;
  /** Further ways to go. */
  readonly children?: ComponentChildren;
}

export function HallTop({ hall, at, home, name, ownLetters = false, children }: HallTopProps): JSX.Element {
  const toConsole = `/console/${encodeURIComponent(hall.id)}`;
  const online = hall.connection.value === "online";
  const back = home ?? toConsole;
  const ofConsole = back.startsWith(toConsole);
  const listens = ofConsole && !ownLetters;
  useEffect(() => (listens ? listenForKeys(hall, toConsole) : undefined), [hall, listens]);
  useTitle(name ?? places(hall).find((one) => one.href === location.pathname)?.name ?? "");
  return (
    <>
      <header class="page-top no-print">
        <LinkButton href={back} icon="back" small>
          {ofConsole ? <ToConsole /> : t("common.back")}
        </LinkButton>
        <Brand />
        <b class="ev">{hall.workshop.value?.title}</b>
        {children}
        <span class="line-word" role="status">
          <Icon name={online ? "online" : "offline"} />
          {online ? t("connection.online") : t("connection.again")}
        </span>
        <Appearance named />
      </header>
      {at !== undefined && ofConsole && <Kin hall={hall} at={at} home={toConsole} />}
    </>
  );
}

/** A small phone shows the last word of it. */
function ToConsole(): JSX.Element {
  return (
    <>
      <span class="whole">{t("common.to_console")}</span>
      <span class="brief" aria-hidden="true">
        {t("common.console")}
      </span>
    </>
  );
}

export function Refused({ hall }: { readonly hall: Hall }): JSX.Element | null {
  if (hall.refusal.value === "") return null;
  return <Notice tone="fix" urgent title={hall.refusal.value} way={<Button kind="quiet" small onClick={() => (hall.refusal.value = "")}>{t("common.close")}</Button>} />;
}
