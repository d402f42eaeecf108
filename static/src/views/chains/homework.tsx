// Pekerjaan rumah: given out with a date; who has returned it and who has not, as a list and as a message to copy.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { newId } from "../../core/chance";
import { rowTitle } from "../../core/reading";
import { t } from "../../core/texts";
import { longDate } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { activityTitle } from "../console/naming";
import { DateField } from "../console/time_fields";
import { dayAfter, today } from "../console/workshops_days";
import { Button } from "../parts/button";
import { copyText } from "../parts/copying";
import { Empty } from "../parts/empty";
import { Field, SelectField, TextField } from "../parts/field";
import { Word } from "../parts/words";
import { asked, type Given, type Owing } from "./asking";
import { messageTo, messageToAll } from "./homework_text";
import { every } from "./lineages";

const KINDS = ["returned", "unaccepted", "activity"] as const;
const A_WEEK = 7;

export function HomeworkRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const given = useSignal<readonly Given[] | undefined>(undefined);
  const [homework, entries, reviews, sheets] = (["homework", "entry", "review", "sheet"] as const).map((type) => every(hall, type));
  const revision = Math.max(0, ...[homework, entries, reviews, sheets].flatMap((all) => (all ?? []).map((one) => one.revision)));
  useEffect(() => {
    void asked<{ readonly homework: readonly Given[] }>(hall, "homework").then((found) => {
      if (found !== undefined) given.value = found.homework;
    });
  }, [revision]);
  return (
    <div class="stack">
      <p class="mute">{t("chains.home.under")}</p>
      {hall.leads.value && <GiveForm hall={hall} />}
      {given.value?.length === 0 && <Empty icon="write" title={t("chains.home.none")}>{hall.leads.value ? t("chains.home.none_how") : undefined}</Empty>}
      {given.value?.map((one) => <Standing key={one.id} hall={hall} given={one} />)}
      <Withdrawn hall={hall} />
    </div>
  );
}

function GiveForm({ hall }: { readonly hall: Hall }): JSX.Element {
  const wish = useSignal({ title: t("chains.home.title_first"), due: dayAfter(today(new Date()), A_WEEK), kind: "returned", activity: "", note: "" });
  const set = (part: Partial<typeof wish.value>) => (wish.value = { ...wish.value, ...part });
  const { title, due, kind, activity, note } = wish.value;
  const give = async (event: Event) => {
    event.preventDefault();
    const about = kind === "activity" ? { activity } : {};
    await hall.send("give_homework", { homework: newId("hwk"), title, due, kind, note, ...about });
  };
  return (
    <details class="card pad">
      <summary>{t("chains.home.give")}</summary>
      <form class="stack form" onSubmit={(event) => void give(event)}>
        <SelectField label={t("chains.home.what")} value={kind} options={KINDS.map((one) => ({ value: one, label: kindName(one) }))} onChange={(one) => set({ kind: one })} />
        {kind === "activity" && (
          <SelectField
            label={t("chains.home.which")}
            value={activity}
            options={[{ value: "", label: t("chains.carry.choose") }, ...hall.activities.value.filter((one) => one.brought_from === "" && !one.secret).map((one) => ({ value: one.id, label: activityTitle(hall, one) }))]}
            onChange={(id) => set({ activity: id })}
          />
        )}
        <TextField label={t("chains.home.title")} value={title} maxLength={200} onInput={(text) => set({ title: text })} />
        <Field label={t("chains.home.due")}>{() => <DateField value={due} label={t("chains.home.due")} set={(date) => set({ due: date })} />}</Field>
        <TextField label={t("chains.home.note")} rows={2} value={note} maxLength={1000} onInput={(text) => set({ note: text })} />
        <Button kind="main" type="submit" icon="check">
          {t("chains.home.do")}
        </Button>
      </form>
    </details>
  );
}

function Standing({ hall, given }: { readonly hall: Hall; readonly given: Given }): JSX.Element {
  const workshop = hall.workshop.value?.title ?? "";
  const named = (row: Owing["rows"][number]) => rowTitle(hall.get("entry", row.id), hall.objects);
  const back = given.units.filter((unit) => unit.returned).length;
  return (
    <section class="card pad stack">
      <header class="line-of">
        <div class="grow">
          <h2>{given.title}</h2>
          <p class="mute">{[kindName(given.kind), t("chains.home.until", { date: longDate(given.due) })].join(" · ")}</p>
        </div>
        <CopyButton text={() => messageToAll(workshop, given, named)}>{t("chains.home.copy_all")}</CopyButton>
        {hall.leads.value && (
          <Button small kind="quiet" onClick={() => void hall.send("withdraw_homework", { homework: given.id })}>
            {t("chains.home.withdraw")}
          </Button>
        )}
      </header>
      <p>
        <b>{t("chains.home.returned_of", { count: back, of: given.units.length })}</b>
      </p>
      {given.units.length === 0 && <p class="mute">{t("chains.home.nobody")}</p>}
      <ul class="owing">
        {given.units.map((unit) => (
          <li key={`${unit.unit} ${unit.unit_id}`}>
            <span class="grow">
              {unit.unit_title}
              <small class="mute block">{given.kind === "activity" ? t("chains.rows", { count: unit.written }) : t("chains.home.rows_of", { count: unit.written, of: unit.rows.length })}</small>
            </span>
            {unit.returned ? <Word tone="saved">{t("chains.home.is_back")}</Word> : <Word tone="none">{t("chains.home.is_open")}</Word>}
            {!unit.returned && <CopyButton text={() => messageTo(workshop, given, unit, named)} label={t("chains.home.copy_for", { unit: unit.unit_title })} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Works on plain http too; a browser that refuses shows the text to be copied by hand. */
function CopyButton({ text, label, children }: { readonly text: () => string; readonly label?: string; readonly children?: string }): JSX.Element {
  const copied = useSignal<"" | "done" | "by_hand">("");
  const copy = async () => (copied.value = (await copyText(text())) ? "done" : "by_hand");
  return (
    <>
      <Button small icon={copied.value === "done" ? "check" : "copy"} {...(label === undefined ? {} : { label })} onClick={() => void copy()}>
        {copied.value === "done" ? t("chains.home.copied") : (children ?? t("chains.home.copy"))}
      </Button>
      {copied.value === "by_hand" && <textarea class="inp" rows={6} readOnly aria-label={t("chains.home.copy")} value={text()} />}
    </>
  );
}

function Withdrawn({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const gone = every(hall, "homework").filter((one) => one.withdrawn);
  if (gone.length === 0 || !hall.leads.value) return null;
  return (
    <details>
      <summary>{t("chains.home.withdrawn", { count: gone.length })}</summary>
      <ul class="card lines">
        {gone.map((one) => (
          <li key={one.id}>
            <span>{one.title}</span>
            <Button small icon="undo" onClick={() => void hall.send("withdraw_homework", { homework: one.id, withdrawn: false })}>
              {t("chains.put_back")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function kindName(kind: string): string {
  return { returned: t("chains.home.kind.returned"), unaccepted: t("chains.home.kind.unaccepted"), activity: t("chains.home.kind.activity") }[kind] ?? "";
}
