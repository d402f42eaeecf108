// The notulis' page: what the lines belong to, the line being written, and what was said so far, the newest first.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AgendaItem } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { turnsOf, unitCalled } from "../../core/plenaries";
import { t } from "../../core/texts";
import { localTime } from "../../core/times";
import { KinLinks } from "../console/kin";
import { Appearance } from "../parts/appearance_choices";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { useTitle } from "../parts/entitled";
import { SelectField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Strip } from "../parts/strip";
import { Composer } from "./composer";
import { Line } from "./line";
import { NO_TURN, type NotesDesk, type Unheard } from "./notes_desk";
import { speakersOf } from "./speakers";

const EVERY = "every";
const FOLLOW = "";

interface NotesPageProps {
  readonly desk: NotesDesk;
  /** Whether this device also holds the console: then there is a way back to it. */
  readonly led: boolean;
}

export function NotesPage({ desk, led }: NotesPageProps): JSX.Element {
  useTitle(t("notes.title"));
  const item = desk.item;
  const all = useSignal(false);
  const minute = Math.floor(desk.now.value / 60_000);
  const speakers = useMemo(() => speakersOf(desk.objects, minute * 60_000), [desk.version.value, minute]);
  const lines = desk.lines.filter((line) => all.value || line.agenda_item_id === item).reverse();
  const counted = lines.filter((line) => !line.withdrawn);
  return (
    <div class="linked notes">
      <Strip state={desk.state.value} first={t("notes.connecting")} ended={t("notes.ended")}>
        {desk.waiting.length > 0 && <span>{t(desk.lasting.value ? "notes.waiting" : "notes.not_kept", { count: desk.waiting.length })}</span>}
        <Appearance />
      </Strip>
      {led && <Beside workshop={desk.workshopId} />}
      <main>
        <div class="write">
          <h1>{t("notes.title")}</h1>
          <p class="under">{workshopOf(desk.objects)?.title}</p>
          <p class="line-of">
            {led && (
              <a class="btn small" href={`/console/${encodeURIComponent(desk.workshopId)}`}>
                <Icon name="back" />
                {t("common.to_console")}
              </a>
            )}
            <a class="btn small" href={`/documents/${encodeURIComponent(desk.workshopId)}`}>
              <Icon name="upload" />
              {t("notes.photos")}
            </a>
          </p>
          <Belongs desk={desk} />
          <Told desk={desk} />
          <Composer desk={desk} speakers={speakers} />
        </div>
        <section class="said-so-far" aria-label={t("notes.so_far")}>
          <header>
            <h2>{t("notes.so_far")}</h2>
            <p class="mute">{t("notes.counts", { lines: counted.length, decisions: counted.filter((line) => line.mark === "decision").length, actions: counted.filter((line) => line.mark === "action").length })}</p>
            <SelectField label={t("notes.shown")} value={all.value ? EVERY : "one"} options={[{ value: "one", label: t("notes.shown_item") }, { value: EVERY, label: t("notes.shown_all") }]} onChange={(value) => (all.value = value === EVERY)} />
          </header>
          {lines.length === 0 && <Empty icon="write" title={t("notes.none")}>{t("notes.none_how")}</Empty>}
          <ol>
            {lines.map((line) => (
              <Line key={line.id} desk={desk} line={line} speakers={speakers} />
            ))}
          </ol>
        </section>
      </main>
    </div>
  );
}

/** Whoever also holds the console finds what stands beside the minutes there. */
function Beside({ workshop }: { readonly workshop: string }): JSX.Element {
  const id = encodeURIComponent(workshop);
  const of = [
    { key: "papers", href: "#papers", icon: "document", name: t("console.room.papers") },
    { key: "notes", href: `/notes/${id}`, icon: "write", name: t("console.room.notes") },
    { key: "documents", href: `/documents/${id}`, icon: "upload", name: t("console.room.documents") },
  ] as const;
  return <KinLinks at="notes" of={of} home={`/console/${id}`} />;
}

/** Which agenda item and presentation new lines belong to; by itself it follows the hall. */
function Belongs({ desk }: { readonly desk: NotesDesk }): JSX.Element {
  const { place } = desk;
  const items = desk.all("agenda_item").filter((one) => !one.removed).sort(inDay);
  const called = (id: string | null) => items.find((one) => one.id === id)?.title;
  const plenaries = desk.all("plenary").filter((one) => !one.removed && (one.state === "running" || one.agenda_item_id === desk.item));
  const turns = plenaries.flatMap((plenary) => turnsOf(desk.all, plenary)).map((turn) => ({ value: turn.id, label: unitCalled(desk.all, turn) }));
  const follows = { item: called(desk.item) ?? t("notes.no_item"), turn: turns.find((one) => one.value === desk.turn)?.label ?? t("notes.no_turn") };
  return (
    <div class="belongs">
      <SelectField
        label={t("notes.item")}
        value={place.value.item ?? FOLLOW}
        options={[{ value: FOLLOW, label: place.value.item === null ? t("notes.follow", { what: follows.item }) : t("notes.follow_hall") }, ...items.map((one) => ({ value: one.id, label: t("notes.item_line", { day: one.day, time: localTime(one.start), title: one.title }) }))]}
        onChange={(value) => desk.settle({ item: value === FOLLOW ? null : value, turn: value === FOLLOW ? null : NO_TURN })}
      />
      {turns.length > 0 && (
        <SelectField
          label={t("notes.turn")}
          value={place.value.turn ?? FOLLOW}
          options={[{ value: FOLLOW, label: place.value.turn === null ? t("notes.follow", { what: follows.turn }) : t("notes.follow_stage") }, { value: NO_TURN, label: t("notes.no_turn") }, ...turns]}
          onChange={(value) => desk.settle({ ...place.value, turn: value === FOLLOW ? null : value })}
        />
      )}
    </div>
  );
}

function Told({ desk }: { readonly desk: NotesDesk }): JSX.Element | null {
  if (desk.told.value !== "") {
    return <Notice tone="fix" urgent title={reason(desk.told.value)} way={<Button kind="quiet" small onClick={() => (desk.told.value = "")}>{t("common.close")}</Button>} />;
  }
  const [first] = desk.unheard.value;
  return first === undefined ? null : <NotTaken desk={desk} one={first} />;
}

/** What the laptop did not take stays in sight with its words. */
function NotTaken({ desk, one }: { readonly desk: NotesDesk; readonly one: Unheard }): JSX.Element {
  return (
    <Notice tone="fix" urgent title={reason(one.code)}>
      <span class="kept">{one.payload.fields.text ?? one.payload.fields.what ?? ""}</span>
      <span class="line-of">
        <Button small onClick={() => void desk.again(one)}>{t("notes.again")}</Button>
        <Button small kind="quiet" onClick={() => desk.forgets(one)}>{t("notes.let_go")}</Button>
      </span>
    </Notice>
  );
}

function reason(code: string): string {
  const said = t(`refusal.${code}`);
  return said.startsWith("refusal.") ? t("notes.refused") : said;
}

function inDay(one: AgendaItem, other: AgendaItem): number {
  return one.day - other.day || one.start.localeCompare(other.start) || one.id.localeCompare(other.id);
}
