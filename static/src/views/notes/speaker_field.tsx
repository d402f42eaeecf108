// Who spoke: typed and chosen with the keyboard, or a name that is on no list, with where it comes from.

import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Words } from "../../core/notes";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { found, type Speaker } from "./speakers";

type Spoke = Pick<Words, "speaker_id" | "speaker_name" | "speaker_from">;

interface Props {
  readonly speakers: readonly Speaker[];
  readonly spoke: Spoke;
  readonly shown: string;
  readonly onChoose: (spoke: Spoke) => void;
  /** After a choice the words follow. */
  readonly onDone: () => void;
}

export function SpeakerField({ speakers, spoke, shown, onChoose, onDone }: Props): JSX.Element {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [at, setAt] = useState(0);
  // What is typed and not chosen yet, also for the blur that a choice brings with it before anything is drawn anew.
  const pending = useRef<string | undefined>(undefined);
  const id = useId();
  const open = typed !== undefined;
  const people = open ? found(speakers, typed) : [];
  const own = (typed ?? "").trim();
  const other = own !== "" && people.every((one) => one.name.toLowerCase() !== own.toLowerCase());
  const many = people.length + (other ? 1 : 0);
  const choose = (place: number, done = true): void => {
    const person = people[place];
    if (person !== undefined) onChoose({ speaker_id: person.id, speaker_name: "", speaker_from: "" });
    else if (other) onChoose({ speaker_id: "", speaker_name: own, speaker_from: "" });
    else if (own === "") onChoose({ speaker_id: "", speaker_name: "", speaker_from: "" });
    types(undefined);
    if (done) onDone();
  };
  const types = (text: string | undefined): void => {
    pending.current = text;
    setTyped(text);
    setAt(0);
  };
  /** Without a choice an exact name is meant, any other text is a name on no list, nothing is nobody. */
  const leave = (): void => {
    if (pending.current === undefined) return;
    const exact = people.findIndex((one) => one.name.toLowerCase() === own.toLowerCase());
    choose(own === "" ? people.length + 1 : exact >= 0 ? exact : people.length, false);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") setAt(Math.max(0, Math.min(many - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    else if (event.key === "Enter") choose(own === "" ? people.length + 1 : at);
    else if (event.key === "Escape") types(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div class="field speaker">
      <label class="lab" for={id}>{t("notes.speaker")}</label>
      <input
        id={id}
        class="inp"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={open && many > 0 ? "true" : "false"}
        aria-controls={`${id}l`}
        aria-activedescendant={open && many > 0 ? `${id}o${at}` : undefined}
        placeholder={t("notes.speaker_hint")}
        value={typed ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => types(event.currentTarget.value)}
        onKeyDown={(event) => (open || event.key === "ArrowDown" ? (open ? pressed(event) : types("")) : event.key === "Enter" && (event.preventDefault(), onDone()))}
        onBlur={leave}
      />
      {open && many > 0 && (
        <ul class="options" id={`${id}l`} role="listbox">
          {people.map((person, place) => (
            <li key={person.id} id={`${id}o${place}`} role="option" aria-selected={place === at ? "true" : "false"} onPointerDown={(event) => (event.preventDefault(), choose(place))}>
              <b>{person.name}</b>
              <small>{[person.from, person.present ? "" : t("notes.absent")].filter((part) => part !== "").join(" · ")}</small>
            </li>
          ))}
          {other && (
            <li id={`${id}o${people.length}`} role="option" aria-selected={at === people.length ? "true" : "false"} onPointerDown={(event) => (event.preventDefault(), choose(people.length))}>
              <Icon name="add" />
              {t("notes.not_listed", { name: own })}
            </li>
          )}
        </ul>
      )}
      {spoke.speaker_id === "" && spoke.speaker_name !== "" && (
        <input class="inp from" type="text" aria-label={t("notes.from")} placeholder={t("notes.from")} maxLength={200} value={spoke.speaker_from} onInput={(event) => onChoose({ ...spoke, speaker_from: event.currentTarget.value })} />
      )}
    </div>
  );
}
