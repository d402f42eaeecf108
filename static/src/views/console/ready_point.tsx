// The access point: how many phones it holds by the word of whoever knows it, and fewer phones where it falls short.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { useCode } from "./ready_code";
import { fallsShort, type Mode, type Phones } from "./readiness";
import { SaveLine, useSaving } from "./settings_saving";

interface Props {
  readonly hall: Hall;
  readonly mode: Mode;
  readonly phones: Phones;
  readonly holds: number | null;
  /** The name of the Wi-Fi the laptop is in, where it says so. */
  readonly wifi: string | null;
}

const MODES: readonly Mode[] = ["each", "organisation", "group"];
const MOST = 5000;

export function AccessPoint({ hall, mode, phones, holds, wifi }: Props): JSX.Element {
  const typed = useSignal(holds === null ? "" : String(holds));
  const chosen = useSignal<Mode>(mode);
  const saving = useSaving(hall);
  const kept = hall.workshop.value?.profile["wifi"];
  const network = typeof kept === "string" ? kept : textOf(kept as object | undefined, "name");
  const keep = (to: { readonly phones?: Mode; readonly holds?: number | undefined }): Promise<boolean> => {
    const { holds: _, ...rest } = hall.workshop.value?.profile ?? {};
    const now = "holds" in to ? to.holds : (holds ?? undefined);
    return saving.change({ profile: { ...rest, phones: to.phones ?? chosen.value, ...(now === undefined ? {} : { holds: now }) } });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const number = Number.parseInt(typed.value, 10);
    await keep({ phones: chosen.value, holds: number > 0 ? Math.min(number, MOST) : undefined });
  };
  const code = useCode(hall, network === "" ? "" : "wifi");
  const fitting = MODES.filter((one) => one !== mode && phones[one] > 0 && !fallsShort(phones[one], holds));
  return (
    <form class="card side-card" onSubmit={(event) => void save(event)}>
      <h2>{t("ready.point")}</h2>
      {wifi !== null && <p class="mute">{t("ready.point_wifi", { name: wifi })}</p>}
      {code !== "" && (
        <div class="try-code">
          <img class="door-code" src={code} alt={t("ready.wifi")} />
          <p class="grow">
            <b>{network}</b>
            <span class="mute block">{t("ready.wifi_scan")}</span>
          </p>
        </div>
      )}
      {fallsShort(phones[mode], holds) && (
        <Notice
          tone="local"
          icon="warning"
          title={t("ready.short", { holds: holds ?? 0, need: phones[mode] })}
          way={
            <span class="line-of">
              {fitting.map((one) => (
                <Button key={one} small onClick={() => void keep({ phones: one })}>{modeName(one, phones)}</Button>
              ))}
            </span>
          }
        >
          {t("ready.short_how")}
        </Notice>
      )}
      <TextField label={t("ready.holds")} aside={t("rooms.optional")} help={t("ready.holds_help")} inputMode="numeric" value={typed.value} maxLength={4} onInput={(text) => (saving.typed(), (typed.value = text))} />
      <fieldset>
        <legend class="lab">{t("ready.mode")}</legend>
        {MODES.filter((one) => one === "each" || phones[one] > 0).map((one) => (
          <Tick key={one} as="radio" name="phones" checked={chosen.value === one} onChange={() => (saving.typed(), (chosen.value = one))}>
            {modeName(one, phones)}
          </Tick>
        ))}
        <p class="help">{t("ready.mode_help")}</p>
      </fieldset>
      <SaveLine saving={saving} leads />
    </form>
  );
}

function modeName(mode: Mode, phones: Phones): string {
  const count = phones[mode];
  return { each: t("ready.mode_each", { count }), organisation: t("ready.mode_organisation", { count }), group: t("ready.mode_group", { count }) }[mode];
}
