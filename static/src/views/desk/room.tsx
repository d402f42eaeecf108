// The desk's page: how many are here above, the list, and beside or over it whoever is chosen.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { awaitedOf } from "../../core/attendance";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Appearance } from "../parts/appearance_choices";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Strip } from "../parts/strip";
import { UndoBar } from "../parts/undo_bar";
import { FindBox } from "../phone/find";
import { Badges, type Whose } from "./badges";
import type { Desk, Done } from "./desk";
import { GuestPanel } from "./guest";
import { type Filter, GuestList } from "./list";
import { NewGuest } from "./newcomer";

const NOBODY = "";
const NOON = 12;
const SOMEBODY_NEW = "new";

export function DeskRoom({ desk }: { readonly desk: Desk }): JSX.Element {
  const [typed, setTyped] = useState("");
  const [filter, setFilter] = useState<Filter>("missing");
  const [chosen, setChosen] = useState(NOBODY);
  const [badges, setBadges] = useState<Whose | undefined>(undefined);
  const code = useCode(desk);
  const guest = desk.guests.value.find((one) => one.person.id === chosen);
  if (badges !== undefined) return <Badges desk={desk} whose={badges} one={guest} code={code} onWhose={setBadges} onClose={() => setBadges(undefined)} />;
  const open = guest !== undefined || chosen === SOMEBODY_NEW;
  return (
    <div class={open ? "linked reg open" : "linked reg"}>
      <Strip state={desk.state.value} first={t("desk.connecting")} ended={t("desk.ended")} offline={t("desk.offline")}>
        <span>
          {halfWord(desk)}
          <Icon name="clock" />
          {clockTime(desk.now.value, desk.workshop?.timezone ?? "")}
        </span>
        <Appearance />
      </Strip>
      <main>
        <header class="reg-head">
          <div>
            <h1>{t("desk.title")}</h1>
            <p class="under">{counts(desk)}</p>
          </div>
          <div class="line-of">
            <Button kind="main" icon="add" onClick={() => setChosen(SOMEBODY_NEW)}>{t("desk.guest")}</Button>
            <Button icon="document" onClick={() => setBadges("present")}>{t("desk.badges")}</Button>
          </div>
        </header>
        <Told desk={desk} />
        <div class="reg-two">
          <section class="reg-list">
            <FindBox typed={typed} onType={setTyped} label={t("desk.search")} />
            <GuestList desk={desk} typed={typed} filter={filter} chosen={chosen} onFilter={setFilter} onChoose={setChosen} />
          </section>
          {guest !== undefined && <GuestPanel key={chosen} desk={desk} guest={guest} onClose={() => setChosen(NOBODY)} onOther={(person) => { setTyped(""); setChosen(person); }} onBadge={() => setBadges("one")} />}
          {chosen === SOMEBODY_NEW && <NewGuest desk={desk} start={typed} onClose={() => setChosen(NOBODY)} onDone={(person) => { setTyped(""); setChosen(person); }} />}
        </div>
      </main>
      <Last desk={desk} />
    </div>
  );
}

function Told({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const waiting = desk.waiting.length;
  if (desk.told.value !== "") {
    const said = t(`refusal.${desk.told.value}`);
    return (
      <Notice tone="fix" urgent title={said.startsWith("refusal.") ? t("desk.refused") : said} way={<Button kind="quiet" small onClick={() => (desk.told.value = "")}>{t("common.close")}</Button>} />
    );
  }
  if (waiting > 0 && !desk.lasting.value) return <Notice tone="fix" title={t("desk.not_kept")} />;
  if (waiting > 0 && desk.state.value !== "online") return <Notice tone="local" icon="phone" title={t("desk.waiting", { count: waiting })} />;
  return null;
}

/** What was done last, with its way back. */
function Last({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const done = desk.done.value;
  if (done === undefined && desk.undone.value === "") return null;
  return (
    <UndoBar icon={done === undefined ? "undo" : "check"} word={t("desk.undo")} onUndo={done === undefined ? undefined : () => void desk.undo(done)}>
      {done === undefined ? t("desk.did.undone", { name: desk.undone.value }) : didWord(desk, done)}
    </UndoBar>
  );
}

function didWord(desk: Desk, done: Done): string {
  const values = { name: done.name, time: clockTime(done.at, desk.workshop?.timezone ?? "") };
  if (done.what === "substitute") return t("desk.did.substitute", { ...values, whom: done.whom ?? "" });
  if (done.what === "guest") return t("desk.did.guest", values);
  return done.what === "in" ? t("desk.did.in", values) : t("desk.did.out", values);
}

function halfWord(desk: Desk): string {
  const half = desk.half.value;
  if (half === undefined) return desk.workshop === undefined ? "" : t("desk.half.none");
  const hour = Number(clockTime(half.starts, desk.workshop?.timezone ?? "").slice(0, 2));
  return hour < NOON ? t("desk.half.morning", { day: half.day }) : t("desk.half.afternoon", { day: half.day });
}

function counts(desk: Desk): string {
  const guests = desk.guests.value;
  const there = guests.filter((guest) => guest.presence.present);
  const offices = (some: typeof guests): number => new Set(some.map((guest) => guest.office?.id).filter((id) => id !== undefined)).size;
  return t("desk.counts", { present: there.length, expected: awaitedOf(guests).length, offices: offices(there), of: offices(guests) });
}

/** The code of the door as a picture, fetched with the token. */
function useCode(desk: Desk): string {
  const [code, setCode] = useState("");
  const joinCode = desk.workshop?.join_code;
  useEffect(() => {
    let address = "";
    const draw = async (): Promise<void> => {
      const headers = { Authorization: `Bearer ${desk.token}` };
      const response = await fetch(`/api/workshops/${encodeURIComponent(desk.workshopId)}/qr.svg?what=join`, { headers });
      if (!response.ok) return;
      address = URL.createObjectURL(await response.blob());
      setCode(address);
    };
    if (joinCode !== undefined) void draw().catch(() => setCode(""));
    return () => URL.revokeObjectURL(address);
  }, [joinCode]);
  return code;
}
