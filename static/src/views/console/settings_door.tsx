// The door: the code, the address phones go to, the hall's Wi-Fi.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import { SelectField, TextField, Tick } from "../parts/field";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { useAddress, useCode } from "./door_address";
import { SaveLine, useSaving } from "./settings_saving";
import { CopyText } from "./settings_copy";
import { HostDesk } from "./workshops_host";

interface Props {
  readonly hall: Hall;
  readonly hostKey: string;
}

export function DoorPage({ hall, hostKey }: Props): JSX.Element | null {
  const workshop = hall.workshop.value;
  const address = useAddress(hall);
  const code = useCode(hall, "join");
  if (workshop === undefined) return null;
  const link = address === "" ? "" : `${address}/j/${workshop.join_code}`;
  return (
    <div class="door-two">
      <section class="card side-card door-card">
        {code !== "" && <img class="door-code" src={code} alt={t("rooms.door.code_image")} />}
        <div class="grow">
          <p class="mute">{t("rooms.door.code")}</p>
          <p class="join-code">{workshop.join_code}</p>
          {link !== "" && <CopyText label={t("rooms.door.link")} text={link} />}
          <p class="mute sm">{t("rooms.door.how")}</p>
          <p>
            <LinkButton href={`/handout/${encodeURIComponent(hall.id)}`} icon="document" small>
              {t("rooms.door.print")}
            </LinkButton>
          </p>
          {hall.leads.value && (
            <Tick as="switch" checked={workshop.joining === "open"} help={workshop.joining === "open" ? t("rooms.people.door_open") : t("rooms.people.door_locked")} onChange={(open) => void hall.send("set_joining", { open })}>
              <b>{t("rooms.people.door")}</b>
            </Tick>
          )}
        </div>
      </section>
      <DoorForm key={String(workshop.profile["address"] ?? "")} hall={hall} hostKey={hostKey} address={address} />
    </div>
  );
}

function DoorForm({ hall, hostKey, address }: Props & { readonly address: string }): JSX.Element {
  const profile = hall.workshop.value?.profile ?? {};
  const kept = profile["wifi"];
  const saving = useSaving(hall);
  const [found, setFound] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState({
    address: textOf(profile, "address"),
    name: typeof kept === "string" ? kept : textOf(kept as object | undefined, "name"),
    password: textOf(typeof kept === "object" ? kept : undefined, "password"),
  });
  useEffect(() => {
    if (hostKey === "") return;
    void new HostDesk(hall.api, hostKey).addresses().then((answer) => answer.ok && setFound(answer.addresses));
  }, [hostKey]);
  const change = (part: Partial<typeof typed>): void => {
    saving.typed();
    setTyped({ ...typed, ...part });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { address: chosen, name, password } = typed;
    const others = Object.fromEntries(Object.entries(profile).filter(([part]) => part !== "address" && part !== "wifi"));
    const wifi = name.trim() === "" ? {} : { wifi: { name: name.trim(), password } };
    await saving.change({ profile: { ...others, ...wifi, ...(chosen === "" ? {} : { address: chosen }) } });
  };
  const known = [...new Set([...found, ...(typed.address === "" ? [] : [typed.address])])];
  const options = [{ value: "", label: t("rooms.door.address_self", { address: found[0] ?? address }) }, ...known.map((one) => ({ value: one, label: one }))];
  return (
    <form class="form settings-form" onSubmit={(event) => void save(event)}>
      {hostKey !== "" && <SelectField label={t("rooms.door.address")} help={t("rooms.door.address_help")} value={typed.address} options={options} onChange={(chosen) => change({ address: chosen })} />}
      <TextField label={t("rooms.door.wifi")} aside={t("rooms.optional")} help={t("rooms.door.wifi_help")} value={typed.name} maxLength={64} onInput={(name) => change({ name })} />
      <TextField label={t("rooms.door.password")} aside={t("rooms.optional")} value={typed.password} maxLength={64} onInput={(password) => change({ password })} />
      <SaveLine saving={saving} main leads={hall.leads.value} />
    </form>
  );
}
