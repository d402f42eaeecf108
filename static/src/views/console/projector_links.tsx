// The projector's own address: its secret is made here, stands behind the `#`, and the server keeps only its hash.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId, newSecret } from "../../core/chance";
import type { Grant } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button, LinkButton } from "../parts/button";
import { copyText } from "../parts/copying";
import { Card } from "../parts/card";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { personName } from "./naming";

export function projectorsOf(hall: Hall): readonly Grant[] {
  return hall.grants.value.filter((grant) => grant.role === "projector" && grant.revoked_at === null);
}

export function ProjectorLinks({ hall }: { readonly hall: Hall }): JSX.Element {
  const link = useSignal("");
  const copied = useSignal(false);
  const projectors = projectorsOf(hall);
  const make = async () => {
    const secret = newSecret();
    const number = projectors.length + 1;
    const ack = await hall.send("add_staff", { person: newId("per"), name: t("console.screen.name", { number }), role: "projector", secret });
    if (ack.ok) link.value = `${location.origin}/screen/${encodeURIComponent(hall.id)}#token=${secret}`;
    copied.value = false;
  };
  return (
    <div class="stack">
      <h2>{t("console.screen.links")}</h2>
      <Card class="pad stack">
        <p>{t("console.screen.links_how")}</p>
        {link.value === "" ? (
          <div class="line-of">
            <Button kind={projectors.length === 0 ? "main" : "plain"} icon="key" onClick={() => void make()}>
              {t("console.screen.make")}
            </Button>
          </div>
        ) : (
          <>
            <output class="address kept">{link.value}</output>
            <div class="line-of">
              <LinkButton href={link.value} icon="open" newWindow>
                {t("console.screen.open")}
              </LinkButton>
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
