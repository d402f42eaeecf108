// An office's file becomes a list, in three steps: choose it, look at what was understood, save.  Nothing is stored before
// the last, and the same file again changes nothing.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { spoken, t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { ChooseFile, NameColumns } from "./importing_choose";
import { type Choices, type ListKind, NOTHING_CHOSEN, type Preview } from "./importing_choices";
import { PreviewPage } from "./importing_preview";
import { confirm, fileRefusal, type OfficeFile, opened, read, type Written } from "./importing_reading";
import { guests, listed } from "./people_roll";
import { RoomHead } from "../parts/head";
import { href } from "./rooms";

interface Props {
  readonly hall: Hall;
  readonly tabs: JSX.Element;
  done(): void;
}

interface Reading {
  readonly kind: ListKind;
  readonly file: OfficeFile;
  readonly choices: Choices;
  readonly preview: Preview | undefined;
}

interface Saved {
  readonly kind: ListKind;
  readonly written: Written;
}

export function ImportFiles({ hall, tabs, done }: Props): JSX.Element {
  const [reading, setReading] = useState<Reading | undefined>(undefined);
  const [saved, setSaved] = useState<Saved | undefined>(undefined);
  const [refused, setRefused] = useState<{ readonly code: string; readonly said: string } | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  /** One id for one set of decisions: pressing twice, or again after a lost answer, is the same import. */
  const command = useRef(newId("cmd"));

  const look = async (next: Reading): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    command.current = newId("cmd");
    const answer = await read(hall, next.kind, next.file, next.choices);
    setBusy(false);
    if (answer.ok) setReading({ ...next, preview: answer.preview });
    else {
      setReading((before) => before ?? next);
      setRefused({ code: answer.code, said: fileRefusal(answer) });
    }
  };
  const choose = async (kind: ListKind, file: File): Promise<void> => {
    setSaved(undefined);
    setReading(undefined);
    await look({ kind, file: await opened(file), choices: NOTHING_CHOSEN, preview: undefined });
  };
  const save = async (): Promise<void> => {
    if (reading === undefined || busy) return;
    setBusy(true);
    const answer = await confirm(hall, reading.kind, reading.file, reading.choices, command.current);
    setBusy(false);
    if (!answer.ok) return setRefused({ code: answer.code, said: fileRefusal(answer) });
    setSaved({ kind: reading.kind, written: answer.written });
    setReading(undefined);
  };

  /** The problems' sentences come from the server: they are asked for again in the language of the page. */
  const language = spoken();
  useEffect(() => {
    if (reading?.preview !== undefined) void look(reading);
  }, [language]);

  const offices = listed(hall.organisations.value).length;
  const wrong = refused === undefined ? null : <Notice tone="fix" urgent title={refused.said} />;
  if (reading?.preview !== undefined) {
    return (
      <PreviewPage
        hall={hall}
        kind={reading.kind}
        preview={reading.preview}
        choices={reading.choices}
        busy={busy}
        wrong={wrong}
        decide={(choices) => void look({ ...reading, choices })}
        save={() => void save()}
        back={() => { setReading(undefined); setRefused(undefined); }}
      />
    );
  }
  return (
    <section class="room importing">
      <RoomHead title={t("rooms.importing.title")} under={t("rooms.importing.under")}>
        {tabs}
      </RoomHead>
      {wrong}
      {refused?.code === "header_not_found" && reading !== undefined && (
        <NameColumns kind={reading.kind} chosen={(columns) => void look({ ...reading, choices: { ...reading.choices, columns } })} />
      )}
      {saved !== undefined && <SavedNotice saved={saved} done={done} />}
      <div class="steps-two">
        <ChooseFile number={1} main={offices === 0} kind="organisations" known={offices} busy={busy} choose={(file) => void choose("organisations", file)} />
        <ChooseFile number={2} main={offices > 0 && saved?.kind !== "people"} kind="people" known={guests(hall.people.value).length} busy={busy} choose={(file) => void choose("people", file)} />
      </div>
      <Notice icon="check">{t("rooms.importing.again")}</Notice>
    </section>
  );
}

function SavedNotice({ saved, done }: { readonly saved: Saved; done(): void }): JSX.Element {
  const { written } = saved;
  const nothing = written.new + written.changed === 0;
  const title = nothing
    ? t("rooms.importing.nothing_new")
    : saved.kind === "people"
      ? t("rooms.importing.saved_people", { count: written.new + written.changed })
      : t("rooms.importing.saved_organisations", { count: written.new + written.changed });
  return (
    <Notice tone="saved" icon="check" title={title} way={saved.kind === "people" && <AfterPeople done={done} />}>
      {t("rooms.importing.saved_what", { fresh: written.new, changed: written.changed, unchanged: written.unchanged })}{" "}
      {saved.kind === "organisations" && t("rooms.importing.then_people")}
    </Notice>
  );
}

function AfterPeople({ done }: { done(): void }): JSX.Element {
  return (
    <span class="line-of">
      <Button small icon="person" onClick={done}>{t("rooms.importing.see_list")}</Button>
      <LinkButton kind="main" small icon="people" href={href("groups")}>{t("rooms.importing.then_groups")}</LinkButton>
    </span>
  );
}
