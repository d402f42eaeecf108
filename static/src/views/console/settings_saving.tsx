// Changing the workshop's own fields: one button, and beside it what became of it.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { type Hall, sentence } from "./hall_state";

export interface Saving {
  readonly said: "" | "saved" | string;
  /** The field the refusal is about. */
  readonly field: string;
  change(fields: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Something was typed since. */
  typed(): void;
}

export function useSaving(hall: Hall): Saving {
  const [said, setSaid] = useState("");
  const [field, setField] = useState("");
  return {
    said,
    field,
    change: async (fields) => {
      const ack = await hall.ask("change_workshop", { fields });
      setSaid(ack.ok ? "saved" : sentence(ack));
      setField(ack.ok ? "" : (ack.field ?? ""));
      return ack.ok;
    },
    typed: () => {
      setSaid("");
      setField("");
    },
  };
}

/** `main`: the one main button of the page. */
export function SaveLine({ saving, main, leads }: { readonly saving: Saving; readonly main?: boolean; readonly leads: boolean }): JSX.Element | null {
  if (!leads) return <p class="mute">{t("rooms.settings.leads_only")}</p>;
  return (
    <>
      {saving.said !== "" && saving.said !== "saved" && <Notice tone="fix" urgent title={saving.said} />}
      <div class="save-line">
        <Button type="submit" icon="check" {...(main === true ? { kind: "main" as const } : {})}>{t("common.save")}</Button>
        <span role="status">{saving.said === "saved" && <Word tone="saved">{t("rooms.saved")}</Word>}</span>
      </div>
    </>
  );
}
