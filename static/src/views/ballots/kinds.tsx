// Which kind of ballot: Titik and USG are what a hall needs nearly always, the others stand behind *Lainnya*.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { SelectField } from "../parts/field";
import { Tabs } from "../parts/tabs";

const USUAL = ["dots", "usg"] as const;
const OTHERS = ["weighted", "impact_effort", "ranking", "consent", "choice"] as const;

export type Kind = (typeof USUAL)[number] | (typeof OTHERS)[number];

export function Kinds({ kind, onChoose }: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }): JSX.Element {
  const others = useSignal(OTHERS.some((one) => one === kind));
  const choose = (key: (typeof USUAL)[number] | "others") => {
    others.value = key === "others";
    onChoose(key === "others" ? OTHERS[0] : key);
  };
  const tabs = [
    { key: "dots", label: t("ballots.kind.dots") },
    { key: "usg", label: "USG" },
    { key: "others", label: t("ballots.kind.others") },
  ] as const;
  return (
    <>
      <Tabs label={t("ballots.kind")} tabs={tabs} chosen={others.value ? "others" : kind === "usg" ? "usg" : "dots"} onChoose={choose} />
      {others.value && <SelectField label={t("ballots.kind")} value={kind} options={OTHERS.map((one) => ({ value: one, label: t(`ballots.kind.${one}`) }))} onChange={(to) => onChoose(OTHERS.find((one) => one === to) ?? kind)} />}
      <p class="help">{t(`ballots.what.${kind}`)}</p>
    </>
  );
}
