// The strip on top of a page that writes over its own line: how the line stands, in words, and what the page says beside it.

import type { ComponentChildren, JSX } from "preact";
import type { State } from "../../core/connection";
import { t } from "../../core/texts";
import { Icon, type IconName } from "./icon";

interface StripProps {
  readonly state: State;
  /** Before the line was ever there, and after it was ended for good. */
  readonly first: string;
  readonly ended: string;
  /** Where the page is not a phone's. */
  readonly offline?: string;
  readonly children?: ComponentChildren;
}

const ICONS: Readonly<Record<State, IconName>> = { first: "online", online: "online", again: "offline", offline: "offline", ended: "offline" };

export function Strip({ state, first, ended, offline, children }: StripProps): JSX.Element {
  const said = { first, online: t("connection.online"), again: t("connection.again"), offline: offline ?? t("connection.offline"), ended }[state];
  return (
    <header class={state === "offline" || state === "ended" ? "strip off" : "strip"}>
      <span role="status">
        <Icon name={ICONS[state]} />
        {said}
      </span>
      {children}
    </header>
  );
}
