// What is done with the chosen rows: merged under a title, put into a cluster, clusters made one; and the last act, with its undo.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { UndoBar } from "../parts/undo_bar";
import type { BoardDesk } from "./board_state";

interface Props {
  readonly desk: BoardDesk;
}

const LONGEST_TITLE = 300;

export function Merging({ desk }: Props): JSX.Element | null {
  const naming = useSignal(false);
  const { cards, heaps } = desk.picks;
  const count = cards.length + heaps.length;
  if (count === 0) return <Last desk={desk} />;
  const [first, ...others] = heaps;
  const into = async (): Promise<void> => {
    if (first !== undefined && (await desk.join(first.cluster, cards.map((card) => card.id), others))) desk.clear();
  };
  return (
    <div class="board-dock" role="region" aria-label={t("board.chosen_region")}>
      <p role="status">{t("board.chosen", { count })}</p>
      <div class="acts">
        {first === undefined && !naming.value && (
          <Button kind="main" icon="add" disabled={cards.length < 2} onClick={() => (naming.value = cards.length > 1)}>
            {cards.length < 2 ? t("board.choose_more") : t("board.merge", { count: cards.length })}
          </Button>
        )}
        {first !== undefined && (
          <Button kind="main" icon="add" disabled={count < 2} onClick={() => void into()}>
            {count < 2 ? t("board.choose_into") : others.length > 0 ? t("board.merge_heaps", { title: first.title }) : t("board.put_into", { title: first.title })}
          </Button>
        )}
        <Button kind="quiet" onClick={() => desk.clear()}>
          {t("board.clear")}
        </Button>
      </div>
      {naming.value && first === undefined && cards.length > 1 && <Naming key={cards[0]?.id} desk={desk} proposed={cards[0]?.title ?? ""} entries={cards.map((card) => card.id)} done={() => (naming.value = false)} />}
    </div>
  );
}

interface NamingProps extends Props {
  readonly proposed: string;
  readonly entries: readonly string[];
  readonly done: () => void;
}

/** The first row's words to begin with. */
export function Naming({ desk, proposed, entries, done }: NamingProps): JSX.Element {
  const title = useSignal(proposed.slice(0, LONGEST_TITLE));
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (title.value.trim() !== "" && (await desk.merge(title.value.trim(), "", entries))) {
      desk.clear();
      done();
    }
  };
  return (
    <form class="naming" onSubmit={(event) => void save(event)}>
      <TextField label={t("board.title")} help={t("board.title_help")} value={title.value} maxLength={LONGEST_TITLE} autoFocus onInput={(typed) => (title.value = typed)} />
      <div class="acts">
        <Button kind="main" type="submit" disabled={title.value.trim() === ""}>
          {t("board.merge", { count: entries.length })}
        </Button>
        <Button kind="quiet" onClick={done}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

export function Last({ desk }: Props): JSX.Element | null {
  const last = desk.done.value[desk.done.value.length - 1];
  if (last === undefined) return null;
  return (
    <UndoBar word={t("board.undo")} onUndo={() => void desk.undo()}>
      {last.said}
    </UndoBar>
  );
}
