// Where each group sits: number, place and colour to look for; who is in it stands on everybody's own phone (VS3).

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { type Lookup, type Shown, tablesOf } from "./model";
import { Footer } from "./parts";

/** More signs than this are drawn smaller, four or five abreast. */
const FEW = 6;
const MANY = 12;

export function Tables({ all, seen }: { readonly all: Lookup; readonly seen: Shown }): JSX.Element {
  const { title, groups } = tablesOf(all, seen);
  const size = groups.length <= FEW ? "few" : groups.length <= MANY ? "many" : "crowd";
  return (
    <>
      <main class="tables">
        <h1 class="long">{groups.length === 0 ? t("tables.none") : t("tables.title")}</h1>
        <ul class={size}>
          {groups.map((group) => (
            <li key={group.id} class={group.colour}>
              <b>{group.number}</b>
              <span>
                {group.title !== "" && <em>{group.title}</em>}
                {group.place}
              </span>
            </li>
          ))}
        </ul>
      </main>
      <Footer>{groups.length > 0 && [title, t("tables.on_phone")].filter((part) => part !== "").join(" · ")}</Footer>
    </>
  );
}
