// The desk without a link that is still good: where the next one comes from.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Brand, Tenun } from "../parts/brand";

export function NoLink({ ended }: { readonly ended: boolean }): JSX.Element {
  return (
    <main class="alone">
      <Brand />
      <Tenun />
      <h1>{ended ? t("desk.ended") : t("desk.no_link")}</h1>
      <p>{t("desk.no_link_do")}</p>
    </main>
  );
}
