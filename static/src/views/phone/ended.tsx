// The line is closed for good: what happened, that nothing typed is lost, and the way on.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isSave, type QueuedSave } from "../../core/outbox";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { copyText } from "../parts/copying";
import { Notice } from "../parts/notice";
import { Strip } from "./frame";
import type { Phone } from "./phone";
import { refusalSaid } from "./said";
import { textsSaid } from "./self";

export function Ended({ phone, onDoor }: { readonly phone: Phone; readonly onDoor: () => void }): JSX.Element {
  const old = phone.connection.reason === "old_page";
  const kept = phone.unsent + phone.outbox.refused.length;
  // The word that was being typed is kept with the rest.
  useEffect(() => void phone.drafts.flush(), []);
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
        {!old && <Unsent phone={phone} />}
        <div class="ways">
          {old ? (
            <Button kind="main" wide onClick={() => location.reload()}>
              {t("phone.ended.reload")}
            </Button>
          ) : (
            <>
              <Button kind="main" wide onClick={onDoor}>
                {t("phone.ended.door")}
              </Button>
              <Button kind="quiet" wide onClick={() => location.reload()}>
                {t("phone.ended.try")}
              </Button>
            </>
          )}
        </div>
      </main>
    </div>
  );
}

/** Whoever does not come in again takes the texts along by hand. */
export function Unsent({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const [copied, setCopied] = useState(false);
  const texts = rowsOf(phone).map((save) => textsSaid(save, phone)).filter((text) => text !== "");
  if (texts.length === 0) return null;
  return (
    <>
      <h2 class="part">{t("phone.ended.texts")}</h2>
      <ul class="said">
        {texts.map((text, at) => (
          <li key={at} class="card">
            <p class="kept">{text}</p>
          </li>
        ))}
      </ul>
      <div class="ways">
        <Button wide icon="copy" onClick={() => void copyText(texts.join("\n")).then(setCopied)}>
          {t("phone.ended.copy")}
        </Button>
      </div>
      {copied && <Notice tone="saved" icon="check" title={t("phone.ended.copied")} />}
    </>
  );
}

/** A row once, with the latest of each of its texts. */
function rowsOf({ outbox }: Phone): readonly QueuedSave[] {
  const rows = new Map<string, QueuedSave>();
  for (const save of [...outbox.refused, ...outbox.waiting].filter(isSave)) {
    const values = { ...rows.get(save.payload.entry)?.payload.values, ...save.payload.values };
    rows.set(save.payload.entry, { ...save, payload: { ...save.payload, values } });
  }
  return [...rows.values()];
}
