// Starting this laptop again from a copy: which one, what becomes of what is here, and back in when the laptop answers again.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { openKeep } from "../../core/session";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { type BackupDesk, type Copy, megabytes } from "./backup_state";
import { Confirm } from "../parts/confirm";
import { type Hall, sentence } from "./hall_state";
import { Keys } from "./keys";
import { dateOf, dayName, timeOf } from "./times";

interface Props {
  readonly hall: Hall;
  readonly desk: BackupDesk;
  readonly copies: readonly Copy[];
}

const FIRST_SHOWN = 5;
const ASK_MS = 700;

export function RestoreCard({ hall, desk, copies }: Props): JSX.Element {
  const [elsewhere, setElsewhere] = useState<readonly Copy[] | undefined>(undefined);
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState("");
  const [said, setSaid] = useState("");
  const [waiting, setWaiting] = useState(false);
  const found = elsewhere ?? copies;
  const shown = all ? found : found.slice(0, FIRST_SHOWN);
  const restore = async (file: string): Promise<void> => {
    setChosen("");
    setWaiting(true);
    const answer = await desk.restore(file);
    setSaid(answer.ok ? "" : sentence(answer));
    if (answer.ok) await backIn(answer.key);
    setWaiting(false);
  };
  if (waiting) return <section class="card side-card"><Notice icon="clock" title={t("backup.restarting")}>{t("backup.restarting_what")}</Notice></section>;
  return (
    <SideCard title={t("backup.restore_title")}>
      <p class="mute">{t("backup.restore_what")}</p>
      {said !== "" && <Notice tone="fix" urgent title={said} />}
      {found.length === 0 && <p>{t("backup.no_copy_here")}</p>}
      <ul class="lines">
        {shown.map((copy) => (
          <li key={copy.file}>
            <div class="line">
              <div class="grow">
                <b>{whenMade(hall, copy)}</b>
                <span class="mute">{[copy.workshops.join(", "), megabytes(copy.size, spoken())].filter((part) => part !== "").join(" · ")}</span>
              </div>
              <Button kind="quiet" small icon="undo" label={t("backup.restore_of", { when: whenMade(hall, copy) })} onClick={() => setChosen(copy.file)}>{t("backup.restore")}</Button>
            </div>
            {chosen === copy.file && (
              <Confirm fix ask={t("backup.restore_ask", { when: whenMade(hall, copy) })} what={t("backup.restore_sure")} yes={t("backup.restore_yes")} done={() => void restore(copy.file)} back={() => setChosen("")} />
            )}
          </li>
        ))}
      </ul>
      {!all && found.length > FIRST_SHOWN && <Button kind="quiet" small icon="down" onClick={() => setAll(true)}>{t("backup.show_all", { count: found.length })}</Button>}
      <Elsewhere desk={desk} found={setElsewhere} />
    </SideCard>
  );
}

function Elsewhere({ desk, found }: { readonly desk: BackupDesk; readonly found: (copies: readonly Copy[]) => void }): JSX.Element {
  const [folder, setFolder] = useState("");
  const [wrong, setWrong] = useState("");
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await desk.look(folder.trim());
    setWrong(answer.ok ? "" : sentence(answer));
    if (answer.ok) found(answer.copies);
  };
  return (
    <form class="inline-ask" onSubmit={(event) => void look(event)}>
      <TextField class="grow" label={t("backup.elsewhere")} value={folder} maxLength={400} onInput={setFolder} {...(wrong === "" ? {} : { note: { tone: "fix" as const, text: wrong } })} />
      <Button type="submit" icon="search">{t("backup.look")}</Button>
    </form>
  );
}

function whenMade(hall: Hall, copy: Copy): string {
  const workshop = hall.workshop.value;
  return `${dayName(dateOf(Date.parse(copy.made_at), workshop))} · ${timeOf(copy.made_at, workshop)}`;
}

/** The laptop stops and begins anew at this very address; the copy may know another key. */
async function backIn(key: string): Promise<void> {
  new Keys(openKeep(() => localStorage).keep).take(`#key=${encodeURIComponent(key)}`, "");
  let gone = false;
  for (let tries = 0; tries < 120; tries += 1) {
    await new Promise((done) => setTimeout(done, ASK_MS));
    const here = await fetch("/health", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    gone ||= !here || tries > 8;
    if (gone && here) return location.assign("/console");
  }
}
