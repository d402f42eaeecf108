// A page of the console that stands alone, with the token the console holds: the hall, or the way back.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { openHall } from "../console/opening";
import type { Hall } from "../console/hall_state";
import { LinkButton } from "../parts/button";
import { Notice } from "../parts/notice";
import type { Link } from "./opening";
import { put } from "./page";

interface HallPage {
  readonly link: Link;
  /** Without a link that is still good.  A function: nothing is said before the language is known. */
  readonly none: (home: string) => JSX.Element;
  readonly draw: (hall: Hall) => JSX.Element;
}

export function showHall({ link, none, draw }: HallPage): void {
  const hall = link.token === "" ? undefined : openHall(link.workshop, link.token).hall;
  const home = `/console/${encodeURIComponent(link.workshop)}`;
  put(function Page() {
    return hall === undefined || hall.ended.value !== "" ? none(home) : draw(hall);
  });
}

export function NoHall({ name, title, home }: { readonly name: string; readonly title: string; readonly home: string }): JSX.Element {
  return (
    <main class={name}>
      <Notice tone="fix" title={title} />
      <LinkButton href={home}>{t("common.to_console")}</LinkButton>
    </main>
  );
}
