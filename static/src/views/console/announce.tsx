// Pengumuman: a sentence to every phone, and to the projector when it is ticked.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { type Hall, sentence } from "./hall_state";
import { personName } from "./naming";
import { RoomHead } from "./room_head";
import { timeOf } from "./times";

const LONGEST = 500;

export function AnnounceRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const text = useSignal("");
  const onProjector = useSignal(false);
  const wrong = useSignal("");
  const standing = hall.announcements.value.filter((one) => !one.withdrawn);
  const online = hall.phones.value;
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.value.trim() === "") return void (wrong.value = t("console.announce.empty"));
    const ack = await hall.ask("announce", { announcement: newId("ann"), text: text.value.trim(), on_projector: onProjector.value });
    wrong.value = ack.ok ? "" : sentence(ack);
    if (ack.ok) text.value = "";
  };
  return (
    <>
      <RoomHead title={t("console.announce.title")} under={t("console.announce.under", { count: online })} />
      <div class="two even">
        <Card class="pad">
          <form class="stack form" onSubmit={(event) => void send(event)}>
            <TextField
              label={t("console.announce.text")}
              rows={4}
              value={text.value}
              maxLength={LONGEST}
              help={t("console.announce.help")}
              note={wrong.value === "" ? undefined : { tone: "fix", text: wrong.value }}
              onInput={(typed) => (text.value = typed)}
            />
            <Tick checked={onProjector.value} onChange={(on) => (onProjector.value = on)}>
              {t("console.announce.on_projector")}
            </Tick>
            <div class="line-of">
              <Button kind="main" icon="announce" type="submit">
                {t("console.announce.send")}
              </Button>
            </div>
          </form>
        </Card>
        <section class="stack">
          <h2>{t("console.announce.told")}</h2>
          {standing.length === 0 && <Notice icon="announce">{t("console.announce.none")}</Notice>}
          <ul class="card lines">
            {standing.map((one) => (
              <li key={one.id} class="said">
                <p class="kept">{one.text}</p>
                <p class="row-foot">
                  {one.on_projector && <Word tone="live" icon="screen">{t("console.announce.also_projector")}</Word>}
                  <span class="mute">{[timeOf(one.at, hall.workshop.value), personName(hall, one.by)].filter((part) => part !== "").join(", ")}</span>
                  <Button kind="quiet" small onClick={() => void hall.send("withdraw_announcement", { announcement: one.id })}>
                    {t("console.announce.withdraw")}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
