// My data: taken along as a file, and asked to be erased.  The link of a download carries a ticket of two minutes, never the
// token: links stay in histories.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { workshopOf } from "../../core/hall";
import type { Refusal } from "../../core/messages";
import { noticeOf } from "../../core/notice";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import type { Phone } from "./phone";
import { refusalSaid } from "./said";
import { WholeNotice } from "./whole_notice";

type Form = "html" | "json" | "results";

/** The file comes, or is refused. */
export async function takeAlong(phone: Phone, form: Form): Promise<Refusal | undefined> {
  const own = `/api/workshops/${encodeURIComponent(phone.someone.workshop)}/me`;
  const answer = await phone.api.post<{ readonly ticket: string }>(`${own}/ticket`, {}, phone.someone.token);
  if (!answer.ok) return answer;
  location.assign(`${own}/export?ticket=${encodeURIComponent(answer.ticket)}&form=${form}&language=${spoken()}`);
  return undefined;
}

export function OwnCopy({ phone }: { readonly phone: Phone }): JSX.Element {
  const [refused, setRefused] = useState<Refusal | undefined>(undefined);
  const workshop = workshopOf(phone.objects);
  const download = async (form: Form): Promise<void> => setRefused(await takeAlong(phone, form));
  return (
    <section class="own-copy">
      <h2 class="part">{t("own_phone.copy")}</h2>
      <p class="under">{t("own_phone.copy_under")}</p>
      {refused !== undefined && <Notice tone="fix" urgent title={refusalSaid(refused)} />}
      <Button wide icon="download" onClick={() => void download("html")}>{t("own_phone.download")}</Button>
      <Button kind="quiet" wide onClick={() => void download("json")}>{t("own_phone.download_json")}</Button>
      <AskErasure phone={phone} />
      {workshop !== undefined && <WholeNotice notice={noticeOf(workshop)} />}
    </section>
  );
}

function AskErasure({ phone }: { readonly phone: Phone }): JSX.Element {
  const [sure, setSure] = useState(false);
  const ask = (withdrawn: boolean): void => {
    setSure(false);
    void phone.command("ask_erasure", phone.someone.person, { withdrawn });
  };
  if ((phone.me.person?.erasure_asked_at ?? null) !== null) {
    return <Notice icon="clock" title={t("own_phone.asked")} way={<Button small onClick={() => ask(true)}>{t("own_phone.take_back")}</Button>} />;
  }
  if (!sure) return <Button kind="quiet" wide onClick={() => setSure(true)}>{t("own_phone.ask_erasure")}</Button>;
  return (
    <div class="confirm" role="group" aria-label={t("own_phone.ask_sure")}>
      <b>{t("own_phone.ask_sure")}</b>
      <p class="under">{t("own_phone.ask_what")}</p>
      <Button kind="fix" wide onClick={() => ask(false)}>{t("own_phone.ask_yes")}</Button>
      <Button kind="quiet" wide onClick={() => setSure(false)}>{t("common.cancel")}</Button>
    </div>
  );
}
