// A list that is edited line by line: both languages, up and down, taken away; no dragging.

import type { ComponentChildren, JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import type { Choice } from "./people_sectors";
import { type Item, swapped } from "./settings_choices";

interface Props {
  readonly items: readonly Item[];
  readonly word: string;
  readonly addWord: string;
  /** What the lines may hang under, where the set has parents. */
  readonly parents?: readonly Choice[];
  readonly end?: (at: number) => ComponentChildren;
  readonly below?: (at: number) => ComponentChildren;
  set(items: readonly Item[]): void;
  add(): void;
}

const LONGEST = 300;

export function ItemList({ items, word, addWord, parents = [], end, below, set, add }: Props): JSX.Element {
  const change = (at: number, part: Partial<Item>): void => set(items.map((item, other) => (other === at ? { ...item, ...part } : item)));
  return (
    <div class="items">
      {items.length > 0 && (
        <div class={parents.length > 0 ? "item under head sm mute" : "item head sm mute"} aria-hidden="true">
          <span>{word}, Bahasa Indonesia</span>
          <span>English</span>
          {parents.length > 0 && <span />}
          <span class="acts" />
        </div>
      )}
      {items.map((item, at) => (
        <div class="item-block" key={item.value || `new ${at}`}>
          <div class={parents.length > 0 ? "item under" : "item"}>
            <input class="inp" value={item.label_id} maxLength={LONGEST} aria-label={t("rooms.lists.label_id", { word, number: at + 1 })} onInput={(event) => change(at, { label_id: event.currentTarget.value })} />
            <input class="inp" value={item.label_en} maxLength={LONGEST} aria-label={t("rooms.lists.label_en", { word, number: at + 1 })} onInput={(event) => change(at, { label_en: event.currentTarget.value })} />
            {parents.length > 0 && (
              <select class="inp" value={item.parent} aria-label={t("rooms.lists.parent", { word, number: at + 1 })} onChange={(event) => change(at, { parent: event.currentTarget.value })}>
                {parents.map((parent) => <option key={parent.value} value={parent.value} selected={parent.value === item.parent}>{parent.label}</option>)}
              </select>
            )}
            <span class="acts">
              {end?.(at)}
              <Button kind="quiet" small disabled={at === 0} label={t("rooms.lists.up_of", { word, number: at + 1 })} onClick={() => set(swapped(items, at, at - 1))}>{t("rooms.lists.up")}</Button>
              <Button kind="quiet" small disabled={at === items.length - 1} label={t("rooms.lists.down_of", { word, number: at + 1 })} onClick={() => set(swapped(items, at, at + 1))}>{t("rooms.lists.down")}</Button>
              <Button kind="quiet" small label={t("rooms.lists.drop_of", { word, number: at + 1 })} onClick={() => set(items.filter((_, other) => other !== at))}>{t("rooms.lists.drop")}</Button>
            </span>
          </div>
          {below?.(at)}
        </div>
      ))}
      <Button small icon="add" onClick={add}>{addWord}</Button>
    </div>
  );
}
