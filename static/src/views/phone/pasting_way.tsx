// The way to pasting a table, and the shorter one: whoever pastes a table on the sheet itself means its rows.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { go, href, PASTE } from "./route";

export interface Copied {
  readonly html: string;
  readonly text: string;
}

/** What was pasted on the sheet and waits to be looked at. */
export const copied = signal<Copied | undefined>(undefined);

export function copiedIn(event: ClipboardEvent): Copied {
  const from = (kind: string) => event.clipboardData?.getData(kind) ?? "";
  return { html: from("text/html"), text: from("text/plain") };
}

export function PastingWay({ activity }: { readonly activity: string }): JSX.Element {
  const to = { tab: "tasks", activity, entry: PASTE } as const;
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const found = copiedIn(event);
      if (!/[\t\n]/.test(found.text.trim())) return;
      event.preventDefault();
      copied.value = found;
      go(to);
    };
    document.addEventListener("paste", hear);
    return () => document.removeEventListener("paste", hear);
  }, [activity]);
  return (
    <p class="more">
      <a href={href(to)}>
        <Icon name="paste" /> {t("phone.sheet.paste")}
      </a>
    </p>
  );
}
