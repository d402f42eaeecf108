// A day that was closed: when and by whom, who was excused and what became of it, the copy that was made, the way back.

import type { JSX } from "preact";
import type { DayClosing, Waiver } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Word } from "../parts/words";
import { standing } from "./backup_state";
import { Holders } from "./day_closing_checks";
import { copiedAgo, copyState, held, rowsIn, waiversOf } from "./day_closing_state";
import type { Hall } from "./hall_state";
import { personName, rowsWord } from "./naming";
import { href } from "./rooms";
import { timeOf } from "./times";

interface Props {
  readonly hall: Hall;
  readonly closing: DayClosing;
  onReopen(): void;
}

export function Closed({ hall, closing, onReopen }: Props): JSX.Element {
  const { now, earlier } = waiversOf(hall, closing);
  const told = { time: timeOf(closing.closed_at, hall.workshop.value), name: personName(hall, closing.closed_by) };
  return (
    <>
      <p>{now.length === 0 ? t("day_closing.closed_green", told) : t("day_closing.closed_waived", told)}</p>
      <ul>
        {now.length > 0 && <Excused hall={hall} title={t("day_closing.excused")} waivers={now} />}
        <Since hall={hall} excused={new Set(now.filter((one) => one.arrived_at === null).map((one) => one.person_id))} />
        <Copied hall={hall} closing={closing} />
        {closing.left_open > 0 && (
          <li>
            <Word tone="none" icon="sheet">{t("day_closing.left_open", { count: closing.left_open })}</Word>
          </li>
        )}
        {earlier.length > 0 && <Excused hall={hall} title={t("day_closing.excused_earlier")} waivers={earlier} />}
      </ul>
      {hall.leads.value && (
        <div class="foot">
          <Button kind="quiet" icon="undo" wide onClick={onReopen}>
            {t("day_closing.reopen")}
          </Button>
        </div>
      )}
    </>
  );
}

export function Excused({ hall, title, waivers }: { readonly hall: Hall; readonly title: string; readonly waivers: readonly Waiver[] }): JSX.Element {
  return (
    <li>
      <b>{title}</b>
      <ul class="holders">
        {waivers.map((waiver) => (
          <li key={waiver.id}>
            <b>{personName(hall, waiver.person_id)}</b>
            <span class="mute block">{waiver.reason === "" ? rowsWord(waiver.rows) : t("day_closing.why", { rows: rowsWord(waiver.rows), reason: waiver.reason })}</span>
            <span role="status">
              <Came hall={hall} waiver={waiver} />
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Came({ hall, waiver }: { readonly hall: Hall; readonly waiver: Waiver }): JSX.Element {
  if (waiver.arrived_at === null) return <Word tone="local">{t("day_closing.missing")}</Word>;
  const time = timeOf(waiver.arrived_at, hall.workshop.value);
  const rows = waiver.arrived ?? 0;
  return <Word tone="saved">{rows === 0 ? t("day_closing.arrived", { time }) : t("day_closing.arrived_rows", { time, rows: rowsWord(rows) })}</Word>;
}

/** Phones that said only afterwards that they hold something. */
function Since({ hall, excused }: { readonly hall: Hall; readonly excused: ReadonlySet<string> }): JSX.Element | null {
  const others = (held.value ?? []).filter((one) => !excused.has(one.person));
  if (others.length === 0) return null;
  return (
    <li>
      <span role="status">
        <Word tone="local">{t("day_closing.since", { rows: rowsWord(rowsIn(others)) })}</Word>
      </span>
      <Holders hall={hall} holding={others} />
    </li>
  );
}

function Copied({ hall, closing }: { readonly hall: Hall; readonly closing: DayClosing }): JSX.Element {
  const state = copyState(standing.value, closing, hall.workshop.value?.clock_at != null);
  if (state === "since" || state === "good") {
    const time = timeOf(standing.value?.made_at, hall.workshop.value);
    return (
      <li>
        <Word tone="saved" icon="copy">{state === "since" ? t("day_closing.copied_since", { time }) : t("day_closing.copied", { ago: copiedAgo(standing.value) })}</Word>
      </li>
    );
  }
  if (state === "waiting") {
    return (
      <li>
        <Word tone="live" icon="copy">{t("day_closing.copying")}</Word>
      </li>
    );
  }
  return (
    <li class="line">
      <Word tone={state === "unchosen" ? "none" : "fix"} icon="warning">{state === "unchosen" ? t("day_closing.copy_unchosen") : state === "old" ? t("day_closing.copy_old", { ago: copiedAgo(standing.value) }) : t("day_closing.copy_none")}</Word>
      <LinkButton kind="quiet" small href={href("settings", "backup")}>
        {t("day_closing.to_backup")}
      </LinkButton>
    </li>
  );
}
