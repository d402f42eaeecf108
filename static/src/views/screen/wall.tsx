// The wall: header with the workshop and the time, the woven strip, one message, a footer.

import type { ComponentChildren, JSX } from "preact";
import { t } from "../../core/texts";
import { longDate } from "../../core/times";
import { Agenda } from "./agenda";
import { Ballot } from "./ballot";
import { Board } from "./board";
import { Break } from "./break";
import type { Counts, Figures, Stage } from "./figures";
import { type Codes, Join } from "./join";
import { dateOf, type Lookup, shown, type Shown } from "./model";
import { Appearance } from "../parts/appearance_choices";
import { Mark, Tenun } from "../parts/brand";
import { Matrix } from "./matrix";
import { Plenary } from "./plenary";
import { Progress } from "./progress";
import { Ranking } from "./ranking";
import { Roadmap } from "./roadmap";
import { Tables } from "./tables";
import { Timer } from "./timer";
import { hallTime } from "./times";
import { Blank, NotSignedIn, Words } from "./words";

export interface WallProps {
  readonly all: Lookup;
  readonly figures: Figures | undefined;
  readonly counts: Counts | undefined;
  /** Whose wall this is. */
  readonly projector: string;
  readonly codes: Codes;
  readonly stage: Stage | undefined;
  readonly now: number;
  readonly connected: boolean;
  readonly admitted: boolean;
}

export function Wall(props: WallProps): JSX.Element {
  const seen = shown(props.all, props.projector);
  if (!props.admitted) return <Frame><NotSignedIn /></Frame>;
  if (seen === undefined || seen.hidden) return <Frame><Blank /></Frame>;
  return (
    <div class="wall">
      <Header seen={seen} now={props.now} digits={props.figures?.digits} />
      <Tenun />
      <Page seen={seen} {...props} />
      {seen.announcement !== undefined && <p class="announcement" role="status">{seen.announcement.text}</p>}
      {!props.connected && <p class="again" role="status">{t("screen.again")}</p>}
    </div>
  );
}

function Frame({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="wall bare">
      <Tenun />
      {children}
    </div>
  );
}

function Header({ seen, now, digits }: { readonly seen: Shown; readonly now: number; readonly digits: string | undefined }): JSX.Element {
  return (
    <header class="head">
      <p class="brand">
        <Mark />
        Rembuk
      </p>
      <p class="event">
        <span>{seen.workshop.title}</span>
        <span>{seen.page === "join" ? [seen.workshop.place, seen.workshop.region].filter(Boolean).join(", ") : dayLine(seen)}</span>
      </p>
      {digits !== undefined && (
        <p class="digits">
          <span>{t("screen.digits")}</span>
          <b>{digits}</b>
        </p>
      )}
      <p class="time">{hallTime(now, seen.workshop.timezone)}</p>
      <Appearance colours={false} />
    </header>
  );
}

function dayLine(seen: Shown): string {
  const date = longDate(dateOf(seen.workshop, seen.day));
  return date === "" ? t("screen.day_only", { day: seen.day }) : t("screen.day", { day: seen.day, date });
}

function Page(props: WallProps & { readonly seen: Shown }): JSX.Element {
  switch (props.seen.page) {
    case "join":
      return <Join {...props} />;
    case "agenda":
      return <Agenda {...props} />;
    case "timer":
      return <Timer {...props} />;
    case "progress":
      return <Progress {...props} />;
    case "ballot":
      return <Ballot {...props} />;
    case "board":
    case "matrix":
    case "words":
    case "roadmap":
      return <Many page={props.seen.page} counts={props.counts} now={props.now} />;
    case "break":
      return <Break {...props} />;
    case "plenary":
      return <Plenary {...props} />;
    case "tables":
      return <Tables {...props} />;
    case "text":
      return <Words {...props} />;
    default:
      return <Blank />;
  }
}

/** Pages whose figures are asked for: until they are there, or where they are of another page, nothing is shown. */
function Many({ page, counts, now }: { readonly page: string; readonly counts: Counts | undefined; readonly now: number }): JSX.Element {
  if (counts === undefined || counts.page !== page) return <Blank />;
  switch (counts.page) {
    case "board":
      return <Board board={counts} now={now} />;
    case "matrix":
      return <Matrix matrix={counts} now={now} />;
    case "words":
      return <Ranking told={counts} />;
    case "roadmap":
      return <Roadmap roadmap={counts} now={now} />;
  }
}
