// Beside the board: what a cluster was merged from, its words and its place, and each way back; or a single row, read in full.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Card as Row, Heap } from "../../core/boards";
import { type Field, label } from "../../core/design";
import { nameOf } from "../../core/hall";
import { readable } from "../../core/reading";
import type { Text } from "../../core/text_hash";
import { t } from "../../core/texts";
import { Confirm } from "../parts/confirm";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import type { BoardDesk } from "./board_state";
import { mergedFrom, State, whose } from "./card";

interface Props {
  readonly desk: BoardDesk;
}

export function Beside({ desk }: Props): JSX.Element | null {
  const item = desk.board.value?.byId.get(desk.opened.value);
  if (item === undefined) return null;
  return item.kind === "heap" ? <HeapPanel key={item.id} desk={desk} heap={item} /> : <RowPanel desk={desk} card={item} />;
}

function close(desk: BoardDesk): void {
  desk.opened.value = "";
}

function HeapPanel({ desk, heap }: Props & { readonly heap: Heap }): JSX.Element {
  const asked = useSignal("");
  const may = desk.mayJudge.value;
  const { cluster } = heap;
  return (
    <Panel title={heap.title} under={mergedFrom(heap)} close={t("common.close")} onClose={() => close(desk)} class="board-panel">
      {cluster.note !== "" && <p class="kept">{cluster.note}</p>}
      <p class="mute">{t("board.merged_by", { name: nameOf(desk.hall.objects, cluster.by) ?? t("board.somebody") })}</p>
      <h3>{t("board.sources")}</h3>
      <ul class="sources">
        {heap.cards.map((card) => (
          <li key={card.id}>
            <span class="t">
              {card.title}
              <small>
                {whose(card)} · {nameOf(desk.hall.objects, card.entry.author_id)}
              </small>
              <State card={card} />
            </span>
            {may && (
              <Button small kind="quiet" icon="withdraw" label={t("board.take_out_of", { title: card.title })} onClick={() => void desk.leave(cluster, [card.id])}>
                {t("board.take_out")}
              </Button>
            )}
          </li>
        ))}
        {heap.cards.length === 0 && <li class="mute">{t("board.empty_heap")}</li>}
      </ul>
      <Gone desk={desk} heap={heap} />
      {may && asked.value === "" && (
        <div class="acts">
          <Button icon="write" onClick={() => (asked.value = "words")}>{t("board.rename")}</Button>
          <Button kind="quiet" onClick={() => (asked.value = "dissolve")}>{t("board.dissolve")}</Button>
        </div>
      )}
      {asked.value === "words" && <WordsForm desk={desk} heap={heap} done={() => (asked.value = "")} />}
      {asked.value === "dissolve" && (
        <Confirm ask={t("board.dissolve_ask")} what={t("board.dissolve_what")} yes={t("board.dissolve_yes")} back={() => (asked.value = "")} done={() => void desk.dissolve(cluster, true).then(() => close(desk))} />
      )}
    </Panel>
  );
}

/** Rows that were taken out and stand nowhere else: one press brings each back. */
function Gone({ desk, heap }: Props & { readonly heap: Heap }): JSX.Element | null {
  const left = desk.hall.objects.all("source").filter((source) => source.cluster_id === heap.id && source.withdrawn);
  const cards = left.map((source) => desk.board.value?.byId.get(source.entry_id)).filter((item): item is Row => item?.kind === "card" && item.home === "");
  if (cards.length === 0 || !desk.mayJudge.value) return null;
  return (
    <details>
      <summary>{t("board.gone", { count: cards.length })}</summary>
      <ul class="sources">
        {cards.map((card) => (
          <li key={card.id}>
            <span class="t">
              {card.title}
              <small>{whose(card)}</small>
            </span>
            <Button small kind="quiet" icon="undo" label={t("board.bring_back_of", { title: card.title })} onClick={() => void desk.join(heap.cluster, [card.id])}>
              {t("board.bring_back")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function WordsForm({ desk, heap, done }: Props & { readonly heap: Heap; readonly done: () => void }): JSX.Element {
  const title = useSignal(heap.title);
  const note = useSignal(heap.cluster.note);
  const places = useSignal<Record<string, unknown>>({ ...heap.cluster.places });
  const { column, theme, sub } = desk.board.value?.axes ?? {};
  const fields = [column, theme, sub].filter((field): field is Field => field !== undefined);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await desk.rename(heap.cluster, { title: title.value.trim(), note: note.value.trim(), places: places.value })) done();
  };
  const place = (field: Field, value: string): void => {
    const { [field.id]: _, ...rest } = places.value;
    const without = field === theme && sub !== undefined ? Object.fromEntries(Object.entries(rest).filter(([id]) => id !== sub.id)) : rest;
    places.value = value === "" ? without : { ...without, [field.id]: value };
  };
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <TextField label={t("board.title")} value={title.value} maxLength={300} onInput={(typed) => (title.value = typed)} />
      <TextField label={t("board.note")} rows={2} value={note.value} maxLength={2000} onInput={(typed) => (note.value = typed)} />
      {fields.map((field) => (
        <SelectField key={field.id} label={label(field)} value={String(places.value[field.id] ?? "")} options={choicesFor(field, places.value)} onChange={(value) => place(field, value)} />
      ))}
      <div class="acts">
        <Button kind="main" type="submit">{t("common.save")}</Button>
        <Button kind="quiet" onClick={done}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

function choicesFor(field: Field, places: Readonly<Record<string, unknown>>): readonly { readonly value: string; readonly label: string }[] {
  const under = field.depends_on === null ? field.choices : field.choices.filter((choice) => choice.parent === places[field.depends_on ?? ""]);
  return [{ value: "", label: t("board.nowhere") }, ...under.map((choice) => ({ value: choice.value, label: label(choice) }))];
}

function RowPanel({ desk, card }: Props & { readonly card: Row }): JSX.Element {
  const board = desk.board.value;
  const values = (card.entry.values ?? card.entry.draft) as Readonly<Record<string, Text>>;
  const told = (board?.design.fields ?? []).map((field) => [field, readable(field, values[field.id], desk.hall.objects)] as const).filter(([, said]) => said !== "");
  return (
    <Panel title={card.title} under={whose(card)} close={t("common.close")} onClose={() => close(desk)} class="board-panel">
      <p class="mute">{nameOf(desk.hall.objects, card.entry.author_id)}</p>
      <dl>
        {told.map(([field, said]) => (
          <div key={field.id}>
            <dt>{label(field)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
