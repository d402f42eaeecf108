// The line is closed for good: what happened, that nothing typed is lost, and the way on.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Strip } from "./frame";
import type { Phone } from "./phone";
import { refusalSaid } from "./said";

export function Ended({ phone, onDoor }: { readonly phone: Phone; readonly onDoor: () => void }): JSX.Element {
  const old = phone.connection.reason === "old_page";
  const kept = phone.unsent + phone.outbox.refused.length;
  return (
    <div class="phone deep">
      <Strip phone={phone} />
      <main>
        <h1>{old ? t("phone.ended.old") : t("phone.ended.title")}</h1>
        {!old && <p class="under">{refusalSaid({ code: phone.connection.reason })}</p>}
        {kept > 0 && (
          <Notice tone="local" icon="phone" title={t("phone.ended.kept", { count: kept })}>
            {t("phone.ended.kept_do")}
          </Notice>
        )}
        <div class="ways">
          {old ? (
            <Button kind="main" wide onClick={() => location.reload()}>
              {t("phone.ended.reload")}
            </Button>
          ) : (
            <Button kind="main" wide onClick={onDoor}>
              {t("phone.ended.door")}
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}
