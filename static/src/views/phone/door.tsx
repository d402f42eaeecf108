// The door: at most five taps and forty words from the code on the wall to one's own sheet.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ListedOrganisation, ListedPerson } from "../../core/api";
import { searchOffices } from "../../core/search";
import { t } from "../../core/texts";
import { Appearance } from "../parts/appearance_choices";
import { Brand, Tenun } from "../parts/brand";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import { Word } from "../parts/words";
import { CodeStep, NewNameStep, NewOrganisationStep, PersonalCodeStep } from "./door_forms";
import { type DoorSteps, holdsSeat, type Step } from "./door_steps";
import { FindBox, Matches } from "./find";
import { FilledStep, StandsInStep, SubstituteStep, WhomStep } from "./later";
import { Privacy } from "./privacy";
import { refusalSaid } from "./said";

type At<Name extends Step["at"]> = Extract<Step, { readonly at: Name }>;

/** A list this short is read faster than searched. */
const SEARCH_FROM = 8;

export function Door({ steps }: { readonly steps: DoorSteps }): JSX.Element {
  const door = steps.door.value;
  const refusal = steps.refusal.value;
  return (
    <div class="phone join">
      <header class="head">
        <div class="head-line">
          <Brand />
          <Appearance />
        </div>
        {door !== undefined && (
          <p class="event">
            <b>{door.workshop.title}</b>
            {door.workshop.place !== "" && <span class="mute">{door.workshop.place}</span>}
          </p>
        )}
      </header>
      <Tenun />
      <main>
        {refusal !== undefined && <Notice tone="fix" urgent title={refusalSaid(refusal)} />}
        {door?.workshop.joining === "locked" && refusal === undefined && <Notice icon="lock" title={t("phone.door.locked")} />}
        {door?.workshop.phones !== undefined && steps.step.value.at === "organisation" && <Notice icon="phone" title={door.workshop.phones === "group" ? t("phone.door.one_group") : t("phone.door.one_organisation")} />}
        <Current steps={steps} />
      </main>
    </div>
  );
}

function Current({ steps }: { readonly steps: DoorSteps }): JSX.Element | null {
  const step = steps.step.value;
  switch (step.at) {
    case "code":
      return <CodeStep steps={steps} />;
    case "organisation":
      return steps.door.value === undefined ? <Unopened steps={steps} /> : <OrganisationStep steps={steps} organisations={steps.door.value.organisations} />;
    case "new_organisation":
      return <NewOrganisationStep steps={steps} typed={step.typed} />;
    case "name":
      return <NameStep steps={steps} step={step} />;
    case "new_name":
      return <NewNameStep steps={steps} step={step} />;
    case "whom":
      return <WhomStep steps={steps} step={step} />;
    case "substitute":
      return <SubstituteStep steps={steps} step={step} />;
    case "stands_in":
      return <StandsInStep steps={steps} step={step} />;
    case "filled":
      return <FilledStep steps={steps} step={step} />;
    case "taken":
      return <TakenStep steps={steps} step={step} />;
    case "waiting":
      return <WaitingStep step={step} />;
    case "personal_code":
      return <PersonalCodeStep steps={steps} />;
  }
}

function Unopened({ steps }: { readonly steps: DoorSteps }): JSX.Element {
  if (steps.refusal.value === undefined) return <p class="empty">{t("phone.door.opening")}</p>;
  if (steps.refusal.value.code !== "unknown_code") {
    return (
      <Button kind="main" wide onClick={() => void steps.knock(steps.code)}>
        {t("phone.again")}
      </Button>
    );
  }
  return <CodeStep steps={steps} />;
}

function OrganisationStep({ steps, organisations }: { readonly steps: DoorSteps; readonly organisations: readonly ListedOrganisation[] }): JSX.Element {
  const [typed, setTyped] = useState("");
  const code = (
    <PickRow icon="key" onPick={() => steps.go({ at: "personal_code" })}>
      {t("phone.door.have_code")}
    </PickRow>
  );
  if (organisations.length === 0) return <NewOrganisationStep steps={steps} typed="" also={<Pick alt>{code}</Pick>} />;
  const found = searchOffices(organisations, typed, (one) => one.name, (one) => one.abbreviation);
  return (
    <>
      <Steps at={1} />
      <h1>{t("phone.door.organisation")}</h1>
      {organisations.length >= SEARCH_FROM && <FindBox typed={typed} onType={setTyped} label={t("phone.door.find")} />}
      {found.length > 0 && (
        <Pick label={t("phone.door.organisation")}>
          {found.map(({ thing, parts }) => (
            <PickRow key={thing.id} onPick={() => void steps.chooseOrganisation(thing)} under={thing.abbreviation === thing.name || thing.abbreviation === "" ? undefined : thing.abbreviation}>
              <b class={typed === "" ? "plain" : ""}>
                <Matches parts={parts} />
              </b>
            </PickRow>
          ))}
        </Pick>
      )}
      {found.length === 0 && typed !== "" && <p class="empty">{t("phone.door.none", { typed })}</p>}
      <Pick alt>
        <PickRow icon="add" onPick={() => steps.go({ at: "new_organisation", typed })}>
          {t("phone.door.organisation_missing")}
        </PickRow>
        {code}
      </Pick>
      <Privacy notice={steps.door.value?.notice} />
    </>
  );
}

