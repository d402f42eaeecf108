// A plenary set up or changed: whose sheets, at which agenda item, how long each.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import { designOf, title } from "../../core/design";
import type { Activity, Plenary } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { localTime } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { SelectField, TextField, Tick } from "../parts/field";

interface Props {
  readonly hall: Hall;
  readonly plenary?: Plenary | undefined;
  readonly onSaved: (id: string) => void;
  readonly onBack?: (() => void) | undefined;
}

const GROUPING = "grouping ";

export function PlenaryForm({ hall, plenary, onSaved, onBack }: Props): JSX.Element {
  const sources = sourcesOf(hall);
  const called = useSignal(plenary?.title ?? t("plenaries.title_given"));
  const source = useSignal(plenary === undefined ? (sources[0]?.value ?? "") : (plenary.activity_id ?? `${GROUPING}${plenary.grouping_id ?? ""}`));
  const item = useSignal(plenary?.agenda_item_id ?? itemGuessed(hall));
  const minutes = useSignal(String(plenary?.minutes ?? 7));
  const names = useSignal(plenary?.names ?? false);
  const remote = useSignal(plenary?.remote ?? true);
  const missing = useSignal(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    missing.value = called.value.trim() === "" || source.value === "";
    if (missing.value) return;
    const id = plenary?.id ?? newId("pln");
    const who = source.value.startsWith(GROUPING) ? { grouping: source.value.slice(GROUPING.length) } : { activity: source.value };
    const ack = await hall.send("save_plenary", { plenary: id, title: called.value.trim(), ...who, agenda_item: item.value === "" ? null : item.value, minutes: Number(minutes.value) || 7, names: names.value, remote: remote.value });
    if (ack.ok) onSaved(id);
  };
  return (
    <Card class="pad">
      <form class="stack form" onSubmit={(event) => void save(event)}>
        <h2>{plenary === undefined ? t("plenaries.new") : t("plenaries.change")}</h2>
        <TextField label={t("plenaries.title")} value={called.value} maxLength={200} required onInput={(text) => (called.value = text)} />
        <SelectField label={t("plenaries.source")} help={t("plenaries.source_help")} value={source.value} options={sources.length === 0 ? [{ value: "", label: t("plenaries.source_none") }] : sources} onChange={(value) => (source.value = value)} />
        <SelectField label={t("plenaries.item")} value={item.value} options={[{ value: "", label: t("plenaries.item_none") }, ...itemsOf(hall)]} onChange={(value) => (item.value = value)} />
        <TextField label={t("plenaries.minutes")} type="number" inputMode="numeric" value={minutes.value} onInput={(text) => (minutes.value = text)} />
        <Tick checked={remote.value} help={t("plenaries.remote_help")} onChange={(value) => (remote.value = value)}>{t("plenaries.remote")}</Tick>
        <Tick checked={names.value} help={t("plenaries.names_help")} onChange={(value) => (names.value = value)}>{t("plenaries.names")}</Tick>
        {missing.value && <p class="note fix" role="alert">{t("plenaries.missing")}</p>}
        <div class="line-of">
          <Button kind="main" type="submit" icon="check">{t("plenaries.save")}</Button>
          {onBack !== undefined && <Button kind="quiet" onClick={onBack}>{t("common.cancel")}</Button>}
        </div>
      </form>
    </Card>
  );
}

/** The newest open or closed activity first; a secret one is shown to nobody. */
function sourcesOf(hall: Hall): readonly { readonly value: string; readonly label: string }[] {
  const shown = hall.activities.value.filter((one) => !one.secret && one.unit !== "person" && one.state !== "planned").reverse();
  const sheets = shown.map((one) => ({ value: one.id, label: t("plenaries.sheet_of", { title: activityCalled(hall, one), unit: t(`plenaries.unit.${one.unit}`) }) }));
  return [...sheets, ...hall.groupings.value.map((one) => ({ value: `${GROUPING}${one.id}`, label: t("plenaries.without_sheet", { title: one.title }) }))];
}

function activityCalled(hall: Hall, activity: Activity): string {
  return activity.title || title(designOf(hall.get("worksheet", activity.worksheet_id)));
}

function itemsOf(hall: Hall): readonly { readonly value: string; readonly label: string }[] {
  return hall.agenda.value.map((one) => ({ value: one.id, label: t("plenaries.item_line", { day: one.day, time: localTime(one.start), title: one.title }) }));
}

/** What runs now, else the first presentation that is to come. */
function itemGuessed(hall: Hall): string {
  const items = hall.agenda.value;
  const found = items.find((one) => one.state === "running") ?? items.find((one) => one.state === "planned" && one.kind === "presentation");
  return found?.id ?? "";
}
