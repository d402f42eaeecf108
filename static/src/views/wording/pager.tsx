// Page by page through a long list.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";

interface PagerProps {
  readonly at: number;
  readonly last: number;
  onTurn(to: number): void;
}

export function Pager({ at, last, onTurn }: PagerProps): JSX.Element | null {
  if (last === 0) return null;
  const turn = (to: number): void => {
    if (to < 0 || to > last) return;
    onTurn(to);
    scrollTo({ top: 0 });
  };
  return (
    <nav class="pager" aria-label={t("wording.pages")}>
      <Button small icon="back" disabled={at === 0} onClick={() => turn(at - 1)}>{t("wording.before")}</Button>
      <span>{t("wording.page", { page: at + 1, of: last + 1 })}</span>
      <Button small icon="forward" disabled={at === last} onClick={() => turn(at + 1)}>{t("wording.after")}</Button>
    </nav>
  );
}
