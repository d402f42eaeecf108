// *Aturan lain*: by which rules a hall is dealt.  Folded away: the grouping's own are right for most halls.

import type { JSX } from "preact";
import type { Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { SelectField, TextField, Tick } from "../parts/field";
import type { Delegation, Rules, Sectors } from "./grouping_asking";
import type { Hall } from "./hall_state";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly rules: Rules;
  readonly seed: number;
  change(rules: Rules): void;
  deal(seed: number): void;
}

export function OtherRules({ hall, grouping, rules, seed, change, deal }: Props): JSX.Element {
  const set = (part: Partial<Rules>): void => change({ ...rules, ...part });
  const others = hall.groupings.value.filter((one) => one.id !== grouping.id);
  return (
    <details class="card other-rules">
      <summary>{t("dividing.rules")}</summary>
      <div class="rules-grid">
        <SelectField label={t("dividing.rule.organisation")} value={rules.organisation} options={delegations()} onChange={(chosen) => set({ organisation: chosen as Delegation })} />
        <SelectField label={t("dividing.rule.sector")} value={rules.sector} options={sectors()} onChange={(chosen) => set({ sector: chosen as Sectors })} />
        <SelectField label={t("dividing.rule.same_as")} value={rules.same_as} options={[{ value: "", label: t("dividing.rule.none") }, ...others.map((one) => ({ value: one.id, label: one.title }))]} onChange={(same_as) => set({ same_as, different_from: rules.different_from.filter((one) => one !== same_as) })} />
        <TextField type="number" inputMode="numeric" label={t("rooms.split.seed")} help={t("dividing.seed_help")} value={String(seed)} onInput={(typed) => deal(Math.abs(Math.round(Number(typed))) || 0)} />
      </div>
      <div class="rules-ticks">
        {Object.keys(grouping.defaults).length > 0 && <Tick checked={rules.defaults} onChange={(defaults) => set({ defaults })}>{t("dividing.rule.defaults")}</Tick>}
        <Tick checked={rules.sex} onChange={(sex) => set({ sex })}>{t("dividing.rule.sex")}</Tick>
        <Tick checked={rules.seniority} onChange={(seniority) => set({ seniority })}>{t("dividing.rule.seniority")}</Tick>
        <Tick checked={rules.hold} help={t("dividing.rule.hold_help")} onChange={(hold) => set({ hold })}>{t("dividing.rule.hold")}</Tick>
        {others.filter((one) => one.id !== rules.same_as).map((one) => (
          <Tick key={one.id} checked={rules.different_from.includes(one.id)} onChange={(on) => set({ different_from: on ? [...rules.different_from, one.id] : rules.different_from.filter((id) => id !== one.id) })}>
            {t("dividing.rule.different_from", { grouping: one.title })}
          </Tick>
        ))}
      </div>
      <p class="mute">{t("dividing.rules_kept")}</p>
    </details>
  );
}

function delegations(): readonly { readonly value: Delegation; readonly label: string }[] {
  return [
    { value: "apart", label: t("dividing.rule.organisation_apart") },
    { value: "together", label: t("dividing.rule.organisation_together") },
    { value: "free", label: t("dividing.rule.organisation_free") },
  ];
}

function sectors(): readonly { readonly value: Sectors; readonly label: string }[] {
  return [
    { value: "no_lone", label: t("dividing.rule.sector_no_lone") },
    { value: "even", label: t("dividing.rule.sector_even") },
    { value: "free", label: t("dividing.rule.sector_free") },
  ];
}
