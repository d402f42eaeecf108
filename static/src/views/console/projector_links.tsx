// The projector's own address: its secret is made here, stands behind the `#`, and the server keeps only its hash.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId, newSecret } from "../../core/chance";
import type { Grant } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { copyText } from "../parts/copying";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { personName } from "./naming";
import { useAddress } from "./door_address";

export function projectorsOf(hall: Hall): readonly Grant[] {
  return hall.grants.value.filter((grant) => grant.role === "projector" && grant.revoked_at === null);
}

export function ProjectorLinks({ hall }: { readonly hall: Hall }): JSX.Element {
  const link = useSignal("");
  const copied = useSignal(false);
  const projectors = projectorsOf(hall);
  const address = useAddress(hall) || location.origin;
  const invited = async (): Promise<string> => {
    const secret = newSecret();
    const number = projectors.length + 1;
    const ack = await hall.send("add_staff", { person: newId("per"), name: t("console.screen.name", { number }), role: "projector", secret });
    return ack.ok ? `/screen/${encodeURIComponent(hall.id)}#token=${secret}` : "";
  };
  const make = async () => {
    const path = await invited();
    if (path !== "") link.value = `${address}${path}`;
    copied.value = false;
  };
  /** The window opens within the press, before the server has answered: later a browser would block it. */
  const openHere = async () => {
    const wall = open("about:blank", "_blank");
    const path = await invited();
    if (path === "") wall?.close();
    else if (wall === null) link.value = `${location.origin}${path}`;
    else wall.location.replace(path);
  };
  return (
    <div class="stack">
      <h2>{t("console.screen.links")}</h2>
      <Card class="pad stack">
        <p>{t("console.screen.links_how")}</p>
        <div class="line-of">
          <Button kind={projectors.length === 0 ? "main" : "plain"} icon="open" onClick={() => void openHere()}>
            {t("console.screen.open")}
          </Button>
          {link.value === "" && (
            <Button icon="key" onClick={() => void make()}>
              {t("console.screen.make")}
            </Button>
          )}
        </div>
        {link.value !== "" && (
          <>
            <output class="address kept">{link.value}</output>
            <div class="line-of">
              <Button icon="copy" onClick={() => void copyText(link.value).then((done) => (copied.value = done))}>
                {copied.value ? t("console.screen.copied") : t("console.screen.copy")}
              </Button>
            </div>
            <Notice tone="local" icon="lock">{t("console.screen.once")}</Notice>
          </>
        )}
      </Card>
      {projectors.length > 0 && (
        <ul class="card lines">
          {projectors.map((grant) => (
            <li key={grant.id} class="line">
              <span class="named">
                <Icon name="screen" />
                {personName(hall, grant.person_id)}
                <span class="mute">{hall.presence.value[grant.person_id]?.online === true ? t("connection.online") : ""}</span>
              </span>
              <Button kind="quiet" small onClick={() => void hall.send("revoke_credentials", { person: grant.person_id })}>
                {t("console.screen.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
