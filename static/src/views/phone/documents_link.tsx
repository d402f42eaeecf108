// The way to the documents, from a sheet or from where there is none yet.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import type { Phone } from "./phone";
import { DOCUMENTS, href } from "./route";

export function DocumentsLink({ phone, activity }: { readonly phone: Phone; readonly activity?: string }): JSX.Element {
  const lying = phone.objects.all("attachment").filter((one) => !one.withdrawn).length;
  const to = activity === undefined ? { activity: DOCUMENTS } : { activity, entry: DOCUMENTS };
  return (
    <p class="more">
      <a href={href({ tab: "tasks", ...to })}>
        <Icon name="document" /> {lying === 0 ? t("phone.documents") : t("phone.documents_count", { count: lying })}
      </a>
    </p>
  );
}
