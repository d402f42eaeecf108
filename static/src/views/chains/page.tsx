// What becomes of the results: four views of it, the address keeps the chosen one behind the `#`.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import type { Keys } from "../console/keys";
import { HallTop, Refused } from "../linked/hall_top";
import { Tabs } from "../parts/tabs";
import { Carry } from "./carry";
import { HomeworkRoom } from "./homework";
import { NextStage } from "./stage";
import { States } from "./states";

const VIEWS = ["carry", "stage", "states", "homework"] as const;
type View = (typeof VIEWS)[number];

const place = signal(location.hash);
addEventListener("hashchange", () => (place.value = location.hash));

export function ChainsPage({ hall, keys }: { readonly hall: Hall; readonly keys: Keys }): JSX.Element {
  const [named = "", id = ""] = place.value.replace(/^#/, "").split("/").map(decodeURIComponent);
  const view = VIEWS.find((one) => one === named) ?? "carry";
  useEffect(() => document.querySelector(".chains .tabs [aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "center" }), [view]);
  return (
    <div class="chains">
      <HallTop hall={hall} at="chains" />
      <main>
        <h1>{t("chains.title")}</h1>
        <Tabs label={t("chains.title")} chosen={view} onChoose={turn} tabs={VIEWS.map((key) => ({ key, label: nameOf(key) }))} />
        <Refused hall={hall} />
        {view === "carry" && <Carry hall={hall} activity={id} onChoose={(activity) => turn("carry", activity)} />}
        {view === "stage" && <NextStage hall={hall} keys={keys} />}
        {view === "states" && <States hall={hall} />}
        {view === "homework" && <HomeworkRoom hall={hall} />}
      </main>
    </div>
  );
}

function turn(view: View, id = ""): void {
  location.hash = id === "" ? view : `${view}/${encodeURIComponent(id)}`;
}

function nameOf(view: View): string {
  return { carry: t("chains.tab.carry"), stage: t("chains.tab.stage"), states: t("chains.tab.states"), homework: t("chains.tab.homework") }[view];
}
