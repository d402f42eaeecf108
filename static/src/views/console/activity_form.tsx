// One activity: which worksheet, for whom, how long, with which switches.  A worksheet that is not in the workshop yet is
// taken from the library on saving.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { newId } from "../../core/chance";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { SelectField, TextField, Tick } from "../parts/field";
import { type Hall, sentence } from "./hall_state";
import { type Shelved, library } from "./library";
import { bilingual, groupTitle, organisationTitle, textOf, worksheetTitle } from "./naming";
import { written } from "./times";

const FROM_LIBRARY = "library:";

interface ActivityFormProps {
  readonly hall: Hall;
  readonly activity: Activity | undefined;
  readonly onClose: () => void;
}

export function ActivityForm({ hall, activity, onClose }: ActivityFormProps): JSX.Element {
  const id = useSignal(activity?.id ?? newId("act"));
  const shelf = useSignal<readonly Shelved[]>([]);
  const wrong = useSignal("");
  const draft = useSignal({
    worksheet: activity?.worksheet_id ?? "",
    unit: activity?.unit ?? "",
    title: activity?.title ?? "",
    grouping: activity?.grouping_id ?? "",
    item: activity?.agenda_item_id ?? "",
    audience: activity?.audience ?? [],
    see: activity?.see ?? true,
    write: activity?.write ?? true,
    share: activity?.share ?? false,
    minutes: activity?.minutes == null ? "" : String(activity.minutes),
  });
  const set = (part: Partial<typeof draft.value>) => (draft.value = { ...draft.value, ...part });
  useEffect(() => void library(hall.api).then((found) => (shelf.value = found)), []);

  const held = useComputed(() => new Set(hall.worksheets.value.map((worksheet) => worksheet.key)));
  const own = hall.worksheets.value.find((one) => one.id === draft.value.worksheet)?.definition;
  const designed = own ?? shelf.value.find((one) => FROM_LIBRARY + one.key === draft.value.worksheet);
  const unit = draft.value.unit || textOf(designed, "unit") || "group";

  const save = async (event: Event, open: boolean) => {
    event.preventDefault();
    const worksheet = await worksheetOf(hall, draft.value.worksheet);
    if (typeof worksheet !== "string") return void (wrong.value = worksheet.sentence);
    const minutes = Number.parseInt(draft.value.minutes, 10);
    const { title, see, write, share, audience } = draft.value;
    const saved = await hall.ask("save_activity", {
      activity: id.value,
      worksheet,
      unit,
      title,
      grouping: unit === "organisation" || draft.value.grouping === "" ? null : draft.value.grouping,
      agenda_item: draft.value.item === "" ? null : draft.value.item,
      audience: [...audience],
      see,
      write,
      share,
      minutes: Number.isNaN(minutes) ? null : minutes,
    });
    if (!saved.ok) return void (wrong.value = sentence(saved));
    const opened = open ? await hall.ask("open_activity", { activity: id.value }) : saved;
    if (opened.ok) onClose();
    else wrong.value = sentence(opened);
  };

  return (
    <Panel title={activity === undefined ? t("console.sheets.new") : t("console.sheets.change")} close={t("common.close")} onClose={onClose}>
      <form class="stack form" onSubmit={(event) => void save(event, false)}>
        <SelectField label={t("console.sheets.worksheet")} value={draft.value.worksheet} options={choices(hall, shelf.value, held.value)} onChange={(worksheet) => set({ worksheet, unit: "" })} />
        <TextField label={t("console.sheets.own_title")} aside={t("console.optional")} value={draft.value.title} maxLength={200} onInput={(title) => set({ title })} />
        <SelectField
          label={t("console.sheets.unit")}
          value={unit}
          options={[
            { value: "group", label: t("console.unit.group") },
            { value: "organisation", label: t("console.unit.organisation") },
            { value: "person", label: t("console.unit.person") },
          ]}
          onChange={(value) => set({ unit: value, audience: [] })}
        />
        {unit !== "organisation" && (
          <SelectField
            label={t("console.agenda.grouping")}
            value={draft.value.grouping}
            options={[{ value: "", label: unit === "group" ? t("console.sheets.own_grouping") : t("console.agenda.no_grouping") }, ...hall.groupings.value.map((one) => ({ value: one.id, label: one.title }))]}
            onChange={(grouping) => set({ grouping, audience: [] })}
          />
        )}
        <Audience hall={hall} unit={unit} grouping={draft.value.grouping} chosen={draft.value.audience} onChoose={(audience) => set({ audience })} />
        <TextField label={t("console.agenda.timer")} aside={t("console.optional")} inputMode="numeric" value={draft.value.minutes} onInput={(minutes) => set({ minutes })} />
        <SelectField
          label={t("console.sheets.item")}
          value={draft.value.item}
          options={[{ value: "", label: t("console.sheets.no_item") }, ...hall.agenda.value.map((item) => ({ value: item.id, label: `${t("console.agenda.day", { day: item.day })}, ${written(item.start)} · ${item.title}` }))]}
          onChange={(item) => set({ item })}
        />
        <div class="ticks">
          <Tick checked={draft.value.see} onChange={(see) => set({ see })}>{t("console.sheets.see_long")}</Tick>
          <Tick checked={draft.value.write} onChange={(write) => set({ write })}>{t("console.sheets.write_long")}</Tick>
          <Tick checked={draft.value.share} onChange={(share) => set({ share })}>{t("console.sheets.share_long")}</Tick>
        </div>
        {wrong.value !== "" && <p class="note fix" role="alert">{wrong.value}</p>}
        <div class="line-of">
          {activity === undefined && (
            <Button kind="main" icon="start" onClick={(event) => void save(event, true)}>
              {t("console.sheets.save_open")}
            </Button>
          )}
          <Button kind={activity === undefined ? "plain" : "main"} type="submit">
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

interface AudienceProps {
  readonly hall: Hall;
  readonly unit: string;
  readonly grouping: string;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Nobody ticked is everybody. */
function Audience({ hall, unit, grouping, chosen, onChoose }: AudienceProps): JSX.Element | null {
  const options =
    unit === "organisation"
      ? hall.organisations.value.filter((one) => one.status !== "merged").map((one) => ({ id: one.id, name: organisationTitle(one) }))
      : hall.groups.value.filter((group) => group.grouping_id === grouping).map((group) => ({ id: group.id, name: groupTitle(group) }));
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend class="lab">{t("console.sheets.audience")}</legend>
      <p class="help">{chosen.length === 0 ? t("console.sheets.audience_all") : t("console.sheets.audience_some", { count: chosen.length })}</p>
      <div class="ticks">
        {options.map((option) => (
          <Tick key={option.id} checked={chosen.includes(option.id)} onChange={(on) => onChoose(on ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))}>
            {option.name}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}

function choices(hall: Hall, shelf: readonly Shelved[], held: ReadonlySet<string>): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: "", label: t("console.sheets.choose") },
    ...hall.worksheets.value.map((worksheet) => ({ value: worksheet.id, label: worksheetTitle(worksheet) })),
    ...shelf.filter((one) => !held.has(one.key)).map((one) => ({ value: FROM_LIBRARY + one.key, label: t("console.sheets.from_library", { title: bilingual(one, "title") }) })),
  ];
}

/** The workshop's own copy, or one taken from the library now. */
async function worksheetOf(hall: Hall, chosen: string): Promise<string | { readonly sentence: string }> {
  if (chosen === "") return { sentence: t("console.sheets.choose_first") };
  if (!chosen.startsWith(FROM_LIBRARY)) return chosen;
  const key = chosen.slice(FROM_LIBRARY.length);
  const known = hall.worksheets.value.find((worksheet) => worksheet.key === key);
  if (known !== undefined) return known.id;
  const id = newId("wsh");
  const ack = await hall.ask("add_worksheet", { worksheet: id, key });
  return ack.ok ? id : { sentence: sentence(ack) };
}
