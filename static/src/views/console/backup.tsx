// Copies of everything on this laptop: how they stand, where they lie, starting again from one, and taking a workshop along.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { MovedNotice } from "./backup_moved";
import { PackageCard } from "./backup_package";
import { RestoreCard } from "./backup_restore";
import { BackupDesk, failureOf, standing, type Standing, type Whole } from "./backup_state";
import { type Hall, sentence } from "./hall_state";
import { ago } from "./times";

interface Props {
  readonly hall: Hall;
  readonly hostKey: string;
}

export function BackupPage({ hall, hostKey }: Props): JSX.Element {
  const desk = new BackupDesk(hall.api, hostKey);
  const [whole, setWhole] = useState<Whole | undefined>(undefined);
  const look = async (): Promise<void> => {
    if (hostKey === "") return;
    const answer = await desk.whole();
    if (!answer.ok) return;
    setWhole(answer);
    standing.value = answer;
  };
  useEffect(() => void look(), [hostKey]);
  const found = whole ?? standing.value;
  return (
    <>
      <MovedNotice />
      {found?.disk_full === true && <Notice tone="fix" urgent title={t("refusal.disk_full")} />}
      <div class="door-two">
        <SideCard title={t("backup.title")}>
          {found !== undefined && <HowItStands hall={hall} found={found} />}
          {whole?.same_disk === true && <Notice tone="help">{t("backup.same_disk")}</Notice>}
          {whole === undefined ? <p class="mute">{hostKey === "" ? t("backup.host_only") : ""}</p> : <Place key={whole.folder} desk={desk} whole={whole} done={look} />}
        </SideCard>
        {whole !== undefined && (
          <div class="lists">
            <RestoreCard hall={hall} desk={desk} copies={whole.copies} />
            <PackageCard hall={hall} hostKey={hostKey} />
          </div>
        )}
      </div>
    </>
  );
}

function HowItStands({ hall, found }: { readonly hall: Hall; readonly found: Standing }): JSX.Element {
  const failure = failureOf(found);
  const made = found.made_at === null ? "" : ago(Date.parse(found.made_at), hall.second.value || Date.parse(found.made_at));
  return (
    <>
      {failure !== undefined && <Notice tone="fix" title={sentence(failure)} />}
      {found.state === "good" && <Word tone="saved">{t("backup.last", { ago: made })}</Word>}
      {(found.state === "old" || found.state === "failing") && <Word tone="fix" icon="warning">{made === "" ? t("backup.none_yet") : t("backup.last", { ago: made })}</Word>}
      {found.state === "first" && <Word tone="none">{t("backup.none_yet")}</Word>}
      {found.state === "unchosen" && <Notice tone="fix" title={t("backup.unchosen")}>{t("backup.unchosen_what")}</Notice>}
    </>
  );
}

interface PlaceProps {
  readonly desk: BackupDesk;
  readonly whole: Whole;
  done(): Promise<void>;
}

function Place({ desk, whole, done }: PlaceProps): JSX.Element {
  const [folder, setFolder] = useState(whole.folder);
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const act = async (step: () => ReturnType<BackupDesk["now"]>): Promise<void> => {
    setBusy(true);
    const answer = await step();
    setBusy(false);
    setWrong(answer.ok ? "" : sentence(answer));
    if (answer.ok) await done();
  };
  const choose = (event: Event): void => {
    event.preventDefault();
    if (!busy) void act(() => desk.choose(folder.trim()));
  };
  const offered = whole.places.filter((place) => place !== folder);
  return (
    <form class="settings-form" onSubmit={choose}>
      <TextField label={t("backup.folder")} help={t("backup.folder_help")} value={folder} maxLength={400} onInput={setFolder} {...(wrong === "" ? {} : { note: { tone: "fix" as const, text: wrong } })} />
      {offered.length > 0 && (
        <div class="acts" role="group" aria-label={t("backup.sticks")}>
          {offered.map((place) => (
            <Button key={place} kind="quiet" small icon="download" onClick={() => setFolder(place)}>{place}</Button>
          ))}
        </div>
      )}
      <div class="acts">
        <Button type="submit" kind={whole.folder === "" ? "main" : "plain"} icon="check" disabled={busy}>{t("backup.choose")}</Button>
        {whole.folder !== "" && <Button icon="copy" disabled={busy} onClick={() => void (busy ? undefined : act(() => desk.now()))}>{t("backup.now")}</Button>}
        <span role="status" class="mute">{busy ? t("backup.copying") : ""}</span>
      </div>
    </form>
  );
}
