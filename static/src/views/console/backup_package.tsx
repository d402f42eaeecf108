// A workshop as one file: taken along from here, or taken in from another laptop.

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { type Answer, isRefusal } from "../../core/api";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { Notice } from "../parts/notice";
import { type Hall, sentence } from "./hall_state";

interface Props {
  readonly hall: Hall;
  readonly hostKey: string;
}
interface TakenIn {
  readonly title: string;
  readonly became: "new" | "newer" | "same";
}

export function PackageCard({ hall, hostKey }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState("");
  const act = async (step: () => Promise<string | undefined>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setSaid("");
    setWrong("");
    const done = await step().catch(() => undefined);
    setBusy(false);
    if (done === undefined) setWrong(t("rooms.no_answer"));
    else setSaid(done);
  };
  const takeIn = async (file: File): Promise<string | undefined> => {
    const answer = await sent(file, hostKey);
    if (!answer.ok) {
      setWrong(sentence(answer));
      return "";
    }
    return { new: t("backup.taken_new", { title: answer.title }), newer: t("backup.taken_newer", { title: answer.title }), same: t("backup.taken_same", { title: answer.title }) }[answer.became];
  };
  return (
    <SideCard title={t("backup.package_title")}>
      <p class="mute">{t("backup.package_what")}</p>
      <div class="acts">
        <Button icon="download" disabled={busy} onClick={() => void act(() => fetched(hall.id, hostKey))}>{t("backup.pack")}</Button>
        <Button icon="upload" disabled={busy} onClick={() => input.current?.click()}>{t("backup.unpack")}</Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t("backup.unpack")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) void act(() => takeIn(file));
        }}
      />
      {wrong !== "" && <Notice tone="fix" urgent title={wrong} />}
      <span role="status">{said}</span>
    </SideCard>
  );
}

/** A download that needs a key cannot be a plain link. */
async function fetched(workshop: string, key: string): Promise<string | undefined> {
  const answer = await fetch(`/api/host/workshops/${encodeURIComponent(workshop)}/pack`, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) return undefined;
  const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "rembuk.zip";
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return t("backup.packed", { name });
}

async function sent(file: File, key: string): Promise<Answer<TakenIn>> {
  const answer = await fetch("/api/host/workshops/unpack", { method: "POST", body: file, headers: { Authorization: `Bearer ${key}` } });
  const found: unknown = await answer.json();
  if (isRefusal(found)) return found;
  return found as { ok: true } & TakenIn;
}
