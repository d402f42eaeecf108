// Geladi: a copy of this hall filled with simulated people, opened in a window of its own and dropped whole.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SideCard } from "../parts/card";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { type Hall, sentence } from "./hall_state";

interface Standing {
  readonly state: "none" | "copying" | "filling" | "open" | "ending" | "failed";
  readonly phones: number;
  readonly rows: number;
  readonly workshop?: string;
  readonly port?: number;
  readonly token?: string;
}

interface Props {
  readonly hall: Hall;
  readonly hostKey: string;
  /** How many are on the list. */
  readonly expected: number;
}

const LOOK_MS = 1500;
const SIZES = [20, 40, 80, 150] as const;
const AS_EXPECTED = 0;
const MOST = 150;

export function RehearsalCard({ hall, hostKey, expected }: Props): JSX.Element {
  const standing = useSignal<Standing | undefined>(undefined);
  const people = useSignal<number>(expected > 0 ? AS_EXPECTED : 40);
  const wrong = useSignal("");
  const busy = useSignal(false);
  const look = async (): Promise<void> => {
    const answer = await hall.api.get<Standing>("/api/host/rehearsal", hostKey);
    if (answer.ok) standing.value = answer;
  };
  useEffect(() => {
    if (hostKey === "") return;
    void look();
    const timer = setInterval(() => void (document.visibilityState === "visible" && look()), LOOK_MS);
    return () => clearInterval(timer);
  }, [hostKey]);
  const asks = async (path: string, body: object): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const answer = await hall.api.post<Standing>(`/api/host/rehearsal${path}`, body, hostKey);
    busy.value = false;
    wrong.value = answer.ok ? "" : sentence(answer);
    if (answer.ok) standing.value = answer;
  };
  const begin = (): Promise<void> => asks("", { workshop: hall.id, people: Math.min(MOST, people.value === AS_EXPECTED ? expected : people.value) });
  const now = standing.value;
  const sizes = [...(expected > 0 ? [{ value: String(AS_EXPECTED), label: t("ready.rehearsal_as_list", { count: Math.min(MOST, expected) }) }] : []), ...SIZES.map((one) => ({ value: String(one), label: t("ready.rehearsal_people", { count: one }) }))];
  return (
    <SideCard title={t("ready.rehearsal")}>
      <p class="mute">{t("ready.rehearsal_how")}</p>
      {wrong.value !== "" && <Notice tone="fix" urgent title={wrong.value} />}
      {hostKey === "" && <p class="mute">{t("ready.rehearsal_host")}</p>}
      {now?.state === "none" && (
        <>
          <SelectField label={t("ready.rehearsal_size")} value={String(people.value)} options={sizes} onChange={(to) => (people.value = Number(to))} />
          <Button icon="start" onClick={() => void begin()}>{t("ready.rehearsal_begin")}</Button>
        </>
      )}
      {now !== undefined && now.state !== "none" && <Runs now={now} busy={busy.value} end={() => void asks("/end", {})} />}
    </SideCard>
  );
}

function Runs({ now, busy, end }: { readonly now: Standing; readonly busy: boolean; readonly end: () => void }): JSX.Element {
  return (
    <>
      <p role="status">
        {now.state === "failed" ? <Word tone="fix" icon="warning">{t("ready.rehearsal_failed")}</Word> : <Word tone="live" icon="people">{said(now)}</Word>}
      </p>
      <div class="line-of">
        {now.token !== undefined && now.state !== "failed" && (
          <LinkButton icon="open" newWindow href={`${location.protocol}//${location.hostname}:${now.port ?? ""}/console/${encodeURIComponent(now.workshop ?? "")}#token=${now.token}`}>
            {t("ready.rehearsal_open")}
          </LinkButton>
        )}
        <Button icon="stop" disabled={busy} onClick={end}>{busy ? t("ready.rehearsal_ending") : t("ready.rehearsal_end")}</Button>
      </div>
    </>
  );
}

function said(now: Standing): string {
  if (now.state === "ending") return t("ready.rehearsal_ending");
  if (now.state === "copying") return t("ready.rehearsal_copying");
  return now.state === "filling" ? t("ready.rehearsal_filling", { phones: now.phones }) : t("ready.rehearsal_runs", { phones: now.phones, rows: now.rows });
}
