// Dividing the hall: what it would look like, and nothing on any phone before *Terapkan*.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../../core/api";
import type { Group, Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { mixes, moved, type Placeable, type Placing } from "./grouping_hall";
import { MixTable } from "./grouping_mix";
import { type Hall, sentence } from "./hall_state";
import { RoomHead } from "./room_head";

export type Way = "defaults" | "random";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
  readonly before: Placing;
  readonly way: Way;
  done(applied: boolean): void;
}

const SEEDS = 10_000;

/** The server decides; what it proposed is what is placed. */
function ask(hall: Hall, grouping: Grouping, way: Way, seed: number, here: boolean): Promise<Answer<{ readonly seats: Placing }>> {
  const how = way === "random" ? "balanced" : "defaults";
  return hall.api.post(hall.path("splits"), { grouping: grouping.id, how, seed, here }, hall.token);
}

export function SplitPage({ hall, grouping, groups, people, before, way, done }: Props): JSX.Element {
  const [seed, setSeed] = useState(freshSeed);
  const [only, setOnly] = useState(false);
  const [seats, setSeats] = useState<Placing | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const random = way === "random";
  useEffect(() => {
    let current = true;
    void ask(hall, grouping, way, seed, only).then((answer) => {
      if (!current) return;
      setRefused(answer.ok ? "" : sentence(answer));
      setSeats(answer.ok ? answer.seats : {});
    });
    return () => void (current = false);
  }, [way, seed, only, grouping, groups, people]);

  const placing = placedOnly(seats ?? {});
  const after = { ...before, ...placing };
  const shown = mixes(groups, people, after);
  const without = Object.values(seats ?? {}).filter((group) => group === null).length;
  const sizes = shown.map((mix) => mix.people.length);
  const apply = async (): Promise<void> => {
    if (busy || seats === undefined) return;
    setBusy(true);
    const ack = await hall.ask("place_seats", { grouping: grouping.id, seats: placing, how: random ? "balanced" : "split" });
    setBusy(false);
    if (ack.ok) done(true);
    else setRefused(sentence(ack));
  };
  return (
    <section class="room grouping split">
      <RoomHead title={t("rooms.split.title", { grouping: grouping.title })} under={t("rooms.split.under", { people: Object.keys(placing).length, groups: groups.length, moved: moved(people, before, after) })}>
        <Button onClick={() => done(false)}>{t("common.cancel")}</Button>
        <Button kind="main" icon="check" disabled={busy || seats === undefined} onClick={() => void apply()}>{t("rooms.split.apply")}</Button>
      </RoomHead>
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
      <div class="split-rules">
        <span class="mute">{random ? t("rooms.split.random") : t("rooms.split.defaults")}</span>
        {random && (
          <>
            <TextField class="seed" type="number" inputMode="numeric" label={t("rooms.split.seed")} value={String(seed)} onInput={(typed) => setSeed(Math.abs(Math.round(Number(typed))) || 0)} />
            <Button small icon="move" onClick={() => setSeed(freshSeed())}>{t("rooms.split.again")}</Button>
          </>
        )}
        <Tick as="switch" checked={only} onChange={setOnly}>{t("rooms.split.only_present")}</Tick>
      </div>
      <MixTable hall={hall} mixes={shown} />
      <div class="split-notes">
        <Notice icon="split" title={sizeWords(sizes)}>
          {random ? t("rooms.split.random_what", { seed }) : t("rooms.split.defaults_what")}
        </Notice>
        {without > 0 && (
          <Notice tone="local" icon="warning" title={t("rooms.split.without", { count: without })}>
            {grouping.late_placing ? t("rooms.split.without_placed") : t("rooms.split.without_stay")}
          </Notice>
        )}
        <Notice icon="people">{t("rooms.split.keeps")}</Notice>
      </div>
    </section>
  );
}

function sizeWords(sizes: readonly number[]): string {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return least === most ? t("rooms.split.same_size", { count: most }) : t("rooms.split.sizes", { least, most });
}

/** Chance enough to deal again; the seed stands on the page, so the same groups can be dealt another day. */
function freshSeed(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0]! % SEEDS;
}

/** Who fits no rule is left undecided, so that a late-comer is still placed by the hall's own rule. */
function placedOnly(seats: Placing): Placing {
  return Object.fromEntries(Object.entries(seats).filter(([, group]) => group !== null));
}
