// Beside a final: the file as the office edited it and the signed scan, out of the documents that were laid down.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { DocumentVersion } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { SelectField } from "../parts/field";
import { Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { broughtTo, offeredTo } from "./versions_state";

export function Brought({ hall, final }: { readonly hall: Hall; readonly final: DocumentVersion }): JSX.Element {
  const kind = useSignal("scan");
  const file = useSignal("");
  const offered = offeredTo(hall, final.id);
  const chosen = offered.find((one) => one.id === file.value) ?? offered[0];
  const names: Readonly<Record<string, string>> = { scan: t("versions.scan"), edited: t("versions.edited") };
  const keep = (): void => {
    if (chosen !== undefined) void hall.send("bring_version", { version: newId("dov"), attachment: chosen.id, kind: kind.value, of: final.id });
  };
  return (
    <details class="brought">
      <summary>{t("versions.brought", { number: broughtTo(hall, final.id).filter((one) => !one.withdrawn).length })}</summary>
      <ul>
        {broughtTo(hall, final.id).map((one) => (
          <li key={one.id} class="line-of">
            <span class="kept">{names[one.kind] ?? one.kind}: {one.name}</span>
            {one.withdrawn && <Word tone="none">{t("versions.withdrawn")}</Word>}
            <Button small kind="quiet" onClick={() => void hall.send(one.withdrawn ? "restore_version" : "withdraw_version", { version: one.id })}>{t(one.withdrawn ? "versions.restore" : "versions.withdraw")}</Button>
          </li>
        ))}
      </ul>
      {chosen === undefined ? (
        <p class="mute">{t("versions.lay_first")}</p>
      ) : (
        <div class="line-of">
          <SelectField label={t("versions.file")} value={chosen.id} options={offered.map((one) => ({ value: one.id, label: one.name }))} onChange={(to) => (file.value = to)} />
          <SelectField label={t("versions.is")} value={kind.value} options={Object.entries(names).map(([value, label]) => ({ value, label }))} onChange={(to) => (kind.value = to)} />
          <Button small onClick={keep}>{t("versions.keep")}</Button>
        </div>
      )}
      <LinkButton small newWindow href={`/documents/${encodeURIComponent(hall.id)}`}>{t("versions.lay")}</LinkButton>
    </details>
  );
}
