// Options taken from what the groups wrote: clusters of a board, or rows an assessor has accepted.  The option keeps where it came from.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { boardable, boardOf, type Item, itemsOf } from "../../core/boards";
import { designOf, title } from "../../core/design";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { Button } from "../parts/button";
import { SelectField, TextField, Tick } from "../parts/field";
import type { Taken } from "./ballots_state";

interface Props {
  readonly hall: Hall;
  readonly taken: readonly Taken[];
  readonly onChange: (taken: readonly Taken[]) => void;
}

const MOST_SHOWN = 40;
const LONGEST = 300;

export function Taking({ hall, taken, onChange }: Props): JSX.Element {
  return (
    <div class="taking">
      {taken.length > 0 && (
        <ul class="voters">
          {taken.map((one) => (
            <li key={idOf(one)}>
              <span>{one.title}</span>
              <Button small kind="quiet" icon="close" label={t("ballots.take_off", { title: one.title })} onClick={() => onChange(taken.filter((other) => other !== one))}>
                {t("ballots.take_out")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("ballots.take_from")}</summary>
        <From hall={hall} taken={taken} onChange={onChange} />
      </details>
    </div>
  );
}

function From({ hall, taken, onChange }: Props): JSX.Element {
  const chosen = useSignal("");
  const typed = useSignal("");
  hall.get("workshop", hall.id);
  const worksheets = boardable(hall.objects);
  const worksheet = worksheets.find((one) => one.id === chosen.value) ?? worksheets[0];
  if (worksheet === undefined) return <p class="mute">{t("ballots.take_nothing")}</p>;
  const board = boardOf(hall.objects, worksheet);
  const found = itemsOf(board, { typed: typed.value, only: "all" }).filter((item) => item.kind === "heap" || item.review === "accepted");
  const known = new Set(taken.map(idOf));
  const flip = (item: Item): void => onChange(known.has(item.id) ? taken.filter((one) => idOf(one) !== item.id) : [...taken, takenOf(item)]);
  return (
    <div class="stack">
      <SelectField label={t("ballots.take_worksheet")} value={worksheet.id} options={worksheets.map((one) => ({ value: one.id, label: title(designOf(one)) }))} onChange={(id) => (chosen.value = id)} />
      <TextField label={t("common.search")} type="search" value={typed.value} onInput={(text) => (typed.value = text)} />
      {found.length === 0 && <p class="mute">{t("ballots.take_none")}</p>}
      {found.slice(0, MOST_SHOWN).map((item) => (
        <Tick key={item.id} checked={known.has(item.id)} onChange={() => flip(item)} help={item.kind === "heap" ? t("ballots.take_cluster", { rows: item.counted, offices: item.offices }) : t("ballots.take_row", { office: item.office })}>
          {item.title}
        </Tick>
      ))}
      {found.length > MOST_SHOWN && <p class="mute">{t("ballots.take_more", { count: found.length - MOST_SHOWN })}</p>}
    </div>
  );
}

function takenOf(item: Item): Taken {
  const called = item.title.slice(0, LONGEST);
  return item.kind === "heap" ? { title: called, cluster: item.id } : { title: called, entry: item.id };
}

function idOf(one: Taken): string {
  return one.cluster ?? one.entry ?? one.title;
}
