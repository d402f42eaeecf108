// The ballots of a workshop: the list to the left, the chosen one beside it.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import type { Hall } from "../console/hall_state";
import { HallTop, Refused } from "../linked/hall_top";
import { ballotsOf } from "./ballots_state";
import { BallotForm } from "./form";
import { Running } from "./running";
import { StateTag } from "./state_tag";

const NEW = "new";

export function BallotsPage({ hall }: { readonly hall: Hall }): JSX.Element {
  const chosen = useSignal("");
  const ballots = ballotsOf(hall);
  const now = ballots.find((ballot) => ballot.id === chosen.value) ?? (chosen.value === NEW ? undefined : ballots[0]);
  return (
    <div class="ballots">
      <HallTop hall={hall} />
      <main>
        <aside>
          <h1>{t("ballots.title")}</h1>
          {hall.leads.value && (
            <Button icon="add" wide onClick={() => (chosen.value = NEW)}>
              {t("ballots.new")}
            </Button>
          )}
          <div class="pick">
            {ballots.map((ballot) => (
              <button key={ballot.id} type="button" aria-current={ballot === now ? "true" : undefined} onClick={() => (chosen.value = ballot.id)}>
                <span class="t">{ballot.question}</span>
                <StateTag ballot={ballot} />
              </button>
            ))}
          </div>
        </aside>
        <section>
          <Refused hall={hall} />
          {now === undefined ? <BallotForm hall={hall} onSaved={(id) => (chosen.value = id)} /> : <Running key={now.id} hall={hall} ballot={now} />}
        </section>
      </main>
    </div>
  );
}
