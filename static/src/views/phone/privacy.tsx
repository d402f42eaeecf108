// What becomes of a name, said before it is given: one line, and the whole of it in place at a touch.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Notice } from "../../core/api";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { WholeNotice } from "./later";

export function Privacy({ notice }: { readonly notice: Notice | undefined }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div class="privacy">
      <Icon name="lock" />
      <div>
        {t("phone.privacy.short")}{" "}
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("common.close") : t("phone.privacy.more")}
        </button>
        {open && <WholeNotice notice={notice} />}
      </div>
    </div>
  );
}
