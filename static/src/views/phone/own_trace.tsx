// Where my organisation's proposals went: asked for when opened, and again as soon as anything here changed.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../../core/api";
import { t } from "../../core/texts";
import type { Trace } from "../../core/trace";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { TraceList } from "../parts/trace_list";
import { Frame } from "./frame";
import type { Phone } from "./phone";
import { href } from "./route";
import { refusalSaid } from "./said";

const STILL_MS = 8000;

export function OwnTrace({ phone }: { readonly phone: Phone }): JSX.Element {
  const [told, setTold] = useState<Answer<Trace> | undefined>(undefined);
  const version = phone.version.value;
  useEffect(() => {
    let here = true;
    const ask = async (): Promise<void> => {
      const answer = await phone.api.get<Trace>(`/api/workshops/${encodeURIComponent(phone.someone.workshop)}/me/trace`, phone.someone.token);
      // What was read stays to be read while the line is down.
      if (here) setTold((before) => (answer.ok || before?.ok !== true ? answer : before));
    };
    const timer = setTimeout(() => void ask(), told === undefined ? 0 : STILL_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [version, phone.state.value]);
  return (
    <Frame phone={phone}>
      <a class="btn quiet small" href={href({ tab: "self" })}>
        <Icon name="back" />
        {t("trace.back")}
      </a>
      <h1>{t("trace.room")}</h1>
      <p class="under">{t("trace.own", { office: phone.me.organisation?.name ?? "" })}</p>
      {told === undefined && <p class="under" role="status">{t("trace.coming")}</p>}
      {told !== undefined && !told.ok && <Notice tone="fix" title={refusalSaid(told)} />}
      {told?.ok === true && <TraceList trace={told} />}
    </Frame>
  );
}
