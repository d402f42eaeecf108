// A guest who is on no list: name, organisation, in at once and ticked with the same button.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { searchOffices } from "../../core/search";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import type { Desk } from "./desk";

const LONGEST = 120;
const MOST_OFFERED = 5;

interface Props {
  readonly desk: Desk;
  /** What was searched for and not found. */
  readonly start: string;
  onClose(): void;
  onDone(person: string): void;
}

export function NewGuest({ desk, start, onClose, onDone }: Props): JSX.Element {
  const [typed, setTyped] = useState({ name: start, office: "", position: "", sex: "" });
  const [chosen, setChosen] = useState("");
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const offices = desk.offices();
  const office = offices.find((one) => one.id === chosen);
  const found = office !== undefined || typed.office.trim() === "" ? [] : searchOffices(offices, typed.office, (one) => one.name, (one) => one.abbreviation).slice(0, MOST_OFFERED);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.name.trim() === "" || (office === undefined && typed.office.trim() === "")) return setMissing(true);
    const person = newId("per");
    const where = office === undefined ? { organisation: newId("org"), organisation_name: typed.office.trim() } : { organisation: office.id };
    await desk.register({ person, name: typed.name.trim(), position: typed.position.trim(), sex: typed.sex, ...where });
    onDone(person);
  };
  const sexes = [
    { value: "", label: t("desk.guest.sex_none") },
    { value: "L", label: t("desk.guest.man") },
    { value: "P", label: t("desk.guest.woman") },
  ];
  const help = office !== undefined ? t("desk.guest.office_chosen", { name: office.name }) : typed.office.trim() !== "" && found.length === 0 ? t("desk.guest.office_new") : undefined;
  return (
    <Panel title={t("desk.guest")} under={t("desk.guest.under")} close={t("common.close")} onClose={onClose}>
      <form class="panel-form" onSubmit={(event) => void save(event)}>
        <TextField label={t("desk.guest.name")} value={typed.name} maxLength={LONGEST} required onInput={(name) => change({ name })} />
        <TextField
          label={t("desk.guest.office")}
          value={typed.office}
          maxLength={LONGEST}
          required
          help={help}
          onInput={(name) => {
            setChosen("");
            change({ office: name });
          }}
        />
        {found.length > 0 && (
          <Pick label={t("desk.guest.office")}>
            {found.map(({ thing }) => (
              <PickRow
                key={thing.id}
                icon="organisation"
                onPick={() => {
                  setChosen(thing.id);
                  change({ office: thing.name });
                }}
              >
                {thing.name}
              </PickRow>
            ))}
          </Pick>
        )}
        <TextField label={t("desk.guest.position")} aside={t("desk.optional")} value={typed.position} maxLength={LONGEST} onInput={(position) => change({ position })} />
        <SelectField label={t("desk.guest.sex")} aside={t("desk.optional")} value={typed.sex} options={sexes} onChange={(sex) => change({ sex })} />
        {missing && <Notice tone="fix" urgent title={t("desk.guest.missing")} />}
        <Button kind="main" type="submit" icon="check" wide>{t("desk.guest.save")}</Button>
      </form>
    </Panel>
  );
}
