// How the hall is divided: several groupings, each with its groups, its rule for organisations, and who sits where.

import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { DefaultsPage } from "./grouping_defaults";
import { GroupsPage } from "./grouping_groups";
import { groupsIn, placeable, placedNow, unplaced } from "./grouping_hall";
import { ByHandPage } from "./grouping_hand";
import { NewGrouping } from "./grouping_new";
import { BoardPage } from "./grouping_board";
import { SplitPage } from "./grouping_split";
import { LastAct, RemovedGroupings } from "./grouping_undo";
import type { Hall } from "./hall_state";
import { RoomHead } from "../parts/head";
import { href, pointed } from "./rooms";

type Page = "groups" | "board" | "people" | "defaults";

export function GroupingRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const groupings = hall.groupings.value;
  const [chosen, setChosen] = useState("");
  const [making, setMaking] = useState(false);
  const { kind, id } = pointed.value;
  useEffect(() => {
    const sought = kind === "group" ? hall.get("group", id)?.grouping_id : undefined;
    if (sought === undefined) return;
    setChosen(sought);
    setMaking(false);
  }, [pointed.value]);
  /** One that was just made is waited for: another must not be edited in its place. */
  const gone = chosen === "" || hall.get("grouping", chosen)?.removed === true;
  const grouping = gone ? groupings[0] : groupings.find((one) => one.id === chosen);
  const made = (id: string): void => {
    setChosen(id);
    setMaking(false);
  };
  if (groupings.length === 0 || making) {
    const back = groupings.length === 0 ? {} : { back: () => setMaking(false) };
    return <NewGrouping hall={hall} first={groupings.length === 0} made={made} {...back} />;
  }
  const tabs = groupings.map((one) => ({ key: one.id, label: one.title }));
  const chooser = (
    <div class="room-tabs">
      <Tabs label={t("rooms.grouping.which")} tabs={tabs} chosen={grouping?.id ?? ""} onChoose={setChosen} />
      {hall.leads.value && <Button kind="quiet" small icon="add" onClick={() => setMaking(true)}>{t("rooms.grouping.another")}</Button>}
    </div>
  );
  if (grouping === undefined) return <section class="room grouping" aria-busy="true">{chooser}</section>;
  return <OneGrouping key={grouping.id} hall={hall} grouping={grouping} chooser={chooser} />;
}

function OneGrouping({ hall, grouping, chooser }: { readonly hall: Hall; readonly grouping: Grouping; readonly chooser: JSX.Element }): JSX.Element {
  const [page, setPage] = useState<Page>("groups");
  useEffect(() => {
    if (pointed.value.kind === "group") setPage("groups");
  }, [pointed.value]);
  const [splitting, setSplitting] = useState(false);
  const [told, setTold] = useState("");
  const groups = groupsIn(hall.groups.value, grouping);
  const people = useMemo(
    () => placeable(hall.seats.value, hall.people.value, hall.organisations.value),
    [hall.seats.value, hall.people.value, hall.organisations.value],
  );
  const placing = placedNow(hall.memberships.value, grouping, groups);
  const loose = unplaced(people, placing);
  const done = (came?: string): void => {
    setSplitting(false);
    setTold(came ?? "");
    if (came !== undefined) setPage("groups");
  };
  if (splitting) return <SplitPage hall={hall} grouping={grouping} groups={groups} people={people} before={placing} done={done} />;
  const pages = [
    { key: "groups" as const, label: t("rooms.grouping.page_groups", { count: groups.length }) },
    { key: "board" as const, label: t("dividing.page_board") },
    { key: "people" as const, label: loose.length > 0 ? t("rooms.grouping.page_people_loose", { count: loose.length }) : t("rooms.grouping.page_people") },
    { key: "defaults" as const, label: t("rooms.grouping.page_defaults") },
  ];
  const ready = groups.length > 0 && people.length > 0;
  return (
    <section class="room grouping">
      <RoomHead title={t("rooms.grouping.title")} under={t("rooms.grouping.under", { people: people.length, groups: groups.length, loose: loose.length })}>
        {hall.leads.value && ready && <Button kind={loose.length > 0 ? "main" : "plain"} icon="split" onClick={() => setSplitting(true)}>{t("dividing.now")}</Button>}
      </RoomHead>
      {chooser}
      <LastAct hall={hall} grouping={grouping} />
      {told !== "" && <Notice tone="live" icon="people" way={<Button small kind="quiet" onClick={() => setTold("")}>{t("common.close")}</Button>}>{told}</Notice>}
      {people.length === 0 && <Empty icon="people" title={t("rooms.grouping.nobody")} way={<LinkButton kind="main" href={href("people", "import")}>{t("rooms.people.to_import")}</LinkButton>}>{t("rooms.grouping.nobody_what")}</Empty>}
      <div class="room-tabs">
        <Tabs label={t("rooms.grouping.pages")} tabs={pages} chosen={page} onChoose={setPage} />
      </div>
      {page === "groups" && <GroupsPage hall={hall} grouping={grouping} groups={groups} people={people} placing={placing} toPeople={() => setPage("people")} />}
      {page === "board" && <BoardPage hall={hall} grouping={grouping} groups={groups} people={people} placing={placing} />}
      {page === "defaults" && <DefaultsPage hall={hall} grouping={grouping} groups={groups} people={people} />}
      {page === "people" && <ByHandPage hall={hall} grouping={grouping} groups={groups} people={people} placing={placing} />}
      <RemovedGroupings hall={hall} />
    </section>
  );
}
