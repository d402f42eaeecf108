// The chosen paper in the page, as it will be read; one that opens in another program says so and is had as a file.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { copyText } from "../parts/copying";
import { Empty } from "../parts/empty";
import { SelectField } from "../parts/field";
import { Word } from "../parts/words";
import { lookedAtAs, State } from "./papers_being";
import type { Desk } from "./papers_desk";
import { formsOf } from "./papers_list";
import type { Offered } from "./papers_press";
import { clockTime } from "./times";
import { Sheet } from "./versions_preview";

export function PaperPage({ desk }: { readonly desk: Desk }): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  const paper = desk.chosen;
  useEffect(() => {
    if (paper !== undefined && matchMedia("(max-width: 1080px)").matches) frame.current?.scrollIntoView({ block: "start" });
  }, [paper?.kind]);
  return (
    <section ref={frame} class="paper-page" aria-label={t("versions.preview")}>
      {paper === undefined ? <Empty icon="document" title={t("rooms.papers.choose")} /> : <Chosen key={paper.kind} desk={desk} paper={paper} />}
    </section>
  );
}

function Chosen({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element {
  return (
    <>
      <div class="paper-back"><Button small kind="quiet" icon="back" onClick={() => desk.choose("")}>{t("rooms.papers.all")}</Button></div>
      <div class="paper-head">
        <h2>{paper.title}</h2>
        <Fresh desk={desk} paper={paper} />
      </div>
      <OwnPart desk={desk} paper={paper} />
      {lookedAtAs(paper) === undefined ? <Elsewhere desk={desk} paper={paper} /> : <Seen desk={desk} paper={paper} />}
    </>
  );
}

/** Until when the draft in the page counts, and a way to have it anew. */
function Fresh({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element | null {
  if (desk.sight === undefined) return null;
  const renew = (): void => {
    desk.again();
    desk.look(paper);
  };
  return (
    <span class="paper-fresh">
      {desk.meant.version === "" && <span class="mute sm">{t("rooms.papers.until", { time: clockTime(desk.sight.at, desk.hall.workshop.value) })}</span>}
      {desk.sight.text !== "" && <Copying text={desk.sight.text} />}
      {desk.meant.version === "" && <Button small kind="quiet" disabled={desk.being(paper)?.state === "building"} onClick={renew}>{t("rooms.papers.renew")}</Button>}
    </span>
  );
}

function Copying({ text }: { readonly text: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button small icon="copy" onClick={() => void copyText(text).then(setCopied)}>{t("rooms.papers.copy")}</Button>
      <span role="status">{copied && <Word tone="saved">{t("rooms.papers.copied")}</Word>}</span>
    </>
  );
}

/** Papers that can also be of one agenda item or group. */
function OwnPart({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element | null {
  if (!paper.parts.some((part) => part.about.startsWith("item:") || part.about.startsWith("group:"))) return null;
  const options = paper.parts.map((part) => ({ value: part.about, label: part.title }));
  return <SelectField class="paper-part" label={t("rooms.papers.part")} value={desk.part(paper)?.about ?? ""} options={options} onChange={(about) => desk.take(paper, about)} />;
}

function Seen({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element {
  if (desk.sight !== undefined) return <Sheet page={desk.sight.page} />;
  return (
    <div class="paper-wait" role="status">
      <State hall={desk.hall} being={desk.being(paper)} />
    </div>
  );
}

function Elsewhere({ desk, paper }: { readonly desk: Desk; readonly paper: Offered }): JSX.Element {
  const [form] = formsOf(paper);
  const way = form !== undefined && <Button icon="download" onClick={() => desk.make(paper, form.kind)}>{t("rooms.papers.have", { form: form.word })}</Button>;
  return (
    <Empty icon="document" title={t("rooms.papers.no_page", { form: form?.word ?? "" })} way={way}>
      {paper.what}
    </Empty>
  );
}
