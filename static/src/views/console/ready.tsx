// Kesiapan: whether phones reach this laptop and how many, what the laptop says of itself, and a rehearsal before the doors open.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { type Check, checks, type Mode, type Phones, type Readiness } from "./readiness";
import { AccessPoint } from "./ready_point";
import { RehearsalCard } from "./ready_rehearsal";
import { TestPage } from "./ready_test";
import { href } from "./rooms";

const LOOK_MS = 3000;
const MODES: readonly Mode[] = ["each", "organisation", "group"];

export function ReadyPage({ hall, hostKey }: { readonly hall: Hall; readonly hostKey: string }): JSX.Element {
  const found = useSignal<Readiness | undefined>(undefined);
  const look = async (): Promise<void> => {
    const answer = await hall.api.get<Readiness>(hall.path("readiness"), hall.token);
    if (answer.ok) found.value = answer;
  };
  useEffect(() => {
    if (!hall.leads.value) return;
    void look();
    const timer = setInterval(() => void (document.visibilityState === "visible" && look()), LOOK_MS);
    return () => clearInterval(timer);
  }, [hall.leads.value]);
  if (!hall.leads.value) return <Notice icon="lock">{t("ready.leads_only")}</Notice>;
  const seen = found.value;
  if (seen === undefined) return <div aria-busy="true" />;
  const profile = hall.workshop.value?.profile ?? {};
  const mode = MODES.find((one) => one === textOf(profile, "phones")) ?? "each";
  const holds = typeof profile["holds"] === "number" ? profile["holds"] : null;
  const phones: Phones = { each: seen.people.expected, organisation: seen.organisations.expected, group: biggestDivision(hall) };
  return (
    <div class="two even ready">
      <div class="stack">
        <TestPage hall={hall} found={seen} look={look} />
        <AccessPoint key={`${mode} ${holds ?? ""}`} hall={hall} mode={mode} phones={phones} holds={holds} wifi={seen.laptop?.wifi ?? null} />
      </div>
      <div class="stack">
        <Checks found={checks(seen, mode, phones, holds)} />
        {seen.hosted ? <Notice icon="note">{t("ready.hosted")}</Notice> : hall.workshop.value?.rehearsal !== true && <RehearsalCard hall={hall} hostKey={hostKey} expected={seen.people.expected} />}
      </div>
    </div>
  );
}

/** As many phones as the division with the most groups has tables. */
function biggestDivision(hall: Hall): number {
  return Math.max(0, ...hall.groupings.value.map((grouping) => hall.groups.value.filter((group) => group.grouping_id === grouping.id).length));
}

function Checks({ found }: { readonly found: readonly Check[] }): JSX.Element {
  const look = found.filter((check) => check.state === "look").length;
  const good = found.every((check) => check.state === "good");
  return (
    <section class="card todo">
      <h2>{t("ready.checks")}</h2>
      {(look > 0 || good) && <p class="mute">{look > 0 ? t("ready.to_look", { count: look }) : t("ready.all_good")}</p>}
      <ul>
        {found.map((check) => (
          <li key={check.key} class="check">
            <b>{check.title}</b>
            <State state={check.state} />
            <span>{check.said}</span>
            {check.to !== undefined && <LinkButton small href={href("settings", check.to)}>{t("ready.fix")}</LinkButton>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ state }: { readonly state: Check["state"] }): JSX.Element {
  if (state === "good") return <Word tone="saved">{t("ready.state_good")}</Word>;
  if (state === "look") return <Word tone="local" icon="warning">{t("ready.state_look")}</Word>;
  return <Word tone="none">{t("ready.state_unknown")}</Word>;
}
