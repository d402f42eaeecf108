// One text of the editorial desk: what was typed, what the papers print, what is proposed and why, and the acts on it.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { correctedAs, differences, type Kind, KINDS, type Line, type Lines, type Piece, proposedIn, taken } from "../../core/wording";
import { Button } from "../parts/button";
import { Tag } from "../parts/words";
import { Editor } from "./editor";
import type { WordingDesk } from "./wording_state";

interface LineProps {
  readonly desk: WordingDesk;
  readonly line: Line;
  readonly kind: Kind | "";
}

export function LineOf({ desk, line, kind }: LineProps): JSX.Element {
  const typing = desk.editing.value.get(line.key);
  const proposed = proposedIn(line, kind);
  const accept = (): void => {
    const one = taken(line, kind);
    if (one !== undefined) void desk.correct([one]);
  };
  // Left as it stands now: nothing is proposed for it again.
  const leave = (): void => void desk.correct([correctedAs(line, line.shown, [])]);
  return (
    <>
      <header>
        <span class="mute">{line.where} · <b>{line.label}</b></span>
        <State line={line} />
      </header>
      {typing !== undefined ? (
        <Editor desk={desk} line={line} typing={typing} />
      ) : (
        <>
          <Words line={line} proposed={proposed} />
          {line.proposal !== undefined && proposed !== undefined && <Why line={line} kind={kind} />}
          <div class="acts">
            {proposed !== undefined && <Button small icon="check" class="take" keyHint="P" onClick={accept}>{t("wording.take")}</Button>}
            <Button kind={proposed === undefined ? "plain" : "quiet"} small icon="write" class="change" keyHint="U" onClick={() => desk.types(line, proposed ?? line.shown)}>{t("wording.change")}</Button>
            {proposed !== undefined && <Button small kind="quiet" class="leave" keyHint="B" onClick={leave}>{t("wording.leave")}</Button>}
            {line.correction !== undefined && (
              <Button small kind="quiet" icon="undo" class="back" keyHint="K" onClick={() => void desk.restore(line)}>{t(BACK[line.state])}</Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

const BACK: Readonly<Record<Line["state"], string>> = {
  typed: "wording.restore",
  worded: "wording.restore",
  kept: "wording.propose_again",
  resting: "wording.put_away",
};

function State({ line }: { readonly line: Line }): JSX.Element | null {
  if (line.state === "worded") return <Tag tone="saved">{t("wording.is.worded")}</Tag>;
  if (line.state === "kept") return <Tag tone="none">{t("wording.is.kept")}</Tag>;
  return line.state === "resting" ? <Tag tone="fix">{t("wording.is.resting")}</Tag> : null;
}

/** Side by side on a wide window; the same words twice are said once. */
function Words({ line, proposed }: { readonly line: Line; readonly proposed: Lines | undefined }): JSX.Element {
  if (line.state === "resting" && proposed === undefined) {
    return (
      <div class="pair">
        <Side label={t("wording.was_corrected")} lines={line.correction?.text ?? []} quiet />
        <Side label={t("wording.now_typed")} lines={line.typed} />
      </div>
    );
  }
  const other = proposed ?? (line.state === "worded" ? line.shown : undefined);
  if (other === undefined) return <div class="pair one"><Side label={t("wording.typed")} lines={line.typed} /></div>;
  const base = proposed === undefined ? line.typed : line.shown;
  const pairs = other.map((text, at) => differences(base[at] ?? "", text));
  return (
    <div class="pair">
      <Cut label={t(base === line.typed ? "wording.typed" : "wording.printed")} parts={base.length === other.length ? pairs.map(([old]) => old) : base.map(plain)} />
      <Cut label={t(proposed === undefined ? "wording.printed" : "wording.proposed")} parts={base.length === other.length ? pairs.map(([, now]) => now) : other.map(plain)} fresh />
    </div>
  );
}

function Side({ label, lines, quiet }: { readonly label: string; readonly lines: Lines; readonly quiet?: boolean }): JSX.Element {
  return <div class={quiet === true ? "quiet" : undefined}><span class="k">{label}</span>{lines.map((text, at) => <bdi key={at}>{text}</bdi>)}</div>;
}

function Cut({ label, parts, fresh }: { readonly label: string; readonly parts: readonly (readonly Piece[])[]; readonly fresh?: boolean }): JSX.Element {
  return (
    <div class={fresh === true ? "new" : undefined}>
      <span class="k">{label}</span>
      {parts.map((pieces, at) => <bdi key={at}>{pieces.map((piece, place) => (piece.fresh ? fresh === true ? <ins key={place}>{piece.text}</ins> : <del key={place}>{piece.text}</del> : piece.text))}</bdi>)}
    </div>
  );
}

function plain(text: string): readonly Piece[] {
  return [{ text, fresh: true }];
}

/** One sentence a kind: what would change, and why. */
function Why({ line, kind }: { readonly line: Line; readonly kind: Kind | "" }): JSX.Element {
  const said = line.proposal?.said ?? {};
  const kinds = KINDS.filter((one) => said[one] !== undefined && (kind === "" || one === kind));
  return <p class="why mute">{kinds.map((one) => t(`wording.why.${one}`, { what: (said[one] ?? []).join(", ") })).join(" ")}</p>;
}
