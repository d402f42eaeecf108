// The page itself, as paper: measured in millimetres, black on white whatever the screen's colours are.

import type { ComponentChildren, JSX } from "preact";
import type { Group, Workshop } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { writtenDate } from "../console/dates";
import { textOf } from "../console/naming";
import { Mark, Tenun } from "../parts/brand";

interface Props {
  readonly workshop: Workshop;
  readonly address: string;
  readonly codes: { readonly join: string; readonly wifi: string };
  readonly group: Group | undefined;
}

export function Sheet({ workshop, address, codes, group }: Props): JSX.Element {
  return (
    <section class="sheet-a4">
      <header>
        <Mark />
        <div>
          <b>{workshop.title}</b>
          <p>{[workshop.place, datesOf(workshop)].filter((one) => one !== "").join(" · ")}</p>
        </div>
      </header>
      <Tenun />
      {group !== undefined && <Table group={group} />}
      <h2>{t("handout.head")}</h2>
      <p class="lead">{t("handout.none_needed")}</p>
      <ol>
        <Wifi workshop={workshop} code={codes.wifi} />
        <Step title={t("handout.scan")} code={codes.join} image={t("handout.scan_code")}>
          <p>{t("handout.type")}</p>
          <p class="typed">{address.replace(/^http:\/\//, "")}</p>
          <p>
            {t("handout.code")} <b class="typed">{workshop.join_code}</b>
          </p>
        </Step>
        <Step title={t("handout.choose")}>
          <p>{t("handout.choose_how")}</p>
        </Step>
      </ol>
      <footer>
        <h3>{t("handout.trouble")}</h3>
        <ul>
          <li>{t("handout.trouble_wifi")}</li>
          <li>{t("handout.trouble_phone")}</li>
          <li>{t("handout.trouble_help")}</li>
        </ul>
      </footer>
    </section>
  );
}

function Table({ group }: { readonly group: Group }): JSX.Element {
  return (
    <div class="table-of">
      <b>{t("handout.group", { number: group.number })}</b>
      <span>{[group.title, group.place].filter((one) => one !== "").join(" · ")}</span>
    </div>
  );
}

function Wifi({ workshop, code }: { readonly workshop: Workshop; readonly code: string }): JSX.Element {
  const kept = workshop.profile["wifi"];
  const name = typeof kept === "string" ? kept : textOf(kept as object | undefined, "name");
  const password = typeof kept === "object" && kept !== null ? textOf(kept, "password") : "";
  if (name === "") {
    return (
      <Step title={t("handout.wifi")}>
        <p>{t("handout.wifi_ask")}</p>
        <p>{t("handout.stay")}</p>
      </Step>
    );
  }
  return (
    <Step title={t("handout.wifi")} code={code} image={t("handout.wifi_code")}>
      <p>
        {t("handout.wifi_name")} <b class="typed">{name}</b>
      </p>
      {password !== "" && (
        <p>
          {t("handout.wifi_password")} <b class="typed">{password}</b>
        </p>
      )}
      <p>{t("handout.stay")}</p>
    </Step>
  );
}

interface StepProps {
  readonly title: string;
  readonly code?: string;
  readonly image?: string;
  readonly children: ComponentChildren;
}

function Step({ title, code = "", image = "", children }: StepProps): JSX.Element {
  return (
    <li>
      <div>
        <h3>{title}</h3>
        {children}
      </div>
      {code !== "" && <img src={code} alt={image} />}
    </li>
  );
}

function datesOf(workshop: Workshop): string {
  const dates = workshop.days.map((day) => textOf(day as object, "date")).filter((date) => date !== "");
  const [first = "", last = ""] = [dates[0], dates[dates.length - 1]];
  return first === last ? writtenDate(first) : `${writtenDate(first)} – ${writtenDate(last)}`;
}
