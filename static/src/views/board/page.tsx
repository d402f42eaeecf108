// The board of a workshop: rows merged by search, by suggestion, by hand; and where each proposal went.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { designOf, label, title } from "../../core/design";
import type { CommandTypes } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { isTyping } from "../console/typing";
import { HallTop, Refused } from "../linked/hall_top";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField } from "../parts/field";
import { Tabs } from "../parts/tabs";
import type { BoardDesk, Room, View } from "./board_state";
import { Last, Merging } from "./merging";
import { Beside } from "./panel";
import { Suggested } from "./suggested";
import { Traces } from "./traces";
import { RoadmapView } from "./roadmap_view";
import { ColumnsView, ListView, MatrixView, themesOf } from "./views";

interface Props {
  readonly desk: BoardDesk;
}

export function BoardPage({ desk }: Props): JSX.Element {
  const { hall } = desk;
  return (
    <div class={`board-page in-${desk.room.value}`}>
      <HallTop hall={hall} at="board" home={desk.home} />
      <div class="board-head no-print">
        <Tabs<Room> label={t("board.rooms")} chosen={desk.room.value} onChoose={(room) => (desk.room.value = room)} tabs={(["board", "like", "trace"] as const).map((key) => ({ key, label: roomName(key) }))} />
        {desk.room.value !== "trace" && desk.worksheets.value.length > 0 && <Sheets desk={desk} />}
      </div>
      <Refused hall={hall} />
      {desk.room.value === "trace" ? <main><Traces desk={desk} /></main> : desk.board.value === undefined ? <main><Empty icon="split" title={t("board.nothing_yet")}>{t("board.nothing_yet_how")}</Empty></main> : <Work desk={desk} />}
    </div>
  );
}

function roomName(room: Room): string {
  return { board: t("board.room.board"), like: t("board.room.like"), trace: t("board.room.trace") }[room];
}

function Sheets({ desk }: Props): JSX.Element {
  const options = desk.worksheets.value.map((one) => ({ value: one.id, label: title(designOf(one)) }));
  return <SelectField label={t("board.worksheet")} class="sheets" value={desk.worksheet.value?.id ?? ""} options={options} onChange={(id) => desk.choose(id)} />;
}

function Work({ desk }: Props): JSX.Element {
  const view = desk.shown.value;
  const searching = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && desk.chosen.value.size > 0 && !isTyping(event.target)) desk.clear();
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      searching.current?.focus();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  const heaps = desk.board.value?.heaps.length ?? 0;
  const single = desk.board.value?.single.length ?? 0;
  return (
    <>
      <main>
        <h1 class="aside">{t("board.name")}</h1>
        {desk.room.value === "like" ? (
          <Suggested desk={desk} />
        ) : (
          <>
            <div class="board-tools">
              <input ref={searching} class="inp" type="search" aria-label={t("board.search")} placeholder={t("board.search")} value={desk.wish.value.typed} onInput={(event) => desk.wants({ typed: event.currentTarget.value })} />
              <Tabs<View> label={t("board.views")} chosen={view} onChoose={(key) => desk.turnTo(key)} tabs={desk.views.value.map((key) => ({ key, label: viewName(key) }))} />
              {desk.hall.leads.value && view !== "list" && (
                <Button small icon="screen" onClick={() => void desk.hall.send("show_page", onTheWall(view, desk.worksheet.value?.id ?? ""))}>
                  {t("board.on_screen")}
                </Button>
              )}
            </div>
            <Narrowed desk={desk} />
            <p class="mute board-count" role="status">
              {desk.wish.value.typed === "" ? t("board.count", { heaps, single }) : t("board.count_found", { count: desk.items.value.length })}
            </p>
            <Viewed desk={desk} view={view} rows={heaps + single} />
          </>
        )}
        <Dissolved desk={desk} />
        {desk.room.value === "like" ? <Last desk={desk} /> : <Merging desk={desk} />}
      </main>
      {desk.room.value === "board" && <Beside desk={desk} />}
    </>
  );
}

function Viewed({ desk, view, rows }: Props & { readonly view: View; readonly rows: number }): JSX.Element {
  if (rows === 0) return <Empty icon="sheet" title={t("board.no_rows")}>{t("board.nothing_yet_how")}</Empty>;
  if (view === "columns") return <ColumnsView desk={desk} />;
  if (view === "matrix") return <MatrixView desk={desk} />;
  return view === "roadmap" ? <RoadmapView desk={desk} /> : <ListView desk={desk} />;
}

function viewName(view: View): string {
  return { columns: t("board.view.columns"), matrix: t("board.view.matrix"), roadmap: t("board.view.roadmap"), list: t("board.view.list") }[view];
}

function onTheWall(view: View, worksheet: string): CommandTypes["show_page"] {
  if (view === "roadmap") return { page: "roadmap", content: { worksheet } };
  return { page: "board", content: { worksheet, by: view === "columns" ? "column" : "theme" } };
}

/** What the list is narrowed to, with its way back. */
function Narrowed({ desk }: Props): JSX.Element | null {
  const { theme, sub } = desk.wish.value;
  if (theme === undefined) return null;
  const named = (choices: readonly { readonly value: string; readonly label_id: string; readonly label_en: string }[], key: string) => {
    const found = choices.find((one) => one.value === key);
    return found === undefined ? key || t("board.nowhere") : label(found);
  };
  const said = [named(themesOf(desk), theme), ...(sub === undefined ? [] : [named(desk.board.value?.axes.sub?.choices ?? [], sub)])].join(" › ");
  return (
    <p class="narrowed">
      <b>{said}</b>
      <Button small kind="quiet" icon="close" onClick={() => desk.widen()}>
        {t("board.wider")}
      </Button>
    </p>
  );
}

function Dissolved({ desk }: Props): JSX.Element | null {
  const gone = desk.board.value?.dissolved ?? [];
  if (gone.length === 0 || !desk.mayJudge.value) return null;
  return (
    <details class="dissolved">
      <summary>{t("board.dissolved", { count: gone.length })}</summary>
      <ul class="sources">
        {gone.map((cluster) => (
          <li key={cluster.id}>
            <span class="t">{cluster.title}</span>
            <Button small kind="quiet" icon="undo" label={t("board.restore_of", { title: cluster.title })} onClick={() => void desk.dissolve(cluster, false)}>
              {t("board.restore")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
