// Versi: the record as it stands and its finals, each looked at in the page or downloaded, for whom it is meant.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { DocumentVersion } from "../../core/generated/wire";
import type { Base } from "../../core/texts";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SelectField, TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { Building } from "./papers_being";
import { save, type Step } from "./papers_press";
import { dateOf, dayName, timeOf } from "./times";
import { Brought } from "./versions_brought";
import { Preview } from "./versions_preview";
import { finalsOf, fingerprint, type Form, FORMS, paperOf, type Reader, READERS } from "./versions_state";

const NAMES: Readonly<Record<Form, string>> = { docx: "Word (DOCX)", pdf: "PDF", xlsx: "Excel (XLSX)", html: "HTML", csv: "CSV", json: "JSON", zip: "ZIP" };

const AT_FIRST: Step = { percent: 0, title: "" };

export function VersionsPage({ hall, language }: { readonly hall: Hall; readonly language: Base }): JSX.Element {
  const reader = useSignal<Reader>("names");
  const form = useSignal<Form>("docx");
  const busy = useSignal("");
  const step = useSignal<Step>(AT_FIRST);
  const wrong = useSignal("");
  const shown = useSignal<{ readonly title: string; readonly page: string } | undefined>(undefined);
  const finals = finalsOf(hall);

  const fetched = async (version: string, wanted: Form): Promise<void> => {
    if (busy.value !== "") return;
    busy.value = `${version} ${wanted}`;
    step.value = AT_FIRST;
    const built = await paperOf(hall, version, wanted, reader.value, language, (now) => (step.value = now));
    busy.value = "";
    wrong.value = built.ok ? "" : built.said;
    if (built.ok) save(built.filename, built.content);
  };
  const look = async (version: string, title: string): Promise<void> => {
    if (busy.value !== "") return;
    busy.value = `${version} look`;
    step.value = AT_FIRST;
    const built = await paperOf(hall, version, "html", reader.value, language, (now) => (step.value = now));
    busy.value = "";
    wrong.value = built.ok ? "" : built.said;
    if (built.ok) shown.value = { title, page: await built.content.text() };
  };
  const readerNames = { names: t("versions.reader_names"), organisation: t("versions.reader_organisation"), public: t("versions.reader_public") };
  const row = (version: DocumentVersion | undefined): JSX.Element => {
    const id = version?.id ?? "";
    const title = version === undefined ? t("versions.draft") : t("versions.final", { number: version.number });
    return (
      <Line key={id} hall={hall} version={version} title={title} step={busy.value.startsWith(`${id} `) ? step.value : undefined} form={NAMES[form.value]} onLook={() => void look(id, title)} onDownload={() => void fetched(id, form.value)} />
    );
  };
  return (
    <>
      <div class="room-two">
        <div class="room-list">
          <div class="line-of filters">
            <SelectField label={t("versions.reader")} value={reader.value} options={READERS.map((one) => ({ value: one, label: readerNames[one] }))} onChange={(to) => (reader.value = to as Reader)} />
            <SelectField label={t("versions.form")} value={form.value} options={FORMS.map((one) => ({ value: one, label: NAMES[one] }))} onChange={(to) => (form.value = to as Form)} />
          </div>
          {wrong.value !== "" && <Notice tone="fix" urgent title={wrong.value} />}
          <ul class="card lines official versions">{[undefined, ...finals].map(row)}</ul>
          {finals.length === 0 && <p class="mute">{t("versions.none")}</p>}
        </div>
        <aside class="room-side">
          <Making hall={hall} />
          <Notice icon="check" title={t("versions.check")} way={<LinkButton small newWindow href="/verify">{t("versions.check")}</LinkButton>}>{t("versions.check_what")}</Notice>
        </aside>
      </div>
      {shown.value !== undefined && <Preview title={shown.value.title} page={shown.value.page} onClose={() => (shown.value = undefined)} />}
    </>
  );
}

interface LineProps {
  readonly hall: Hall;
  readonly version: DocumentVersion | undefined;
  readonly title: string;
  readonly step: Step | undefined;
  readonly form: string;
  onLook(): void;
  onDownload(): void;
}

function Line({ hall, version, title, step, form, onLook, onDownload }: LineProps): JSX.Element {
  const busy = step !== undefined;
  return (
    <li>
      <div class="line">
        <div class="grow">
          <b>{title}</b>
          {version === undefined ? <span class="mute">{t("versions.draft_what")}</span> : <Told hall={hall} version={version} />}
          <span role="status">{step !== undefined && <Building {...step} />}</span>
        </div>
        <span class="makings">
          <Button small disabled={busy} label={`${t("versions.look")}, ${title}`} onClick={onLook}>{t("versions.look")}</Button>
          <Button small icon="download" disabled={busy} label={`${t("versions.download")} ${form}, ${title}`} onClick={onDownload}>{t("versions.download")}</Button>
          {version !== undefined && <Standing hall={hall} version={version} />}
        </span>
      </div>
      {version !== undefined && <Brought hall={hall} final={version} />}
    </li>
  );
}

function Told({ hall, version }: { readonly hall: Hall; readonly version: DocumentVersion }): JSX.Element {
  const name = hall.get("person", version.by)?.name ?? "";
  const at = version.at === "" ? Number.NaN : Date.parse(version.at);
  return (
    <>
      {!Number.isNaN(at) && <span class="mute">{t("versions.by", { day: dayName(dateOf(at, hall.workshop.value)), time: timeOf(version.at, hall.workshop.value), name })}</span>}
      {version.note !== "" && <span class="kept">{version.note}</span>}
      <span class="mute sm">{t("versions.print", { hash: fingerprint(version.content_hash) })}</span>
      {version.withdrawn && <Word tone="none">{t("versions.withdrawn")}</Word>}
    </>
  );
}

function Standing({ hall, version }: { readonly hall: Hall; readonly version: DocumentVersion }): JSX.Element {
  const command = version.withdrawn ? "restore_version" : "withdraw_version";
  const said = t(version.withdrawn ? "versions.restore" : "versions.withdraw");
  return (
    <Button small kind="quiet" icon={version.withdrawn ? "undo" : undefined} label={`${said}, ${t("versions.final", { number: version.number })}`} onClick={() => void hall.send(command, { version: version.id })}>
      {said}
    </Button>
  );
}

function Making({ hall }: { readonly hall: Hall }): JSX.Element {
  const note = useSignal("");
  const silence = useSignal(false);
  const made = useSignal("");
  const make = async (): Promise<void> => {
    const id = newId("dov");
    const ack = await hall.send("make_final", { version: id, silence: silence.value, note: note.value });
    if (!ack.ok) return;
    made.value = id;
    note.value = "";
  };
  const number = hall.get("document_version", made.value)?.number;
  return (
    <form class="card side-card" onSubmit={(event) => (event.preventDefault(), void make())}>
      <h2>{t("versions.make")}</h2>
      <TextField label={t("versions.note")} aside={t("versions.optional")} help={t("versions.note_help")} value={note.value} maxLength={300} onInput={(text) => (note.value = text)} />
      <Tick checked={silence.value} onChange={(on) => (silence.value = on)}>{t("versions.silence")}</Tick>
      <Button kind="main" type="submit">{t("versions.make_now")}</Button>
      <p role="status">{number !== undefined && <Word tone="saved" icon="check">{t("versions.made", { number })}</Word>}</p>
    </form>
  );
}