function NameStep({ steps, step }: { readonly steps: DoorSteps; readonly step: At<"name"> }): JSX.Element {
  const { organisation, people } = step;
  return (
    <>
      <Steps at={2} />
      <h1>{t("phone.door.name")}</h1>
      <Chosen name={organisation.name} />
      {people === undefined && steps.refusal.value === undefined && <p class="empty">{t("phone.door.opening")}</p>}
      {people === undefined && steps.refusal.value !== undefined && (
        <Button wide onClick={() => void steps.chooseOrganisation(organisation)}>
          {t("phone.again")}
        </Button>
      )}
      {people !== undefined && people.length > 0 && (
        <Pick label={t("phone.door.name")}>
          {people.map((person) => (
            <PickRow key={person.id} onPick={() => void steps.choosePerson(organisation, person)} under={underName(person)}>
              <b>{person.name}</b>
              {person.taken && <Word tone="local">{t("phone.door.taken_word")}</Word>}
            </PickRow>
          ))}
        </Pick>
      )}
      {people !== undefined && (
        <Pick alt>
          {people.some(holdsSeat) && (
            <PickRow icon="move" onPick={() => steps.go({ at: "whom", organisation, people: people.filter(holdsSeat) })}>
              {t("phone.substitute.row")}
            </PickRow>
          )}
          <PickRow icon="add" onPick={() => steps.go({ at: "new_name", organisation, isNew: false })}>
            {people.length === 0 ? t("phone.door.type_name") : t("phone.door.name_missing")}
          </PickRow>
        </Pick>
      )}
      <Privacy notice={steps.door.value?.notice} />
    </>
  );
}

function underName(person: ListedPerson): string | undefined {
  if (person.replaced_by !== undefined) return t("phone.substitute.filled_word", { name: person.replaced_by });
  return person.position === "" ? undefined : person.position;
}

function TakenStep({ steps, step }: { readonly steps: DoorSteps; readonly step: At<"taken"> }): JSX.Element {
  return (
    <>
      <h1>{t("phone.door.taken")}</h1>
      <p class="under">{t("phone.door.taken_under", { name: step.person.name })}</p>
      <div class="ways">
        <Button kind="main" icon="help" wide onClick={() => void steps.claim(step.organisation, step.person)}>
          {t("phone.door.ask")}
        </Button>
        <Button icon="key" wide onClick={() => steps.go({ at: "personal_code" })}>
          {t("phone.door.use_code")}
        </Button>
        <Button kind="quiet" wide onClick={() => history.back()}>
          {t("phone.door.other_name")}
        </Button>
      </div>
    </>
  );
}

function WaitingStep({ step }: { readonly step: At<"waiting"> }): JSX.Element {
  return (
    <>
      <h1>{t("phone.door.waiting")}</h1>
      <p class="under">{t("phone.door.waiting_under", { name: step.person.name })}</p>
      <Notice tone="live" icon="clock" title={t("phone.door.waiting_stay")} />
      <div class="ways">
        <Button kind="quiet" wide onClick={() => history.back()}>
          {t("common.cancel")}
        </Button>
      </div>
    </>
  );
}

export function Steps({ at }: { readonly at: 1 | 2 }): JSX.Element {
  return (
    <p class="steps">
      <i class="on" />
      <i class={at === 2 ? "on" : ""} />
      {t("phone.door.step", { at })}
    </p>
  );
}

export function Chosen({ name }: { readonly name: string }): JSX.Element {
  return (
    <p class="chosen">
      <span class="mute">{name}</span>
      <Button kind="quiet" small onClick={() => history.back()}>
        {t("phone.door.change")}
      </Button>
    </p>
  );
}
