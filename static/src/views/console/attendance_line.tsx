// One person in one half-day: ticked in or out now, or put right by hand with the reason; either can be taken back.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { HalfDay } from "../../core/attendance";
import type { CorrectAttendancePayload } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import type { Line } from "./attendance_state";
import { type Hall, sentence } from "./hall_state";
import { keepsLists } from "./people_rights";
import { clockTime, typedTime, written } from "./times";

interface Props {
  readonly hall: Hall;
  readonly line: Line;
  readonly half: HalfDay;
  /** What the half-day is called. */
  readonly title: string;
  close(): void;
}

export function LinePanel({ hall, line, half, title, close }: Props): JSX.Element {
  const { person, presence } = line;
  const [back, setBack] = useState<(() => Promise<unknown>) | undefined>(undefined);
  const [refused, setRefused] = useState("");
  const ticked = async (direction: "in" | "out"): Promise<void> => {
    const ack = await hall.ask("mark_attendance", { person: person.id, direction });
    setRefused(ack.ok ? "" : sentence(ack));
    const where = (ack as { readonly half_day?: string }).half_day ?? half.key;
    if (ack.ok) setBack(() => () => hall.send("undo_attendance", { person: person.id, half_day: where, direction }));
  };
  const undo = async (): Promise<void> => {
    await back?.();
    setBack(undefined);
  };
  return (
    <Panel title={person.name} under={[person.position, line.office?.name ?? ""].filter((part) => part !== "").join(" · ")} close={t("common.close")} onClose={close}>
      {back !== undefined && (
        <Notice tone="saved" icon="check" title={t("rooms.attendance.noted")} way={<Button small icon="undo" onClick={() => void undo()}>{t("rooms.attendance.undo")}</Button>} />
      )}
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
      <div class="panel-acts">
        {presence.present && presence.left === undefined ? (
          <Button small icon="forward" onClick={() => void ticked("out")}>{t("rooms.attendance.out")}</Button>
        ) : (
          <Button small icon="check" onClick={() => void ticked("in")}>{t("rooms.attendance.tick")}</Button>
        )}
      </div>
      {keepsLists(hall) && <Correction hall={hall} line={line} half={half} title={title} done={(before) => setBack(() => () => hall.send("correct_attendance", before))} />}
    </Panel>
  );
}

function Correction({ hall, line, half, title, done }: Omit<Props, "close"> & { done(before: CorrectAttendancePayload): void }): JSX.Element {
  const { presence, person } = line;
  const time = (at: string | undefined): string => (at === undefined ? "" : clockTime(Date.parse(at), hall.workshop.value));
  const stands = { present: presence.present, arrived: presence.own ? time(presence.arrived?.at) : "", left: presence.left?.half_day === half.key ? time(presence.left.at) : "" };
  const [typed, setTyped] = useState({ ...stands, present: true, reason: "" });
  const [refused, setRefused] = useState("");
  const change = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const payload = (said: typeof typed): CorrectAttendancePayload => ({
    person: person.id,
    half_day: half.key,
    present: said.present,
    reason: said.reason.trim(),
    arrived: said.present && said.arrived !== "" ? typedTime(said.arrived) : "",
    left: said.present && said.left !== "" ? typedTime(said.left) : "",
  });
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.reason.trim() === "") return setRefused(t("rooms.attendance.reason_missing"));
    const ack = await hall.ask("correct_attendance", payload(typed));
    setRefused(ack.ok ? "" : sentence(ack));
    if (ack.ok) done(payload({ ...stands, reason: t("rooms.attendance.undone_reason") }));
  };
  return (
    <form class="panel-form" onSubmit={(event) => void save(event)}>
      <h3>{t("rooms.attendance.correct", { half: title })}</h3>
      <Tick checked={typed.present} onChange={(present) => change({ present })}>{t("rooms.attendance.was_present")}</Tick>
      {typed.present && (
        <div class="form-row">
          <TextField label={t("rooms.attendance.arrived_at")} value={typed.arrived} placeholder={written("08:00")} onInput={(arrived) => change({ arrived })} />
          <TextField label={t("rooms.attendance.left_at")} value={typed.left} onInput={(left) => change({ left })} />
        </div>
      )}
      <TextField label={t("rooms.attendance.reason")} help={t("rooms.attendance.reason_help")} value={typed.reason} maxLength={200} required onInput={(reason) => change({ reason })} />
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
      <Button type="submit" icon="check">{t("rooms.attendance.save")}</Button>
    </form>
  );
}

export function sourceWord(source: string): string {
  const words: Readonly<Record<string, string>> = {
    phone: t("rooms.attendance.phone"),
    digits: t("rooms.attendance.digits"),
    desk: t("rooms.attendance.desk"),
    hand: t("rooms.attendance.hand"),
  };
  return words[source] ?? source;
}
