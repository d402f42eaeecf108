// *Saya menggantikan …*: whom, then the own name, and in at once; the list may know it already.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Pick, PickRow } from "../parts/pick";
import { Chosen, Steps } from "./door";
import { OneLine } from "./door_forms";
import type { DoorSteps, Step } from "./door_steps";
import { Privacy } from "./privacy";

interface StepProps<Name extends Step["at"]> {
  readonly steps: DoorSteps;
  readonly step: Extract<Step, { readonly at: Name }>;
}

export function WhomStep({ steps, step }: StepProps<"whom">): JSX.Element {
  const { organisation, people } = step;
  return (
    <>
      <Steps at={2} />
      <h1>{t("phone.substitute.whom")}</h1>
      <Chosen name={organisation.name} />
      <Pick label={t("phone.substitute.whom")}>
        {people.map((person) => (
          <PickRow key={person.id} onPick={() => steps.go({ at: "substitute", organisation, whom: person })} under={person.position === "" ? undefined : person.position}>
            <b>{person.name}</b>
          </PickRow>
        ))}
      </Pick>
    </>
  );
}

export function SubstituteStep({ steps, step }: StepProps<"substitute">): JSX.Element {
  const { organisation, whom } = step;
  return (
    <>
      <Steps at={2} />
      <h1>{t("phone.substitute.name")}</h1>
      <Chosen name={t("phone.substitute.for", { name: whom.name })} />
      <OneLine
        label={t("phone.substitute.name_label")}
        second={{ label: t("phone.substitute.position_label"), aside: t("phone.substitute.optional") }}
        act={t("phone.door.join")}
        busy={steps.busy.value}
        onDone={(name, position) => void steps.substitute(name, position, organisation, whom)}
      />
      <Privacy notice={steps.door.value?.notice} />
    </>
  );
}

export function StandsInStep({ steps, step }: StepProps<"stands_in">): JSX.Element {
  const { organisation, person, whom } = step;
  return (
    <>
      <h1>{t("phone.substitute.ask", { name: whom.name })}</h1>
      <p class="under">{t("phone.substitute.ask_under")}</p>
      <div class="ways">
        <Button kind="main" icon="move" wide disabled={steps.busy.value} onClick={() => void steps.comeAs(organisation, person, whom)}>
          {t("phone.substitute.yes")}
        </Button>
        <Button wide disabled={steps.busy.value} onClick={() => void steps.comeAs(organisation, person)}>
          {t("phone.substitute.no")}
        </Button>
        <Button kind="quiet" wide onClick={() => history.back()}>
          {t("phone.door.other_name")}
        </Button>
      </div>
    </>
  );
}

export function FilledStep({ steps, step }: StepProps<"filled">): JSX.Element {
  const { organisation, whom, name } = step;
  return (
    <>
      <h1>{t("phone.substitute.filled", { name: whom.name })}</h1>
      <p class="under">{t("phone.substitute.filled_under")}</p>
      <div class="ways">
        <Button kind="main" icon="check" wide disabled={steps.busy.value} onClick={() => void steps.joinAs(name, organisation, false)}>
          {t("phone.substitute.in_any_case")}
        </Button>
        <Button kind="quiet" wide onClick={() => history.back()}>
          {t("common.back")}
        </Button>
      </div>
    </>
  );
}
