// The office that signs: its profile to the left, the sheet of paper it makes to the right, while it is typed.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { sentence } from "./hall_state";
import { HeadPart, PagePart, PhrasePart, RollPart, SignPart } from "./office_form";
import { OfficePreview } from "./office_preview";
import { changed, emblemOf, officeOf, type Profile, profileOf } from "./office_state";

export function OfficePage({ hall }: { readonly hall: Hall }): JSX.Element {
  const office = officeOf(hall);
  // Whatever another laptop saved begins the form anew, unless something is half typed here.
  const [typed, setTyped] = useState<Partial<Profile>>({});
  const [emblem, setEmblem] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState("");
  const before = profileOf(hall);
  const profile = { ...before, ...typed };
  const shown = emblem ?? office?.emblem ?? "";
  const fields = changed(before, profile);
  const touched = Object.keys(fields).length > 0 || emblem !== undefined;
  const put = (part: Partial<Profile>): void => {
    setSaid("");
    setTyped({ ...typed, ...part });
  };
  const choose = async (file: File | undefined): Promise<void> => {
    const drawn = file === undefined ? "" : await emblemOf(file);
    if (drawn === undefined) return setSaid(sentence({ ok: false, code: "not_a_picture" }));
    setSaid("");
    setEmblem(drawn);
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const ack = await hall.ask("change_office", { fields, ...(emblem === undefined ? {} : { emblem }) });
    setSaid(ack.ok ? "saved" : sentence(ack));
    if (!ack.ok) return;
    setTyped({});
    setEmblem(undefined);
  };
  const undo = async (): Promise<void> => {
    const ack = await hall.ask("undo_office", {});
    setSaid(ack.ok ? "undone" : sentence(ack));
  };
  const days = hall.workshop.value?.days as readonly { readonly date?: string }[] | undefined;
  const day = days?.[days.length - 1]?.date ?? new Date(hall.now()).toISOString().slice(0, 10);
  return (
    <form class="room-two office" onSubmit={(event) => void save(event)}>
      <div class="room-list">
        <HeadPart profile={profile} put={put} emblem={shown} choose={(file) => void choose(file)} />
        <SignPart profile={profile} put={put} />
        <PagePart profile={profile} put={put} />
        <RollPart profile={profile} put={put} />
        <PhrasePart profile={profile} put={put} beside={hall.workshop.value?.language === "en" ? "id" : "en"} />
        {said !== "" && said !== "saved" && said !== "undone" && <Notice tone="fix" urgent title={said} />}
        <div class="save-line">
          <Button type="submit" kind="main" icon="check" disabled={!touched}>{t("common.save")}</Button>
          <Button kind="quiet" icon="undo" disabled={touched || (office?.changed_by ?? "") === ""} onClick={() => void undo()}>{t("office.undo")}</Button>
          <span role="status">
            {said === "saved" && <Word tone="saved">{t("rooms.saved")}</Word>}
            {said === "undone" && <Word tone="saved">{t("office.undone")}</Word>}
            {said === "" && touched && <Word tone="local">{t("office.not_saved")}</Word>}
          </span>
        </div>
      </div>
      <aside class="room-side">
        <OfficePreview profile={profile} emblem={shown} day={day} date={written(day)} />
        <p class="mute sm">{t("office.preview_help")}</p>
      </aside>
    </form>
  );
}

function written(day: string): string {
  return new Intl.DateTimeFormat(spoken() === "en" ? "en-GB" : "id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
