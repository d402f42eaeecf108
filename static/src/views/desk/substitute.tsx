// Somebody came for whoever is on the list: a colleague from the list or a new name, in the seat and here with one button.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import type { Desk, Guest } from "./desk";

const LONGEST = 120;

interface Props {
  readonly desk: Desk;
  readonly guest: Guest;
  onBack(): void;
  onDone(person: string): void;
}

export function SubstituteForm({ desk, guest, onBack, onDone }: Props): JSX.Element {
  const [typed, setTyped] = useState({ name: "", position: "" });
  const [missing, setMissing] = useState(false);
  const colleagues = desk.colleagues(guest);
  const put = async (who: { readonly person: string; readonly name?: string; readonly position?: string }, name: string): Promise<void> => {
    await desk.substitute({ substitution: newId("sbs"), predecessor: guest.person.id, ...who }, name);
    onDone(who.person);
  };
  const putNew = (event: Event): void => {
    event.preventDefault();
    const name = typed.name.trim();
    if (name === "") setMissing(true);
    else void put({ person: newId("per"), name, position: typed.position.trim() }, name);
  };
  return (
    <form class="panel-form" onSubmit={putNew}>
      <h3>{t("desk.substitute.who", { name: guest.person.name })}</h3>
      <p class="mute">{t("desk.substitute.what")}</p>
      {colleagues.length > 0 && (
        <Pick label={t("desk.substitute.listed")}>
          {colleagues.map(({ person }) => (
            <PickRow key={person.id} under={person.position === "" ? undefined : person.position} onPick={() => void put({ person: person.id }, person.name)}>
              {person.name}
            </PickRow>
          ))}
        </Pick>
      )}
      <TextField label={t("desk.substitute.name")} value={typed.name} maxLength={LONGEST} onInput={(name) => setTyped({ ...typed, name })} />
      <TextField label={t("desk.guest.position")} aside={t("desk.optional")} value={typed.position} maxLength={LONGEST} onInput={(position) => setTyped({ ...typed, position })} />
      {missing && <Notice tone="fix" urgent title={t("desk.substitute.missing")} />}
      <Button kind="main" type="submit" icon="check" wide>{t("desk.substitute.save")}</Button>
      <Button kind="quiet" wide onClick={onBack}>{t("common.cancel")}</Button>
    </form>
  );
}
