// What my group and my organisation wrote, in one place: read on the phone, also offline, and taken along as a file.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Design, designOf, title } from "../../core/design";
import type { Entry } from "../../core/generated/wire";
import type { Refusal } from "../../core/messages";
import { type OwnSheet, ownResults } from "../../core/own_results";
import { hasYears, roadmapOf } from "../../core/roadmaps";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Years } from "../parts/years";
import { Frame } from "./frame";
import { takeAlong } from "./own_copy";
import type { Phone } from "./phone";
import { ReadRow } from "./reading";
import { href } from "./route";
import { groupName, refusalSaid } from "./said";

export function OwnResults({ phone }: { readonly phone: Phone }): JSX.Element {
  const sheets = ownResults(phone.objects, phone.me);
  const units = [...phone.me.groups.map(groupName), phone.me.organisation?.name ?? ""].filter((one) => one !== "");
  return (
    <Frame phone={phone}>
      <a class="btn quiet small" href={href({ tab: "self" })}>
        <Icon name="back" />
        {t("phone.nav.self")}
      </a>
      <h1>{t("phone.results")}</h1>
      <p class="under">{units.join(" · ")}</p>
      <p class="under">{t("own_phone.results_under")}</p>
      {sheets.length === 0 ? <Notice>{t("own_phone.results_none")}</Notice> : <TakeAlong phone={phone} />}
      {sheets.map((sheet) => (
        <Sheet key={`${sheet.activity.id} ${sheet.unit}`} phone={phone} sheet={sheet} open={sheets.length === 1} />
      ))}
    </Frame>
  );
}

function Sheet({ phone, sheet, open }: { readonly phone: Phone; readonly sheet: OwnSheet; readonly open: boolean }): JSX.Element {
  const { activity, unit, rows } = sheet;
  const design = designOf(phone.objects.get("worksheet", activity.worksheet_id));
  const group = phone.me.groups.find((one) => one.id === unit);
  const whose = group === undefined ? (phone.me.organisation?.name ?? "") : groupName(group);
  return (
    <details class="card own-sheet" open={open}>
      <summary>
        <h2>{activity.title || title(design)}</h2>
        <span class="mute">{[whose, t("phone.sheet.rows", { count: rows.length })].filter((part) => part !== "").join(" · ")}</span>
      </summary>
      {hasYears(design) && <Roadmap rows={rows} design={design} phone={phone} />}
      <div class="rows">
        {rows.map((entry) => (
          <ReadRow key={entry.id} entry={entry} design={design} phone={phone} />
        ))}
      </div>
    </details>
  );
}

function Roadmap({ rows, design, phone }: { readonly rows: readonly Entry[]; readonly design: Design; readonly phone: Phone }): JSX.Element | null {
  const { lines, years } = roadmapOf(rows, design, phone.objects);
  if (lines.length === 0) return null;
  return <Years spans={lines.map((line) => ({ key: line.entry.id, title: line.title, under: "", years: line.years }))} years={years} />;
}

function TakeAlong({ phone }: { readonly phone: Phone }): JSX.Element {
  const [refused, setRefused] = useState<Refusal | undefined>(undefined);
  return (
    <div class="ways">
      <Button wide icon="download" onClick={() => void takeAlong(phone, "results").then(setRefused)}>{t("own_phone.download_results")}</Button>
      {refused !== undefined && <Notice tone="fix" urgent title={refusalSaid(refused)} />}
    </div>
  );
}
