// The console without a key: where the link is found.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Masthead } from "../parts/masthead";

export function NoKey({ wrong }: { readonly wrong: boolean }): JSX.Element {
  return (
    <main class="alone">
      <Masthead />
      <h1>{wrong ? t("console.no_key.wrong") : t("console.no_key.title")}</h1>
      <ol class="ways">
        <li>
          <b>{t("console.no_key.laptop")}</b>
          <span>{t("console.no_key.laptop_how")}</span>
          <code>python3 dev.py key</code>
        </li>
        <li>
          <b>{t("console.no_key.invited")}</b>
          <span>{t("console.no_key.invited_how")}</span>
        </li>
        <li>
          <b>{t("console.no_key.participant")}</b>
          <a href="/">{t("console.no_key.participant_how")}</a>
        </li>
      </ol>
    </main>
  );
}
