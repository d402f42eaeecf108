// Meja redaksi: the texts of the papers a page at a time, those with a proposal first; taken one by one or all of a kind.

import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { isIn, type Kind, KINDS, type Line, taken, VIEWS, type View, type Wish, wished } from "../../core/wording";
import type { Hall } from "../console/hall_state";
import { worksheetTitle } from "../console/naming";
import { HallTop, Refused } from "../linked/hall_top";
import { Button } from "../parts/button";
import { SelectField, TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { LineOf } from "./line";
import { Pager } from "./pager";
import { PARTS, WordingDesk } from "./wording_state";

const A_PAGE = 25;
/** After these a text may leave the list. */
const LEAVING = "button.take, button.leave, button.back";
const KEYS: Readonly<Record<string, string>> = { p: "take", u: "change", b: "leave", k: "back" };

export function WordingPage({ hall }: { readonly hall: Hall }): JSX.Element {
  const desk = useMemo(() => new WordingDesk(hall), [hall]);
  const known = hall.viewer.value !== undefined;
  return (
    <div class="wording">
      <HallTop hall={hall} at="papers" name={t("wording.title")} home={`/console/${encodeURIComponent(hall.id)}#papers`} ownLetters />
      <main>
        <div class="head">
          <h1>{t("wording.title")}</h1>
          <p class="mute">{t("wording.under")}</p>
        </div>
        {known && !desk.mayWork && <Notice icon="lock" title={t("wording.not_yours")} />}
        {known && desk.mayWork && <Texts desk={desk} hall={hall} />}
      </main>
    </div>
  );
}

function Texts({ desk, hall }: { readonly desk: WordingDesk; readonly hall: Hall }): JSX.Element {
  const wish = useSignal<Wish>({ view: "proposed", part: "", kind: "", words: "" });
  const page = useSignal(0);
  const shown = useComputed(() => wished(desk.lines.value, wish.value, desk.editing.value));
  useEffect(() => desk.follow(), [desk]);
  const last = Math.max(0, Math.ceil(shown.value.length / A_PAGE) - 1);
  const at = Math.min(page.value, last);
  const turn = (more: Partial<Wish>): void => {
    wish.value = { ...wish.value, ...more };
    page.value = 0;
  };
  return (
    <>
      <Refused hall={hall} />
      <Filters desk={desk} hall={hall} wish={wish.value} onTurn={turn} />
      {wish.value.view === "proposed" && <Kinds desk={desk} wish={wish.value} shown={shown.value} onTurn={turn} />}
      <LastAct desk={desk} />
      {shown.value.length === 0 && <p class="none">{desk.heard.value ? t(`wording.none.${wish.value.view}`) : t("wording.looking")}</p>}
      <List desk={desk} kind={wish.value.view === "proposed" ? wish.value.kind : ""} lines={shown.value.slice(at * A_PAGE, (at + 1) * A_PAGE)} first={at * A_PAGE} of={shown.value.length} />
      <Pager at={at} last={last} onTurn={(to) => (page.value = to)} />
      <p class="mute keys">{t("wording.keys")}</p>
    </>
  );
}

interface FilterProps {
  readonly desk: WordingDesk;
  readonly wish: Wish;
  onTurn(more: Partial<Wish>): void;
}

function Filters({ desk, hall, wish, onTurn }: FilterProps & { readonly hall: Hall }): JSX.Element {
  const lines = desk.lines.value;
  const inPart = wish.part === "" ? lines : lines.filter((line) => line.part === wish.part);
  const parts = new Set(lines.map((line) => line.part));
  const options = [
    { value: "", label: t("wording.every_part") },
    ...hall.worksheets.value.filter((one) => parts.has(one.id)).map((one) => ({ value: one.id, label: worksheetTitle(one) })),
    ...PARTS.filter((part) => parts.has(part)).map((part) => ({ value: part, label: t(`wording.part.${part}`) })),
  ];
  const tab = (view: View) => ({ key: view, label: `${t(`wording.view.${view}`)} ${inPart.filter((line) => isIn(line, view)).length}` });
  return (
    <>
      <Tabs label={t("wording.views")} chosen={wish.view} onChoose={(view) => onTurn({ view })} tabs={VIEWS.map(tab)} />
      <div class="filters">
        <SelectField label={t("wording.part")} value={wish.part} options={options} onChange={(part) => onTurn({ part })} />
        <TextField label={t("wording.find")} type="search" value={wish.words} onInput={(words) => onTurn({ words })} />
      </div>
    </>
  );
}

/** The first press chooses a kind and shows what it would do, the second takes all of it. */
function Kinds({ desk, wish, shown, onTurn }: FilterProps & { readonly shown: readonly Line[] }): JSX.Element | null {
  const all = wished(desk.lines.value, { ...wish, kind: "" });
  const counted = KINDS.map((kind) => ({ kind, count: all.filter((line) => line.proposal?.alone[kind] !== undefined).length })).filter(({ count }) => count > 0);
  const these = wish.kind === "" ? [] : shown.flatMap((line) => taken(line, wish.kind) ?? []);
  if (counted.length === 0) return null;
  return (
    <div class="kinds" role="group" aria-label={t("wording.kinds")}>
      {counted.map(({ kind, count }) => (
        <Button key={kind} small pressed={wish.kind === kind} onClick={() => onTurn({ kind: wish.kind === kind ? "" : kind })}>
          {t(`wording.kind.${kind}`)} <b>{count}</b>
        </Button>
      ))}
      {these.length > 0 && (
        <Button kind="main" small icon="check" disabled={desk.busy.value} class="take-all" onClick={() => !desk.busy.value && void desk.correct(these)}>
          {t("wording.take_all", { count: these.length })}
        </Button>
      )}
    </div>
  );
}

function LastAct({ desk }: { readonly desk: WordingDesk }): JSX.Element | null {
  const done = desk.last.value;
  if (done === undefined) return null;
  const said = !done.worded ? t("wording.restored") : done.count === 1 ? t("wording.done_one") : t("wording.done", { count: done.count });
  return (
    <Notice icon="check" title={said} way={<Button small icon="undo" onClick={() => void desk.takeBack()}>{t("wording.take_back")}</Button>}>
      {done.passed > 0 ? t("wording.passed", { count: done.passed }) : undefined}
    </Notice>
  );
}

interface ListProps {
  readonly desk: WordingDesk;
  readonly kind: Kind | "";
  readonly lines: readonly Line[];
  readonly first: number;
  readonly of: number;
}

/** Arrows go from text to text, letters press its buttons; where a text leaves the list, the next one is under the hand. */
function List({ desk, kind, lines, first, of }: ListProps): JSX.Element {
  const box = useRef<HTMLOListElement>(null);
  const wanted: Signal<number> = useSignal(-1);
  useEffect(() => {
    if (wanted.value < 0 || document.activeElement !== document.body) return;
    focusOn(box.current, Math.min(wanted.value, lines.length - 1));
    wanted.value = -1;
  }, [lines]);
  const leaves = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest(LEAVING) : null;
    wanted.value = button === null ? -1 : Number(button.closest("li")?.dataset.at ?? -1);
  };
  const press = (event: KeyboardEvent): void => {
    const from = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    if (from === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = Number(from.dataset.at);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const name = KEYS[event.key.toLowerCase()];
    if (step !== undefined) focusOn(box.current, at + step);
    else if (name === undefined || !pressed(from, name)) return;
    event.preventDefault();
  };
  return (
    <ol ref={box} class="texts" start={first + 1} aria-label={t("wording.list")} onKeyDown={press} onClick={leaves}>
      {lines.map((line, at) => (
        <li key={line.key} class="card" tabIndex={0} data-at={at} aria-posinset={first + at + 1} aria-setsize={of}>
          <LineOf desk={desk} line={line} kind={kind} />
        </li>
      ))}
    </ol>
  );
}

function pressed(line: HTMLElement, name: string): boolean {
  const button = line.querySelector(`button.${name}`);
  if (!(button instanceof HTMLElement)) return false;
  button.click();
  return true;
}

function focusOn(list: HTMLElement | null, at: number): void {
  const line = list?.querySelector(`li[data-at="${at}"]`);
  if (line instanceof HTMLElement) line.focus();
}
