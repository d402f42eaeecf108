// Choosing a file and seeing it go: how much has arrived, what it waits for, and what can be done about it.

import type { JSX, TargetedEvent } from "preact";
import { useId } from "preact/hooks";
import type { Target, Upload } from "../../core/uploads";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Progress } from "../parts/progress";
import { Word } from "../parts/words";
import { outgoingOf, type Visitor } from "./visitor";

// A phone that photographs in HEIC hands out JPEG where HEIC is not on the list.
const TAKEN = ".pdf,.docx,.xlsx,.pptx,application/pdf,image/jpeg,image/png,image/webp";
const PICTURES = "image/jpeg,image/png,image/webp";

interface AddProps {
  readonly visitor: Visitor;
  readonly target: Target;
  readonly label: string;
  readonly small?: boolean;
  readonly pictures?: boolean;
  readonly main?: boolean;
}

/** A file's own input lies over the button: it works by finger, key and reader of the page alike. */
export function AddButton({ visitor, target, label, small, pictures, main }: AddProps): JSX.Element {
  const id = useId();
  const chosen = (event: TargetedEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    const { uploads, lasting } = outgoingOf(visitor);
    for (const file of input.files ?? []) void uploads.add(file, file.name, target).then((kept) => (lasting.value = kept));
    input.value = "";
  };
  return (
    <span class={`btn choose ${small === true ? "small" : ""} ${main === true ? "main" : ""}`}>
      <Icon name={pictures === true ? "add" : "upload"} />
      <label for={id}>{label}</label>
      <input id={id} type="file" multiple={target.replaces === undefined} accept={pictures === true ? PICTURES : TAKEN} onChange={chosen} />
    </span>
  );
}

/** What is on its way, and what became of it. */
export function Sending({ visitor, of }: { readonly visitor: Visitor; readonly of?: (target: Target) => boolean }): JSX.Element | null {
  const outgoing = outgoingOf(visitor);
  void outgoing.version.value;
  const all = outgoing.uploads.all.filter((one) => of === undefined || of(one.target));
  if (all.length === 0) return null;
  const arrived = all.filter((one) => one.stage === "done" || one.stage === "already");
  const shown = all.filter((one) => !arrived.includes(one));
  const busy = shown.some((one) => one.stage !== "refused");
  return (
    <section class="sending">
      <Arrived visitor={visitor} uploads={arrived} />
      {shown.map((one) => (
        <Parcel key={one.id} visitor={visitor} upload={one} />
      ))}
      {busy && <p class="mute">{outgoing.lasting.value ? t("documents.only_open") : t("documents.cannot_keep")}</p>}
    </section>
  );
}

/** What came lately, in one line, until it is put away. */
function Arrived({ visitor, uploads }: { readonly visitor: Visitor; readonly uploads: readonly Upload[] }): JSX.Element | null {
  const [first] = uploads;
  if (first === undefined) return null;
  const { uploads: outgoing } = outgoingOf(visitor);
  const away = (): void => uploads.forEach((one) => void outgoing.drop(one.id));
  const one = t(first.stage === "already" ? "documents.already" : "documents.arrived", { name: first.name });
  return (
    <Notice
      tone="saved"
      icon="check"
      title={uploads.length === 1 ? one : t("documents.all_arrived", { count: uploads.length })}
      way={<Button kind="quiet" small onClick={away}>{t("documents.put_away")}</Button>}
    />
  );
}

function Parcel({ visitor, upload }: { readonly visitor: Visitor; readonly upload: Upload }): JSX.Element {
  const { uploads } = outgoingOf(visitor);
  const { id, name, stage, refusal } = upload;
  if (stage === "refused") {
    const said = t(`refusal.${refusal?.code ?? ""}`);
    return (
      <div class="card parcel">
        <b class="kept">{name}</b>
        <Notice tone="fix" urgent title={said.startsWith("refusal.") ? t("refusal.server_error") : said} />
        <div class="doings">
          <Button small icon="undo" onClick={() => uploads.resume(id)}>{t("documents.try_again")}</Button>
          <Button kind="quiet" small onClick={() => void uploads.drop(id)}>{t("documents.cancel")}</Button>
        </div>
      </div>
    );
  }
  const share = upload.size === 0 ? 0 : upload.arrived / upload.size;
  return (
    <div class="card parcel">
      <b class="kept">{name}</b>
      <Progress share={share} />
      <div class="st" role="status">
        <Stage upload={upload} percent={Math.floor(share * 100)} />
      </div>
      <div class="doings">
        {stage === "paused" ? (
          <Button small icon="start" onClick={() => uploads.resume(id)}>{t("documents.resume")}</Button>
        ) : (
          <Button small icon="pause" onClick={() => uploads.pause(id)}>{t("documents.pause")}</Button>
        )}
        <Button kind="quiet" small onClick={() => void uploads.drop(id)}>{t("documents.cancel")}</Button>
      </div>
    </div>
  );
}

function Stage({ upload, percent }: { readonly upload: Upload; readonly percent: number }): JSX.Element {
  switch (upload.stage) {
    case "sending":
      return <Word tone="live" icon="upload">{t("documents.sending", { percent })}</Word>;
    case "waiting":
      return <Word tone="local" icon="offline">{t("documents.waiting", { percent })}</Word>;
    case "paused":
      return <Word tone="none" icon="pause">{t("documents.paused", { percent })}</Word>;
    case "looking":
      return <Word tone="live" icon="eye">{t("documents.looking")}</Word>;
    default:
      return <Word tone="none" icon="document">{t("documents.preparing")}</Word>;
  }
}
