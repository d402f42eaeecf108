// The roadmap as a picture: each row that counts over its years, those of a cluster one by one.

import type { JSX } from "preact";
import type { Card } from "../../core/boards";
import { label } from "../../core/design";
import { roadmapOf } from "../../core/roadmaps";
import { t } from "../../core/texts";
import { Years } from "../parts/years";
import type { BoardDesk } from "./board_state";
import { themesOf } from "./views";

export function RoadmapView({ desk }: { readonly desk: BoardDesk }): JSX.Element | null {
  const board = desk.board.value;
  if (board === undefined) return null;
  const found = desk.items.value.flatMap((item) => (item.kind === "heap" ? item.cards : [item]));
  const cards = new Map<string, Card>(found.filter((card) => card.standing === "counted").map((card) => [card.entry.id, card]));
  const roadmap = roadmapOf([...cards.values()].map((card) => card.entry), board.design, desk.hall.objects);
  if (roadmap.lines.length === 0) return <p class="mute none">{t("board.no_years")}</p>;
  const themes = new Map(themesOf(desk).map((theme) => [theme.value, label(theme)]));
  const spans = roadmap.lines.map((line) => {
    const card = cards.get(line.entry.id);
    const under = [themes.get(card?.theme ?? "") ?? "", card?.office ?? ""].filter((part) => part !== "").join(" · ");
    return { key: line.entry.id, title: line.title, under, years: line.years };
  });
  return (
    <div class="card board-roadmap" tabIndex={0} role="region" aria-label={t("board.view.roadmap")}>
      <Years spans={spans} years={roadmap.years} />
    </div>
  );
}
