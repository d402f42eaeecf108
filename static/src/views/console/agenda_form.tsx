// One agenda item, written beside the running sheet.  What is typed here stays until it is saved or put away.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { AgendaItem } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { Notice } from "../parts/notice";
import { SelectField, TextField, Tick } from "../parts/field";
import { keepsItsTime } from "./agenda_day";
import { type Hall, sentence } from "./hall_state";
import { worksheetTitle } from "./naming";
import { typedTime, written } from "./times";

/** Stands for an item that is not there yet. */
export const NEW = "new";

const KINDS = ["plenary", "registration", "worksheet", "group", "presentation", "vote", "break", "closing"] as const;

interface AgendaFormProps {
  readonly hall: Hall;
  readonly item: AgendaItem | undefined;
  readonly day: number;
  readonly days: readonly number[];
  /** Starts it as it is stored; undefined where the running sheet has the button. */
  readonly onStart: (() => void) | undefined;
  readonly onClose: () => void;
}

export function AgendaForm({ hall, item, day, days, onStart, onClose }: AgendaFormProps): JSX.Element {
  const id = useSignal(item?.id ?? newId("agd"));
  const draft = useSignal(drafted(item, day));
  const wrong = useSignal("");
  const opened = useSignal(item);
  const set = (part: Partial<typeof draft.value>) => (draft.value = { ...draft.value, ...part });

  const save = async (event: Event) => {
    event.preventDefault();
    const { grouping, minutes, worksheets, ...rest } = draft.value;
    if (rest.start.trim() === "" || rest.end.trim() === "") return void (wrong.value = t("console.agenda.need_times"));
    const typed = Number.parseInt(minutes, 10);
    const ack = await hall.ask("save_agenda_item", { ...rest, start: typedTime(rest.start), end: typedTime(rest.end), agenda_item: id.value, worksheets: [...worksheets], grouping: grouping === "" ? null : grouping, minutes: Number.isNaN(typed) ? null : typed });
    if (ack.ok) onClose();
    else wrong.value = sentence(ack);
  };
  const remove = async () => {
    const ack = await hall.ask("remove_agenda_item", { agenda_item: id.value });
    if (ack.ok) onClose();
    else wrong.value = sentence(ack);
  };

  return (
    <Panel title={item === undefined ? t("console.agenda.new") : t("console.agenda.change")} close={t("common.close")} onClose={onClose}>
      <form class="stack form" onSubmit={(event) => void save(event)}>
        {item !== undefined && differs(item, opened.value) && (
          <Notice
            tone="local"
            title={t("console.agenda.changed_meanwhile")}
            way={
              <Button small onClick={() => {
                opened.value = item;
                draft.value = drafted(item, day);
              }}>
                {t("console.agenda.take_theirs")}
              </Button>
            }
          >
            {t("console.agenda.changed_what", { title: item.title, from: written(item.start), to: written(item.end) })}
          </Notice>
        )}
        {onStart !== undefined && item !== undefined && JSON.stringify(draft.value) === JSON.stringify(drafted(item, day)) && (
          <div>
            <Button icon="start" wide onClick={onStart}>{t("console.agenda.start_now")}</Button>
            <p class="mute sm foot">{t("console.agenda.start_now_how")}</p>
          </div>
        )}
        <TextField label={t("console.agenda.title")} value={draft.value.title} maxLength={200} onInput={(title) => set({ title })} />
        <div class="three">
          {days.length > 1 ? (
            <SelectField label={t("console.agenda.which_day")} value={String(draft.value.day)} options={days.map((one) => ({ value: String(one), label: String(one) }))} onChange={(value) => set({ day: Number(value) })} />
          ) : null}
          <TextField label={t("console.agenda.from")} inputMode="decimal" placeholder={written("08:00")} value={draft.value.start} onInput={(start) => set({ start })} />
          <TextField label={t("console.agenda.to")} inputMode="decimal" placeholder={written("09:30")} value={draft.value.end} onInput={(end) => set({ end })} />
        </div>
        <SelectField label={t("console.agenda.kind")} value={draft.value.kind} options={KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))} onChange={(kind) => set({ kind, timing: "" })} />
        <Tick as="switch" checked={keepsItsTime(draft.value)} help={t("console.agenda.fixed_help")} onChange={(on) => set({ timing: on ? "fixed" : "moves" })}>
          {t("console.agenda.fixed_time")}
        </Tick>
        <SelectField
          label={t("console.agenda.grouping")}
          value={draft.value.grouping}
          options={[{ value: "", label: t("console.agenda.no_grouping") }, ...hall.groupings.value.map((one) => ({ value: one.id, label: one.title }))]}
          onChange={(grouping) => set({ grouping })}
        />
        <fieldset>
          <legend class="lab">{t("console.agenda.sheets")}</legend>
          <div class="ticks">
            {hall.worksheets.value.map((worksheet) => (
              <Tick
                key={worksheet.id}
                checked={draft.value.worksheets.includes(worksheet.key)}
                onChange={(on) => set({ worksheets: on ? [...draft.value.worksheets, worksheet.key] : draft.value.worksheets.filter((key) => key !== worksheet.key) })}
              >
                {worksheetTitle(worksheet)}
              </Tick>
            ))}
          </div>
        </fieldset>
        <TextField label={t("console.agenda.timer")} aside={t("console.optional")} help={t("console.agenda.timer_help")} inputMode="numeric" value={draft.value.minutes} onInput={(minutes) => set({ minutes })} />
        {wrong.value !== "" && <p class="note fix" role="alert">{wrong.value}</p>}
        <div class="line-of">
          <Button kind="main" type="submit">{t("common.save")}</Button>
          {item !== undefined && item.state === "planned" && <Button kind="fix" onClick={() => void remove()}>{t("console.agenda.remove")}</Button>}
        </div>
      </form>
    </Panel>
  );
}

interface Draft {
  readonly title: string;
  readonly day: number;
  readonly start: string;
  readonly end: string;
  readonly kind: string;
  readonly timing: string;
  readonly worksheets: readonly string[];
  readonly grouping: string;
  readonly minutes: string;
}

function drafted(item: AgendaItem | undefined, day: number): Draft {
  return {
    title: item?.title ?? "",
    day: item?.day ?? day,
    start: written(item?.start ?? ""),
    end: written(item?.end ?? ""),
    kind: item?.kind ?? "plenary",
    timing: item?.timing ?? "",
    worksheets: item?.worksheets ?? [],
    grouping: item?.grouping_id ?? "",
    minutes: item?.minutes == null ? "" : String(item.minutes),
  };
}

/** A co-facilitator changed what this form would save; that it was started or slid is none of it. */
function differs(now: AgendaItem, opened: AgendaItem | undefined): boolean {
  return opened !== undefined && JSON.stringify(drafted(now, now.day)) !== JSON.stringify(drafted(opened, opened.day));
}

function kindName(kind: (typeof KINDS)[number]): string {
  return {
    plenary: t("console.kind.plenary"),
    registration: t("console.kind.registration"),
    worksheet: t("console.kind.worksheet"),
    group: t("console.kind.group"),
    presentation: t("console.kind.presentation"),
    vote: t("console.kind.vote"),
    break: t("console.kind.break"),
    closing: t("console.kind.closing"),
  }[kind];
}
