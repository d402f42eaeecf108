// What a group is made of, as a table: people by sector in a bar, organisations, women and men.

import type { ComponentChildren, JSX } from "preact";
import { t } from "../../core/texts";
import { type Part, PartsKey, Stack, tintAt } from "../parts/chart";
import { Table } from "../parts/table";
import { Word } from "../parts/words";
import type { Group } from "../../core/generated/wire";
import type { Mix } from "./grouping_hall";
import type { Hall } from "./hall_state";
import { groupTitle } from "./naming";
import { sectorChoices, sectorWord } from "./people_sectors";

interface Props {
  readonly hall: Hall;
  readonly mixes: readonly Mix[];
  /** A further column, for what can be done with the group. */
  readonly end?: (mix: Mix) => ComponentChildren;
  readonly under?: (mix: Mix) => ComponentChildren;
  /** Of a proposal: why it came out so, instead of where its people are from. */
  readonly why?: (group: Group) => string;
}

export function MixTable({ hall, mixes, end, under, why }: Props): JSX.Element {
  const largest = Math.max(1, ...mixes.map((mix) => mix.people.length));
  return (
    <>
      <Legend hall={hall} mixes={mixes} />
      <Table
        class="mix-table"
        head={
          <>
            <th>{t("rooms.grouping.group")}</th>
            <th>{t("rooms.grouping.by_sector")}</th>
            <th class="more">{t("rooms.grouping.organisations")}</th>
            <th class="nw more">{t("rooms.grouping.sexes")}</th>
            <th class={why === undefined ? "from more" : "from"}>{why === undefined ? t("rooms.grouping.from") : t("dividing.why")}</th>
            {end !== undefined && <th><span class="aside">{t("rooms.grouping.acts")}</span></th>}
          </>
        }
      >
        {mixes.map((mix) => (
          <tr key={mix.group.id}>
            <th scope="row"><span class={`dot ${mix.group.colour}`} aria-hidden="true" />{groupTitle(mix.group)}{under?.(mix)}<Size mix={mix} mixes={mixes} /></th>
            <td><SectorBar hall={hall} mix={mix} largest={largest} /></td>
            <td class="more">{mix.organisations}</td>
            <td class="nw more"><Sexes mix={mix} /></td>
            <td class={why === undefined ? "from more" : "from"}>{why === undefined ? offices(mix) : why(mix.group)}</td>
            {end !== undefined && <td class="ways">{end(mix)}</td>}
          </tr>
        ))}
      </Table>
    </>
  );
}

/** Women and men beside each other, as long as they are many; who is not known is neither. */
function Sexes({ mix }: { readonly mix: Mix }): JSX.Element {
    return (
    <span class="sexes">
      {`${mix.women} / ${mix.men}`}
      <span class="aside">{t("dividing.sexes_said", { women: mix.women, men: mix.men })}</span>
      {mix.women + mix.men > 0 && <span class="two-of" aria-hidden="true"><i class="s-3" style={{ flexGrow: mix.women }} /><i class="s-2" style={{ flexGrow: mix.men }} /></span>}
    </span>
  );
}

/** Said only where it matters: one group that is smaller than the others by more than one. */
function Size({ mix, mixes }: { readonly mix: Mix; readonly mixes: readonly Mix[] }): JSX.Element | null {
  const sizes = mixes.map((one) => one.people.length);
  const least = Math.min(...sizes);
  if (mix.people.length !== least || Math.max(...sizes) - least < 2 || sizes.filter((size) => size === least).length > 1) return null;
  return <Word tone="local" icon="warning">{t("rooms.grouping.smallest")}</Word>;
}

function SectorBar({ hall, mix, largest }: { readonly hall: Hall; readonly mix: Mix; readonly largest: number }): JSX.Element {
  const parts = partsOf(hall, mix.sectors);
  return (
    <div class="mix">
      <b>{mix.people.length}</b>
      <span class="aside">{parts.map((part) => `${part.count} ${part.name}`).join(", ")}</span>
      <span class="whole"><Stack parts={parts} share={mix.people.length / largest} /></span>
    </div>
  );
}

function Legend({ hall, mixes }: { readonly hall: Hall; readonly mixes: readonly Mix[] }): JSX.Element | null {
  const sums: Record<string, number> = {};
  for (const mix of mixes) for (const [sector, count] of Object.entries(mix.sectors)) sums[sector] = (sums[sector] ?? 0) + count;
  if (Object.keys(sums).length === 0) return null;
  return (
    <p class="legend sm">
      <b>{t("rooms.grouping.sector")}</b>
      <PartsKey parts={partsOf(hall, sums)} />
    </p>
  );
}

/** In the order of the choices; a sector has one colour and one letter in every group. */
function partsOf(hall: Hall, sectors: Readonly<Record<string, number>>): readonly Part[] {
  const order = sectorChoices(hall).map((choice) => choice.value);
  const at = (sector: string): number => (order.includes(sector) ? order.indexOf(sector) : order.length);
  const sorted = Object.entries(sectors).sort(([one], [other]) => at(one) - at(other));
  return sorted.map(([sector, count]) => {
    const name = sector === "" ? t("rooms.grouping.no_sector") : sectorWord(hall, sector);
    return { key: sector, name, count, tint: tintAt(order.indexOf(sector)), letter: [...name][0]?.toUpperCase() ?? "" };
  });
}

/** The organisations that send most, with their numbers. */
function offices(mix: Mix): string {
  const counted = new Map<string, number>();
  for (const one of mix.people) {
    const name = one.organisation?.abbreviation || (one.organisation?.name ?? "");
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const inSize = [...counted.entries()].sort(([, one], [, other]) => other - one);
  const shown = inSize.slice(0, 4).map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  return inSize.length > 4 ? t("rooms.grouping.and_more", { names: shown.join(", "), count: inSize.length - 4 }) : shown.join(", ");
}
