// What becomes of a name, said before it is given: one line, and the whole of it in place at a touch.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Notice } from "../../core/api";
import { dateSaid } from "../../core/notice";
import { spoken, t } from "../../core/texts";
import { Icon } from "../parts/icon";

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

export function WholeNotice({ notice }: { readonly notice: Notice | undefined }): JSX.Element {
  const { organiser = "", purpose = "", contact = "", until = null } = notice ?? {};
  const said = [
    t("own_phone.notice.who", { organiser: organiser || t("own_phone.notice.somebody") }),
    t("own_phone.notice.what"),
    t("own_phone.notice.why", { purpose: purpose || t("own_phone.notice.purpose") }),
    until === null ? t("own_phone.notice.until_unknown") : t("own_phone.notice.until", { date: dateSaid(until, spoken()) }),
    t("own_phone.notice.rights"),
    t("own_phone.notice.ask", { contact: contact || t("own_phone.notice.somebody") }),
  ];
  return (
    <ul class="notice-said">
      {said.map((one) => <li key={one}>{one}</li>)}
    </ul>
  );
}
