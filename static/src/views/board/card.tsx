// A row or a cluster on the board: ticked to be merged, or opened.

import type { JSX } from "preact";
import type { Card, Heap, Item } from "../../core/boards";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { Tag } from "../parts/words";
import type { BoardDesk } from "./board_state";

export function BoardCard({ desk, item }: { readonly desk: BoardDesk; readonly item: Item }): JSX.Element {
  const chosen = desk.chosen.value.has(item.id);
  const isOpen = desk.opened.value === item.id;
  return (
    <div class={`board-card ${item.kind}${chosen ? " chosen" : ""}${isOpen ? " open" : ""}`}>
      <label>
        {desk.mayJudge.value && <input type="checkbox" checked={chosen} onChange={() => desk.toggle(item.id)} />}
        <span class="t">
          <span class="said">{item.title === "" ? t("board.untitled") : item.title}</span>
          <small>{item.kind === "heap" ? mergedFrom(item) : whose(item)}</small>
        </span>
      </label>
      {item.kind === "card" && <State card={item} />}
      <button type="button" class="look" aria-label={t("board.look", { title: item.title })} aria-expanded={isOpen} onClick={() => (desk.opened.value = isOpen ? "" : item.id)}>
        <Icon name={item.kind === "heap" ? "people" : "eye"} />
        <span aria-hidden="true">{item.kind === "heap" ? t("board.contents") : t("board.see")}</span>
      </button>
    </div>
  );
}

/** *gabungan dari 5 OPD*: of what counts. */
export function mergedFrom(heap: Heap): string {
  const left = heap.cards.length - heap.counted;
  const told = t("board.merged_from", { rows: heap.counted, offices: heap.offices });
  return left === 0 ? told : `${told} · ${t("board.not_counted", { count: left })}`;
}

export function whose(card: Card): string {
  const place = t("board.place", { unit: card.unit, number: card.entry.position });
  return card.office === "" || card.office === card.unit ? place : `${card.office} · ${place}`;
}

const STANDING = { returned: "board.standing.returned", withdrawn: "board.standing.withdrawn", late: "board.standing.late", draft: "board.standing.draft" } as const;

/** Only what is out of the ordinary. */
export function State({ card }: { readonly card: Card }): JSX.Element | null {
  if (card.standing !== "counted") return <Tag tone={card.standing === "returned" ? "fix" : "local"}>{t(STANDING[card.standing])}</Tag>;
  if (card.review === "changed") return <Tag tone="local">{t("board.standing.changed")}</Tag>;
  return card.review === "accepted" ? <Tag tone="saved">{t("board.standing.accepted")}</Tag> : null;
}
