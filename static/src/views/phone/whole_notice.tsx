// The whole of what becomes of a name.

import type { JSX } from "preact";
import type { Notice } from "../../core/api";
import { dateSaid } from "../../core/notice";
import { spoken, t } from "../../core/texts";

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
