// What is typed at the door: the code of the wall, a name or an organisation that is not on the list, the personal code.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Chosen, Steps } from "./door";
import type { DoorSteps, Step } from "./door_steps";
import { Privacy } from "./privacy";

interface FormProps {
  readonly steps: DoorSteps;
}

/** Only the laptop itself opens the door by these names; a phone never does. */
const OWN_LAPTOP = ["127.0.0.1", "localhost"];

export function CodeStep({ steps }: FormProps): JSX.Element {
  return (
    <>
      <h1>{t("phone.door.code")}</h1>
      <p class="under">{t("phone.door.code_under")}</p>
      <OneLine label={t("phone.door.code_label")} code act={t("phone.door.go")} busy={steps.busy.value} onDone={(typed) => void steps.knock(typed)} />
      {OWN_LAPTOP.includes(location.hostname) && (
        <p class="more">
          <a href="/console">{t("phone.door.console")}</a>
        </p>
      )}
    </>
  );
}

export function NewOrganisationStep({ steps, typed, also }: FormProps & { readonly typed: string; readonly also?: JSX.Element }): JSX.Element {
  return (
    <>
      <Steps at={1} />
      <h1>{t("phone.door.new_organisation")}</h1>
      <OneLine label={t("phone.door.new_organisation_label")} start={typed} act={t("phone.door.next")} busy={steps.busy.value} onDone={(name) => steps.nameOrganisation(name)} />
      {also}
      <Privacy notice={steps.door.value?.notice} />
    </>
  );
}

export function NewNameStep({ steps, step }: FormProps & { readonly step: Extract<Step, { readonly at: "new_name" }> }): JSX.Element {
  return (
    <>
      <Steps at={2} />
      <h1>{t("phone.door.new_name")}</h1>
      <Chosen name={step.organisation.name} />
      <OneLine
        label={t("phone.door.new_name_label")}
        act={t("phone.door.join")}
        busy={steps.busy.value}
        onDone={(name) => void steps.joinAs(name, step.organisation, step.isNew)}
      />
      <Privacy notice={steps.door.value?.notice} />
    </>
  );
}

export function PersonalCodeStep({ steps }: FormProps): JSX.Element {
  return (
    <>
      <h1>{t("phone.door.personal")}</h1>
      <p class="under">{t("phone.door.personal_under")}</p>
      <OneLine label={t("phone.door.personal_label")} code act={t("phone.door.join")} busy={steps.busy.value} onDone={(typed) => void steps.comeBack(typed)} />
      <div class="ways">
        <Button kind="quiet" wide onClick={() => history.back()}>
          {t("common.back")}
        </Button>
      </div>
    </>
  );
}

interface Second {
  readonly label: string;
  readonly aside: string;
}

interface OneLineProps {
  readonly label: string;
  readonly act: string;
  readonly busy: boolean;
  readonly start?: string;
  /** Read aloud and copied from a wall: large letters, no corrections. */
  readonly code?: boolean;
  /** A second line, which may stay empty. */
  readonly second?: Second;
  readonly onDone: (typed: string, second: string) => void;
}

/** One question, one line, one button; the keyboard's own key does the same. */
export function OneLine({ label, act, busy, start = "", code = false, second, onDone }: OneLineProps): JSX.Element {
  const [typed, setTyped] = useState(start);
  const [more, setMore] = useState("");
  const [asked, setAsked] = useState(false);
  const text = typed.trim();
  const done = () => {
    setAsked(true);
    if (text !== "" && !busy) onDone(text, more.trim());
  };
  return (
    <form
      class="one"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <div class="field">
        <label class="lab" for="one">
          {label}
        </label>
        <input
          id="one"
          class={code ? "inp code" : "inp"}
          type="text"
          autoComplete={code ? "off" : "name"}
          autoCapitalize={code ? "characters" : "words"}
          autoCorrect="off"
          spellcheck={false}
          maxLength={120}
          enterKeyHint="go"
          value={typed}
          aria-describedby={asked && text === "" ? "one-note" : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {asked && text === "" && (
          <p class="note fix" id="one-note" role="alert">
            {t("phone.door.empty")}
          </p>
        )}
      </div>
      {second !== undefined && (
        <div class="field">
          <label class="lab" for="two">
            {second.label} <small>{second.aside}</small>
          </label>
          <input id="two" class="inp" type="text" autoComplete="organization-title" maxLength={120} enterKeyHint="go" value={more} onInput={(event) => setMore(event.currentTarget.value)} />
        </div>
      )}
      <Button kind="main" type="submit" wide disabled={busy}>
        {act}
      </Button>
    </form>
  );
}
