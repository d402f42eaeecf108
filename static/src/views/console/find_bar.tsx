// The search of the top strip: `/` from anywhere, arrows through what was found, Enter to go there, Escape back to where one was.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Icon, type IconName } from "../parts/icon";
import { type Finding, findings, type Kind, thingsOf } from "./finding";
import type { Hall } from "./hall_state";
import { goTo } from "./places";
import { follow } from "./rooms";
import { isTyping } from "./typing";

const LIST = "found";
const ICON: Readonly<Record<Kind, IconName>> = { page: "open", person: "person", group: "people", organisation: "organisation", sheet: "sheet" };

export function FindBar({ hall }: { readonly hall: Hall }): JSX.Element {
  const typed = useSignal("");
  const at = useSignal(0);
  const open = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  // What came meanwhile is found too: whoever presses first may be quicker than the hall.
  const known = [hall.people.value, hall.groups.value, hall.organisations.value, hall.activities.value];
  const found = useMemo(() => (open.value ? findings(thingsOf(hall), typed.value) : []), [typed.value, open.value, ...known]);
  // Before the first paint: whoever sees the page may press already.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      before.current = document.activeElement;
      input.current?.focus();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);

  const close = (): void => {
    open.value = false;
    typed.value = "";
  };
  const go = (to: Finding | undefined): void => {
    if (to === undefined) return;
    close();
    input.current?.blur();
    if (location.hash === to.thing.href) follow();
    else goTo(to.thing.href);
  };
  const escape = (): void => {
    close();
    // Where nothing had the focus, the page itself cannot take it back.
    input.current?.blur();
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (at.value = Math.min(at.value + 1, found.length - 1)),
    ArrowUp: () => (at.value = Math.max(at.value - 1, 0)),
    Enter: () => go(found[at.value]),
    Escape: escape,
  };
  const shown = open.value && typed.value.trim() !== "";
  return (
    <div class="find" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t("console.find")}
        aria-expanded={shown}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={shown && found.length > 0 ? optionId(at.value) : undefined}
        autoComplete="off"
        placeholder={t("console.find.placeholder")}
        value={typed.value}
        onFocus={() => (open.value = true)}
        onBlur={() => (open.value = false)}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          at.value = 0;
          open.value = true;
        }}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id={LIST} role="listbox" aria-label={t("console.find.found")} hidden={!shown}>
        {found.map((one, place) => (
          <Option key={`${one.thing.kind} ${one.thing.id}`} found={one} place={place} chosen={place === at.value} go={() => go(one)} />
        ))}
      </ul>
      {shown && found.length === 0 && <p class="none">{t("console.find.nothing", { typed: typed.value.trim() })}</p>}
      <span class="aside" role="status">{shown ? t("console.find.count", { count: found.length }) : ""}</span>
    </div>
  );
}

interface OptionProps {
  readonly found: Finding;
  readonly place: number;
  readonly chosen: boolean;
  go(): void;
}

/** The pointer must not take the focus from the field before its click is heard. */
function Option({ found, place, chosen, go }: OptionProps): JSX.Element {
  const { thing, parts } = found;
  return (
    <li id={optionId(place)} role="option" aria-selected={chosen} onPointerDown={(event) => event.preventDefault()} onClick={go}>
      <Icon name={ICON[thing.kind]} />
      <span class="t">
        <span>{parts.map((part, at) => (part.matched ? <mark key={at}>{part.text}</mark> : part.text))}</span>
        {thing.under !== "" && <small>{thing.under}</small>}
      </span>
      <span class="what">{kindWord(thing.kind)}</span>
    </li>
  );
}

function optionId(place: number): string {
  return `${LIST}-${place}`;
}

function kindWord(kind: Kind): string {
  return { page: t("console.find.page"), person: t("console.find.person"), group: t("console.find.group"), organisation: t("console.find.organisation"), sheet: t("console.find.sheet") }[kind];
}
