// Themes with their sub-themes, and every other list the worksheets choose from: the workshop's own.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Workshop } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField } from "../parts/field";
import type { Hall } from "./hall_state";
import { type Choice, choicesIn } from "./people_sectors";
import { ItemList } from "./settings_items";
import { asChoice, asTheme, emptyItem, type Item, itemsOf, settled, shown, type Typed } from "./settings_choices";
import { SaveLine, useSaving } from "./settings_saving";

const THEMES = "themes";

export function ListsPage({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const workshop = hall.workshop.value;
  const [set, setSet] = useState(THEMES);
  if (workshop === undefined) return null;
  const names = Object.keys(workshop.choice_sets).sort();
  const options = [{ value: THEMES, label: t("rooms.lists.themes") }, ...names.map((name) => ({ value: name, label: setName(name) }))];
  return (
    <div class="lists">
      <div class="finding">
        <SelectField label={t("rooms.lists.which")} value={set} options={options} onChange={setSet} />
        <p class="mute grow">{t("rooms.lists.frozen")}</p>
      </div>
      {set === THEMES ? <Themes hall={hall} workshop={workshop} /> : <Choices key={set} hall={hall} workshop={workshop} set={set} />}
    </div>
  );
}

interface Theme {
  readonly item: Item;
  readonly subs: readonly Item[];
}

function Themes({ hall, workshop }: { readonly hall: Hall; readonly workshop: Workshop }): JSX.Element {
  const saving = useSaving(hall);
  const [typed, setTyped] = useState<Typed<readonly Theme[]>>();
  const themes = shown(themesOf(workshop), workshop.revision, typed);
  const [open, setOpen] = useState(-1);
  const put = (next: readonly Theme[]): void => {
    saving.typed();
    setTyped({ value: next });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await saving.change({ themes: plain(themes) })) setTyped((now) => (now?.value === themes ? { ...now, saved: workshop.revision } : now));
  };
  const items = themes.map((theme) => theme.item);
  return (
    <form class="form settings-form" onSubmit={(event) => void save(event)}>
      {themes.length === 0 && <Empty icon="note" title={t("rooms.lists.no_themes")}>{t("rooms.lists.no_themes_what")}</Empty>}
      <ItemList
        items={items}
        set={(next) => put(next.map((item, at) => ({ item, subs: subsAt(themes, next, item, at) })))}
        add={() => put([...themes, { item: emptyItem(), subs: [] }])}
        addWord={t("rooms.lists.add_theme")}
        word={t("rooms.lists.theme")}
        end={(at) => (
          <Button kind="quiet" small onClick={() => setOpen(open === at ? -1 : at)}>
            {open === at ? t("common.close") : t("rooms.lists.subs", { count: themes[at]?.subs.length ?? 0 })}
          </Button>
        )}
        below={(at) =>
          open === at && (
            <div class="subs">
              <ItemList
                items={themes[at]?.subs ?? []}
                set={(subs) => put(themes.map((theme, other) => (other === at ? { ...theme, subs } : theme)))}
                add={() => put(themes.map((theme, other) => (other === at ? { ...theme, subs: [...theme.subs, emptyItem()] } : theme)))}
                addWord={t("rooms.lists.add_sub")}
                word={t("rooms.lists.sub")}
              />
            </div>
          )
        }
      />
      <SaveLine saving={saving} main leads={hall.leads.value} />
    </form>
  );
}

function Choices({ hall, workshop, set }: { readonly hall: Hall; readonly workshop: Workshop; readonly set: string }): JSX.Element {
  const saving = useSaving(hall);
  const [typed, setTyped] = useState<Typed<readonly Item[]>>();
  const items = shown(itemsOf(workshop.choice_sets[set], "value"), workshop.revision, typed);
  const put = (next: readonly Item[]): void => {
    saving.typed();
    setTyped({ value: next });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const choice_sets = { ...workshop.choice_sets, [set]: settled(items).map(asChoice) };
    if (await saving.change({ choice_sets })) setTyped((now) => (now?.value === items ? { ...now, saved: workshop.revision } : now));
  };
  const parents = parentsOf(workshop, items);
  return (
    <form class="form settings-form" onSubmit={(event) => void save(event)}>
      <ItemList items={items} set={put} add={() => put([...items, emptyItem(parents[0]?.value ?? "")])} addWord={t("rooms.lists.add_choice")} word={t("rooms.lists.choice")} parents={parents} />
      <SaveLine saving={saving} main leads={hall.leads.value} />
    </form>
  );
}

function themesOf(workshop: Workshop): readonly Theme[] {
  const items = itemsOf(workshop.themes, "id");
  return items.map((item, at) => ({ item, subs: itemsOf((workshop.themes[at] as { sub?: unknown }).sub, "id") }));
}

/** What the lines hang under, by its words: a choice of whichever other set has all these values. */
function parentsOf(workshop: Workshop, items: readonly Item[]): readonly Choice[] {
  const used = [...new Set(items.map((item) => item.parent).filter((parent) => parent !== ""))];
  if (used.length === 0) return [];
  const sets = [choicesIn(workshop.themes), ...Object.values(workshop.choice_sets).map(choicesIn)];
  const home = sets.find((set) => used.every((parent) => set.some((choice) => choice.value === parent)));
  return home ?? used.map((value) => ({ value, label: value }));
}

/** A theme that moves takes its sub-themes along; one whose label is being typed stays where it is. */
function subsAt(themes: readonly Theme[], after: readonly Item[], item: Item, at: number): readonly Item[] {
  const same = themes.find((theme) => theme.item === item);
  if (same !== undefined) return same.subs;
  const typedIn = themes[at];
  return typedIn !== undefined && after.length === themes.length ? typedIn.subs : [];
}

/** Sub-themes and themes share one space of ids. */
function plain(themes: readonly Theme[]): readonly unknown[] {
  const taken = themes.flatMap((theme) => theme.subs.map((sub) => sub.value)).filter((value) => value !== "");
  const heads = settled(themes.map((theme) => theme.item), taken);
  const kept = themes.filter((theme) => theme.item.label_id.trim() !== "" || theme.item.label_en.trim() !== "");
  const used = [...taken, ...heads.map((head) => head.value)];
  return heads.map((head, at) => {
    const subs = settled((kept[at]?.subs ?? []).map((sub) => (sub.value === "" ? { ...sub, parent: head.value } : sub)), used);
    used.push(...subs.map((sub) => sub.value));
    return asTheme(head, subs);
  });
}

/** The sets are data: a name the page has no word for is shown as it is called. */
function setName(name: string): string {
  const key = `rooms.set.${name}`;
  const said = t(key);
  return said === key ? name.replace(/_/g, " ") : said;
}
