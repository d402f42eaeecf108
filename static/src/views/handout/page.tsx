// One A4 page that brings people in without anybody explaining: the Wi-Fi, the code, the name, and what to do when something
// does not work.  For the door, or once for each group with its number and place.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Group } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { useAddress, useCode } from "../console/door_address";
import { HallTop } from "../linked/hall_top";
import { Button } from "../parts/button";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Sheet } from "./sheet";

type Which = "door" | "tables";

export function HandoutPage({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const which = useSignal<Which>("door");
  const chosen = useSignal("");
  const address = useAddress(hall);
  const codes = { join: useCode(hall, "join"), wifi: useCode(hall, "wifi") };
  const workshop = hall.workshop.value;
  if (workshop === undefined) return null;
  const groupings = hall.groupings.value;
  const grouping = groupings.find((one) => one.id === chosen.value) ?? groupings[0];
  const groups = hall.groups.value.filter((one) => one.grouping_id === grouping?.id);
  const sheets: readonly (Group | undefined)[] = which.value === "tables" ? groups : [undefined];
  return (
    <div class="handout">
      <div class="no-print">
        <HallTop hall={hall} name={t("handout.title")} />
        <main>
          <h1>{t("handout.title")}</h1>
          <p class="under">{t("handout.under")}</p>
          <Missing wifi={codes.wifi !== "" || workshop.profile["wifi"] !== undefined} address={address} />
          <div class="line-of">
            {groups.length > 0 && (
              <Tabs
                label={t("handout.which")}
                chosen={which.value}
                onChoose={(key) => (which.value = key)}
                tabs={[
                  { key: "door", label: t("handout.door") },
                  { key: "tables", label: t("handout.tables", { count: groups.length }) },
                ]}
              />
            )}
            {which.value === "tables" && groupings.length > 1 && (
              <SelectField label={t("handout.grouping")} value={grouping?.id ?? ""} options={groupings.map(({ id, title }) => ({ value: id, label: title }))} onChange={(id) => (chosen.value = id)} />
            )}
            <Button kind="main" icon="document" onClick={() => print()}>
              {t("handout.print")}
            </Button>
          </div>
        </main>
      </div>
      {sheets.map((group) => (
        <Sheet key={group?.id ?? ""} workshop={workshop} address={address} codes={codes} group={group} />
      ))}
    </div>
  );
}

function Missing({ wifi, address }: { readonly wifi: boolean; readonly address: string }): JSX.Element {
  return (
    <>
      {!wifi && <Notice tone="fix" title={t("handout.no_wifi")}>{t("handout.no_wifi_do")}</Notice>}
      {address !== "" && /\/\/(127\.|localhost)/.test(address) && <Notice tone="fix" title={t("handout.no_address")}>{t("handout.no_address_do")}</Notice>}
    </>
  );
}
