// What an assessor reviews: dimensions, groups, organisations; nothing ticked is everything.  Each tick holds at once, and is
// taken back by the same tick.

import type { JSX } from "preact";
import { label } from "../../core/design";
import type { Grant, Person } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Tick } from "../parts/field";
import type { Hall } from "./hall_state";

const NAMES = ["themes", "groups", "organisations"] as const;
type Name = (typeof NAMES)[number];
type Scope = Readonly<Record<Name, readonly string[]>>;

export function ScopeOf({ hall, person, grant }: { readonly hall: Hall; readonly person: Person; readonly grant: Grant }): JSX.Element {
  const scope = read(grant);
  const choices = choicesIn(hall);
  const set = (name: Name, id: string, on: boolean): void => {
    const chosen = on ? [...scope[name], id] : scope[name].filter((one) => one !== id);
    const now: Scope = { ...scope, [name]: chosen };
    void hall.send("scope_assessor", { person: person.id, themes: [...now.themes], groups: [...now.groups], organisations: [...now.organisations] });
  };
  return (
    <details class="scope-of">
      <summary>{said(scope, choices)}</summary>
      {NAMES.map((name) => (
        <fieldset key={name} class="ticks">
          <legend class="lab">{t(`assess.scope.${name}`)}</legend>
          {choices[name].map(({ id, called }) => (
            <Tick key={id} checked={scope[name].includes(id)} onChange={(on) => set(name, id, on)}>{called}</Tick>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

interface Choice {
  readonly id: string;
  readonly called: string;
}

function read(grant: Grant): Scope {
  const { themes = [], groups = [], organisations = [] } = grant.scope as Partial<Record<Name, readonly string[]>>;
  return { themes, groups, organisations };
}

function choicesIn(hall: Hall): Readonly<Record<Name, readonly Choice[]>> {
  const themes = (hall.workshop.value?.themes ?? []) as readonly { readonly id: string; readonly label_id: string; readonly label_en: string }[];
  const groups = hall.groupings.value.flatMap((grouping) => hall.groups.value.filter((group) => group.grouping_id === grouping.id).map((group) => ({ id: group.id, called: `${grouping.title}: ${group.number} ${group.title}` })));
  const organisations = hall.organisations.value.filter((one) => one.status !== "merged").map((one) => ({ id: one.id, called: one.name }));
  return { themes: themes.map((one) => ({ id: one.id, called: label(one) })), groups, organisations };
}

function said(scope: Scope, choices: Readonly<Record<Name, readonly Choice[]>>): string {
  const named = NAMES.flatMap((name) => scope[name].map((id) => choices[name].find((one) => one.id === id)?.called ?? id));
  if (named.length === 0) return t("assess.scope.all");
  return t("assess.scope.some", { what: named.length > 3 ? t("assess.scope.many", { count: named.length }) : named.join(", ") });
}
