// The search box of a long list, and names with what was found underlined.

import type { JSX } from "preact";
import type { Part } from "../../core/search";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";

export function FindBox({ typed, onType, label }: { readonly typed: string; readonly onType: (typed: string) => void; readonly label: string }): JSX.Element {
  return (
    <div class="find">
      <Icon name="search" />
      <input
        class="inp"
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {typed !== "" && (
        <button type="button" class="x" aria-label={t("phone.find.clear")} onClick={() => onType("")}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

export function Matches({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return <>{parts.map((part) => (part.matched ? <mark>{part.text}</mark> : part.text))}</>;
}
