// Rows that say the same, as the server suggests them with its reasons: a person unticks what does not belong and merges, or says
// that they are not the same.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Answer } from "../../core/api";
import type { Card, Heap } from "../../core/boards";
import { t } from "../../core/texts";
import { sentence } from "../console/hall_state";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import type { BoardDesk } from "./board_state";
import { whose } from "./card";

interface Alike {
  readonly cluster: string | null;
  readonly likeness: number;
  readonly words: readonly string[];
  readonly rows: readonly { readonly entry: string; readonly likeness: number; readonly words: readonly string[] }[];
}

interface Told {
  readonly rows: number;
  readonly suggestions: readonly Alike[];
}

export function Suggested({ desk }: { readonly desk: BoardDesk }): JSX.Element {
  const told = useSignal<Answer<Told> | undefined>(undefined);
  const asked = useSignal(0);
  const worksheet = desk.worksheet.value?.id ?? "";
  useEffect(() => {
    let here = true;
    told.value = undefined;
    void desk.hall.api.get<Told>(desk.hall.path(`likeness?worksheet=${encodeURIComponent(worksheet)}`), desk.hall.token).then((answer) => {
      if (here) told.value = answer;
    });
    return () => {
      here = false;
    };
  }, [worksheet, asked.value]);
  const again = (
    <Button icon="search" onClick={() => (asked.value += 1)}>
      {t("board.like.again")}
    </Button>
  );
  if (told.value === undefined) return <p class="mute none" role="status">{t("board.like.looking")}</p>;
  if (!told.value.ok) return <Notice tone="fix" title={sentence(told.value)} way={again} />;
  const shown = told.value.suggestions.filter((one) => !desk.unlike.value.has(keyOf(one)) && standing(desk, one).length + Number(one.cluster !== null) > 1);
  return (
    <div class="board-like">
      <p class="mute">{shown.length === 0 ? t("board.like.none", { rows: told.value.rows }) : t("board.like.found", { count: shown.length, rows: told.value.rows })}</p>
      {shown.map((one) => (
        <Suggestion key={keyOf(one)} desk={desk} alike={one} away={() => desk.callUnlike(keyOf(one))} />
      ))}
      {again}
    </div>
  );
}

function keyOf(one: Alike): string {
  return [one.cluster ?? "", ...one.rows.map((row) => row.entry).sort()].join(" ");
}

/** Rows that still stand by themselves. */
function standing(desk: BoardDesk, one: Alike): readonly Card[] {
  const found = one.rows.map((row) => desk.board.value?.byId.get(row.entry));
  return found.filter((item): item is Card => item?.kind === "card" && item.home === "" && item.standing === "counted");
}

function Suggestion({ desk, alike, away }: { readonly desk: BoardDesk; readonly alike: Alike; readonly away: () => void }): JSX.Element {
  const off = useSignal<ReadonlySet<string>>(new Set());
  const cards = standing(desk, alike);
  const heap = alike.cluster === null ? undefined : (desk.board.value?.byId.get(alike.cluster) as Heap | undefined);
  const title = useSignal(cards[0]?.title ?? "");
  const taken = cards.filter((card) => !off.value.has(card.id)).map((card) => card.id);
  const flip = (id: string): void => {
    const now = new Set(off.value);
    if (!now.delete(id)) now.add(id);
    off.value = now;
  };
  const enough = heap === undefined ? taken.length > 1 && title.value.trim() !== "" : taken.length > 0;
  const merge = (): void => {
    if (enough) void (heap === undefined ? desk.merge(title.value.trim(), "", taken) : desk.join(heap.cluster, taken));
  };
  const why = new Map(alike.rows.map((row) => [row.entry, row]));
  return (
    <section class="card pad alike">
      <header>
        <h2>{heap === undefined ? t("board.like.same", { count: cards.length }) : t("board.like.into", { title: heap.title })}</h2>
        <p>
          {t("board.like.likeness", { percent: alike.likeness })}
          {alike.words.length > 0 && ` · ${t("board.like.words", { words: alike.words.join(", ") })}`}
        </p>
      </header>
      <ul class="sources">
        {cards.map((card) => (
          <li key={card.id}>
            <label class="tick">
              <input type="checkbox" checked={!off.value.has(card.id)} onChange={() => flip(card.id)} />
              <span>
                {card.title}
                <small>
                  {whose(card)}
                  {reason(why.get(card.id))}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {desk.mayJudge.value && (
        <>
          {heap === undefined && <TextField label={t("board.title")} value={title.value} maxLength={300} onInput={(typed) => (title.value = typed)} />}
          <div class="acts">
            <Button icon="add" disabled={!enough} onClick={merge}>
              {heap === undefined ? t("board.merge", { count: taken.length }) : t("board.put_into_short", { count: taken.length })}
            </Button>
            <Button kind="quiet" onClick={away}>
              {t("board.like.not_same")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function reason(row: Alike["rows"][number] | undefined): string {
  return row === undefined || row.likeness === 100 ? "" : ` · ${t("board.like.likeness", { percent: row.likeness })}`;
}
