// What is being made and how far it is, and what can be looked at in the page.

import type { JSX } from "preact";
import { sized } from "../../core/documents";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Progress } from "../parts/progress";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import type { Offered, Step } from "./papers_press";
import { clockTime } from "./times";

export type Being = ({ readonly state: "building" } & Step) | { readonly state: "ready"; readonly at: number; readonly size: number; readonly pages: number } | { readonly state: "seen" } | { readonly state: "failed"; readonly said: string; again(): void };

export function State({ hall, being }: { readonly hall: Hall; readonly being: Being | undefined }): JSX.Element | null {
  if (being === undefined || being.state === "seen") return null;
  if (being.state === "building") return <Building {...being} />;
  if (being.state === "failed") {
    return (
      <>
        <Word tone="fix" icon="warning">{being.said}</Word>
        <Button small icon="undo" onClick={() => being.again()}>{t("rooms.papers.again")}</Button>
      </>
    );
  }
  const size = sized(being.size, spoken());
  return <Word tone="saved">{t("rooms.papers.ready", { time: clockTime(being.at, hall.workshop.value), size })}</Word>;
}

/** The bar is for the eye: what is read aloud is the word, once, and not every hundredth. */
export function Building({ percent, title }: Step): JSX.Element {
  const of = title === "" ? "" : ` · ${title}`;
  return (
    <>
      <Word tone="none" icon="clock">{t("rooms.papers.building")}</Word>
      <span class="how-far" aria-hidden="true">
        <Progress share={percent / 100} />
        <span class="mute sm">{t("rooms.papers.percent", { percent })}{of}</span>
      </span>
    </>
  );
}

/** In which form a paper is looked at; tables and archives are for other programs. */
export function lookedAtAs(paper: Offered): string | undefined {
  if (paper.ending === "txt") return paper.kind;
  if (paper.record) return paper.kind === "docx" || paper.kind === "pdf" || paper.kind === "html" ? "html" : undefined;
  return paper.ending === "docx" ? `${paper.kind}_html` : undefined;
}

/** A plain text as a page of its own. */
export function pageOf(text: string): string {
  const main = document.createElement("main");
  for (const part of text.split(/\n{2,}/)) main.append(Object.assign(document.createElement("p"), { textContent: part }));
  return `<style>body{font:15px/1.5 "Noto Sans","Segoe UI",Arial,sans-serif;color:#1c2725;background:#fff;margin:0;padding:1.5rem 1rem}p{white-space:pre-wrap;margin:0 0 .75rem}</style>${main.outerHTML}`;
}
