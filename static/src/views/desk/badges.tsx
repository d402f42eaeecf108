// Badges on A4, eight to a sheet: name, organisation, table, and the code of the door.  A badge hangs where all can read it, so
// nobody's personal code stands on one.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Mark } from "../parts/brand";
import { Tabs } from "../parts/tabs";
import type { Desk, Guest } from "./desk";

export type Whose = "present" | "all" | "one";

interface Props {
  readonly desk: Desk;
  readonly whose: Whose;
  readonly one: Guest | undefined;
  readonly code: string;
  onWhose(whose: Whose): void;
  onClose(): void;
}

export function Badges({ desk, whose, one, code, onWhose, onClose }: Props): JSX.Element {
  const all = desk.guests.value;
  const present = all.filter((guest) => guest.presence.present);
  const printed = whose === "one" ? (one === undefined ? [] : [one]) : whose === "present" ? present : all;
  const tabs = [
    { key: "present" as const, label: t("desk.badges.present", { count: present.length }) },
    { key: "all" as const, label: t("desk.badges.all", { count: all.length }) },
  ];
  return (
    <main class="badges-page">
      <div class="no-print">
        <h1>{t("desk.badges")}</h1>
        <p class="under">{t("desk.badges.under")}</p>
        <div class="line-of">
          {whose !== "one" && <Tabs label={t("desk.badges")} tabs={tabs} chosen={whose} onChoose={onWhose} />}
          <Button kind="main" icon="document" onClick={() => print()}>{t("desk.badges.print")}</Button>
          <Button kind="quiet" icon="back" onClick={onClose}>{t("common.back")}</Button>
        </div>
      </div>
      <ul class="badges">
        {printed.map((guest) => (
          <Badge key={guest.person.id} guest={guest} title={desk.workshop?.title ?? ""} joinCode={desk.workshop?.join_code ?? ""} code={code} />
        ))}
      </ul>
    </main>
  );
}

function Badge({ guest, title, joinCode, code }: { readonly guest: Guest; readonly title: string; readonly joinCode: string; readonly code: string }): JSX.Element {
  return (
    <li class="badge">
      <header>
        <Mark />
        <span>{title}</span>
      </header>
      <b class={guest.person.name.length > 34 ? "long" : undefined}>{guest.person.name}</b>
      <p>{guest.person.position}</p>
      <p class="office">{guest.office?.name ?? ""}</p>
      <footer>
        <ul>
          {guest.groups.map((group) => (
            <li key={group.id}>
              <b>{t("desk.group", { number: group.number })}</b> {[group.title, group.place].filter((one) => one !== "").join(", ")}
            </li>
          ))}
        </ul>
        {code !== "" && (
          <figure>
            <img src={code} alt={t("desk.badge.scan")} />
            <figcaption>{joinCode}</figcaption>
          </figure>
        )}
      </footer>
    </li>
  );
}
