// The test page's code, who has arrived by it, and where nobody arrives, what it may be.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { useCode } from "./ready_code";
import { nobodyCame, type Readiness } from "./readiness";
import { useSaving } from "./settings_saving";

interface Props {
  readonly hall: Hall;
  readonly found: Readiness;
  look(): Promise<void>;
}

export function TestPage({ hall, found, look }: Props): JSX.Element {
  const address = useSignal("");
  const saving = useSaving(hall);
  const chosen = address.value === "" ? found.chosen : address.value;
  const code = useCode(hall, `try&address=${encodeURIComponent(chosen)}`);
  const { tried } = found;
  const anew = async (): Promise<void> => {
    await hall.api.post(hall.path("readiness/trial"), {}, hall.token);
    await look();
  };
  useEffect(() => {
    if (tried.opened === 0) void anew();
  }, []);
  const use = async (): Promise<void> => {
    if (await saving.change({ profile: { ...hall.workshop.value?.profile, address: chosen } })) await look();
  };
  const options = [...new Set([found.chosen, ...found.addresses])].map((one) => ({ value: one, label: one === found.chosen ? t("ready.address_used", { address: one }) : one }));
  const arrived = Object.entries(tried.by_address).filter(([one]) => one !== found.chosen);
  return (
    <SideCard title={t("ready.test")}>
      <p class="mute">{t("ready.test_how")}</p>
      <div class="try-code">
        {code !== "" && <img class="door-code" src={code} alt={t("ready.test_code")} />}
        <div class="grow stack" role="status">
          <p class="tried">
            <b>{tried.here}</b> {t("ready.here")}
          </p>
          {tried.opened > 0 && <p class="mute">{t("ready.here_more", { opened: tried.opened, most: tried.most })}</p>}
          {arrived.map(([one, count]) => (
            <p key={one} class="mute">{t("ready.address_arrived", { address: one, count })}</p>
          ))}
          {tried.opened > 0 && <Button small icon="undo" onClick={() => void anew()}>{t("ready.again")}</Button>}
        </div>
      </div>
      {options.length > 1 && <SelectField label={t("ready.address")} value={chosen} options={options} onChange={(to) => (address.value = to)} />}
      {chosen !== found.chosen && <Button small icon="check" onClick={() => void use()}>{t("ready.use_address")}</Button>}
      {nobodyCame(tried) && <Isolation name={found.laptop?.wifi ?? ""} several={options.length > 1} />}
    </SideCard>
  );
}

function Isolation({ name, several }: { readonly name: string; readonly several: boolean }): JSX.Element {
  return (
    <Notice tone="local" icon="warning" title={t("ready.isolation")}>
      <ul class="dots">
        <li>{t("ready.isolation_1", { name: name === "" ? "" : ` (${name})` })}</li>
        {several && <li>{t("ready.isolation_2")}</li>}
        <li>{t("ready.isolation_3")}</li>
        <li>{t("ready.isolation_4")}</li>
      </ul>
    </Notice>
  );
}
