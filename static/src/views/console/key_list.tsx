// The list of keys, above the room and in the flow of the page: the hall stays in sight.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Panel } from "../parts/card";
import { Tick } from "../parts/field";
import type { Hall } from "./hall_state";
import { places } from "./places";
import { letters, listed, switchLetters } from "./shortcuts";

export function KeyList({ hall }: { readonly hall: Hall }): JSX.Element {
  return (
    <Panel class="key-list" title={t("keys.title")} under={t("keys.under")} close={t("common.close")} onClose={() => (listed.value = false)}>
      <dl class="keys">
        <Key press="Enter" does={t("keys.enter")} />
        <Key press="/" does={t("keys.search")} />
        <Key press="Esc" does={t("keys.escape")} />
        <Key press="?" does={t("keys.list")} />
        {letters.value && <Key press="." does={t("keys.hide")} />}
        {letters.value && places(hall).map((place) => <Key key={place.key} press={place.letter.toUpperCase()} does={place.name} />)}
      </dl>
      <Tick as="switch" checked={letters.value} help={t("keys.letters_help")} onChange={switchLetters}>
        {t("keys.letters")}
      </Tick>
    </Panel>
  );
}

function Key({ press, does }: { readonly press: string; readonly does: string }): JSX.Element {
  return (
    <div>
      <dt>
        <kbd class="key">{press}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
