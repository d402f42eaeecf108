// A fresh workshop says what to do first: people, groups, door, projector, each one press away.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import { Icon } from "../parts/icon";
import { Word } from "../parts/words";
import type { Step, StepName } from "./first_steps";
import { href } from "./rooms";

const TO: Readonly<Record<StepName, string>> = {
  people: href("people", "import"),
  groups: href("groups"),
  door: href("settings", "door"),
  screen: href("screen"),
};

export function FirstSteps({ steps }: { readonly steps: readonly Step[] }): JSX.Element | null {
  if (steps.length === 0) return null;
  const next = steps.find((step) => !step.done);
  return (
    <section class="card first-steps">
      <div class="line">
        <h2>{t("console.first.title")}</h2>
        <LinkButton small icon="phone" href={href("settings", "ready")}>{t("console.first.ready")}</LinkButton>
      </div>
      <ol>
        {steps.map((step, at) => (
          <li key={step.name} class={step.done ? "done" : undefined}>
            <span class="no" aria-hidden="true">{step.done ? <Icon name="check" /> : at + 1}</span>
            <b>{title(step.name)}</b>
            <span class="mute">{what(step.name)}</span>
            {step.done ? <Word tone="saved">{t("console.first.done")}</Word> : <LinkButton small kind={step === next ? "main" : "plain"} href={TO[step.name]}>{act(step.name)}</LinkButton>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function title(name: StepName): string {
  return { people: t("console.first.people"), groups: t("console.first.groups"), door: t("console.first.door"), screen: t("console.first.screen") }[name];
}

function what(name: StepName): string {
  return { people: t("console.first.people_what"), groups: t("console.first.groups_what"), door: t("console.first.door_what"), screen: t("console.first.screen_what") }[name];
}

function act(name: StepName): string {
  return { people: t("console.first.people_act"), groups: t("console.first.groups_act"), door: t("console.first.door_act"), screen: t("console.first.screen_act") }[name];
}
