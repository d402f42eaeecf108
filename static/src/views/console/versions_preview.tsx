// A paper looked at in the page: its own HTML behind a shadow, where its styles reach nothing of ours and nothing in it runs.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";

// Taken out before anything is parsed: the console's own policy would complain of a style it did not bring.
const STYLE = /<style>([^<]*)<\/style>/g;
/** A dotted line: a number, a name that nobody has filled in yet. */
const GAP = /(…{2,}(?:\/…{2,})*)/;
const MARKED = "mark{background:#faebc8;color:inherit}@media print{mark{background:none}}";

export interface Seen {
  readonly title: string;
  readonly page: string;
}

interface PreviewProps extends Seen {
  onClose(): void;
}

/** The paper itself; whoever shows it says what it is. */
export function Sheet({ page }: { readonly page: string }): JSX.Element {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (paper.current === null) return;
    draw(paper.current, page);
    paper.current.scrollTop = 0;
  }, [page]);
  return <div class="preview-paper" tabIndex={0} ref={paper} />;
}

export function Preview({ title, page, onClose }: PreviewProps): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView({ block: "start" });
  }, [page]);
  return (
    <section ref={frame} class="card preview" aria-label={t("versions.preview")}>
      <div class="line-of preview-head">
        <h2>{t("versions.preview")}: {title}</h2>
        <Button small icon="close" onClick={onClose}>{t("versions.close")}</Button>
      </div>
      <Sheet page={page} />
    </section>
  );
}

/** What was parsed never runs, and an address within the paper leads to its place in it, not to one of the console's. */
function draw(host: HTMLDivElement, page: string): void {
  const styles = [...page.matchAll(STYLE)].map((found) => (found[1] ?? "").replace(":root", ":host").replace(/\bbody\{/, "main{"));
  const told = new DOMParser().parseFromString(page.replace(STYLE, ""), "text/html");
  const root = host.shadowRoot ?? opened(host);
  const main = told.querySelector("main");
  if (main === null) return;
  root.adoptedStyleSheets = [...styles, MARKED].map(styled);
  markGaps(main);
  root.replaceChildren(main);
}

/** Only on the screen: the paper itself keeps its dots for the pen. */
function markGaps(main: HTMLElement): void {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) if (GAP.test(walker.currentNode.nodeValue ?? "")) found.push(walker.currentNode as Text);
  for (const text of found) {
    const parts = text.data.split(GAP);
    text.replaceWith(...parts.map((part, at) => (at % 2 === 0 ? part : Object.assign(document.createElement("mark"), { textContent: part }))));
  }
}

function opened(host: HTMLDivElement): ShadowRoot {
  const root = host.attachShadow({ mode: "open" });
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const place = link?.getAttribute("href")?.slice(1);
    if (link === null || place === undefined) return;
    event.preventDefault();
    root.getElementById(place)?.scrollIntoView({ block: "start" });
  });
  return root;
}

function styled(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
