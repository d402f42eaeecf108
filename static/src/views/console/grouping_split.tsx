// Dividing the hall: what it would look like and why, and nothing on any phone before *Terapkan*.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Group, Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { freshSeed, type Proposal, propose, type Scope, type Wish } from "./grouping_asking";
import { mixes, moved, type Placeable, type Placing } from "./grouping_hall";
import { MixTable } from "./grouping_mix";
import { OtherRules } from "./grouping_rules";
import { lastAct } from "./grouping_undo";
import { isSoft, listOf, type Names, unmetSaid, whyOf } from "./grouping_why";
import { type Hall, sentence } from "./hall_state";
import { groupTitle } from "./naming";
import { sectorWord } from "./people_sectors";
import { RoomHead } from "../parts/head";

interface Props {
  readonly hall: Hall;
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  readonly people: readonly Placeable[];
  readonly before: Placing;
  /** What came of it, in a sentence; undefined where nothing was taken. */
  done(told?: string): void;
}

export function SplitPage({ hall, grouping, groups, people, before, done }: Props): JSX.Element {
  const loose = people.filter((one) => (before[one.seat.id] ?? null) === null).length;
  const some = loose > 0 && loose < people.length;
  const [wish, setWish] = useState<Wish>(() => ({ rules: undefined, scope: some ? "rest" : "all", seed: freshSeed() }));
  const [proposal, setProposal] = useState<Proposal | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const act = lastAct(hall, grouping);
  useEffect(() => {
    let current = true;
    void propose(hall, grouping, wish).then((answer) => {
      if (!current) return;
      if (answer.ok) setProposal(answer);
      else setRefused(sentence(answer));
    });
    return () => void (current = false);
  }, [wish, grouping, groups, people, act?.revision]);

  const after: Placing = { ...before, ...proposal?.seats };
  const names = namesIn(hall, people);
  const apply = async (): Promise<void> => {
    if (busy || proposal === undefined) return;
    setBusy(true);
    const { seats, as_of, rules, seed } = proposal;
    const ack = await hall.ask("place_seats", { grouping: grouping.id, seats, as_of, rules: { ...rules }, seed });
    setBusy(false);
    if (ack.ok) done(taken(ack as Taken, names));
    else setRefused(sentence(ack));
  };
  const scopes: readonly { readonly key: Scope; readonly label: string }[] = [
    { key: "rest", label: t("dividing.scope.rest", { count: loose }) },
    { key: "all", label: t("dividing.scope.all") },
  ];
  const count = Object.keys(proposal?.seats ?? {}).length;
  return (
    <section class="room grouping split">
      <RoomHead title={t("rooms.split.title", { grouping: grouping.title })} under={t("rooms.split.under", { people: count, groups: groups.length, moved: moved(people, before, after) })}>
        <Button onClick={() => done()}>{t("common.cancel")}</Button>
        <Button kind="main" icon="check" disabled={busy || proposal === undefined} onClick={() => void apply()}>{t("rooms.split.apply")}</Button>
      </RoomHead>
      {refused !== "" && <Notice tone="fix" urgent title={refused} way={<Button small kind="quiet" onClick={() => setRefused("")}>{t("common.close")}</Button>} />}
      <div class="split-rules">
        {some && <Tabs label={t("dividing.scope")} tabs={scopes} chosen={wish.scope} onChoose={(scope) => setWish({ ...wish, scope })} />}
        <Button small icon="move" onClick={() => setWish({ ...wish, seed: freshSeed() })}>{t("rooms.split.again")}</Button>
      </div>
      {proposal !== undefined && (
        <>
          <OtherRules hall={hall} grouping={grouping} rules={wish.rules ?? proposal.rules} seed={wish.seed} change={(rules) => setWish({ ...wish, rules })} deal={(seed) => setWish({ ...wish, seed })} />
          <MixTable hall={hall} mixes={mixes(groups, people, after)} why={(group) => whyIn(proposal, group, names)} />
          <Told proposal={proposal} groups={groups.length} names={names} />
        </>
      )}
    </section>
  );
}

function whyIn(proposal: Proposal, group: Group, names: Names): string {
  const made = proposal.groups.find((one) => one.group === group.id);
  return made === undefined ? "" : whyOf(made, proposal.groups, names);
}

/** Rules that could not be kept first, then whom the split leaves as they are. */
function Told({ proposal, groups, names }: { readonly proposal: Proposal; readonly groups: number; readonly names: Names }): JSX.Element {
  const [hard, soft] = [proposal.unmet.filter((one) => !isSoft(one)), proposal.unmet.filter(isSoft)];
  const said = (all: typeof hard): JSX.Element => <ul class="unmet">{all.map((one, at) => <li key={at}>{unmetSaid(one, groups, names)}</li>)}</ul>;
  return (
    <div class="split-notes">
      {hard.length > 0 && <Notice tone="local" icon="warning" title={t("dividing.unmet", { count: hard.length })}>{said(hard)}</Notice>}
      {soft.length > 0 && <Notice icon="split" title={t("dividing.uneven")}>{said(soft)}</Notice>}
      {proposal.unmet.length === 0 && <Notice tone="saved" icon="check" title={t("dividing.all_kept")} />}
      {proposal.left_out.length > 0 && <Notice icon="none" title={t("dividing.left_out", { count: proposal.left_out.length })}>{listOf(proposal.left_out.map(names.seat))}</Notice>}
      <Notice icon="people">{t("rooms.split.keeps")}</Notice>
    </div>
  );
}

function namesIn(hall: Hall, people: readonly Placeable[]): Names {
  const seats = new Map(people.map((one) => [one.seat.id, one.person.name]));
  return {
    seat: (id) => seats.get(id) ?? t("dividing.somebody"),
    organisation: (id) => {
      const office = hall.get("organisation", id);
      return office?.abbreviation || (office?.name ?? "");
    },
    grouping: (id) => hall.get("grouping", id)?.title ?? "",
    group: (id) => {
      const group = hall.get("group", id);
      return group === undefined ? "" : groupTitle(group);
    },
    sector: (value) => sectorWord(hall, value),
  };
}

/** What the server says of whoever came or was moved between the preview and the confirmation. */
interface Taken {
  readonly kept?: readonly string[];
  readonly late?: Readonly<Record<string, string>>;
}

function taken({ kept: stayed = [], late = {} }: Taken, names: Names): string {
  const came = Object.entries(late);
  const parts = [
    came.length === 0 ? "" : t("dividing.came_meanwhile", { names: listOf(came.map(([seat, group]) => `${names.seat(seat)} (${names.group(group)})`)) }),
    stayed.length === 0 ? "" : t("dividing.moved_meanwhile", { names: listOf(stayed.map(names.seat)) }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}
