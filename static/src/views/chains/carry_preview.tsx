// Before anything is carried: every row with its tick and the sheet it would land on; where nobody knows, it is asked.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { newId } from "../../core/chance";
import { designOf, fieldOf, label } from "../../core/design";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { asked, type Candidate, type Offer, type Preview } from "./asking";

interface Props {
  readonly hall: Hall;
  readonly activity: Activity;
  readonly offer: Offer;
  readonly onTaken: () => void;
}

export function CarryPreview({ hall, activity, offer, onTaken }: Props): JSX.Element {
  const preview = useSignal<Preview | undefined>(undefined);
  const ticked = useSignal<ReadonlySet<string>>(new Set());
  const units = useSignal<Readonly<Record<string, string>>>({});
  useEffect(() => {
    void asked<Preview>(hall, `chains/${encodeURIComponent(activity.id)}/${encodeURIComponent(offer.source)}`).then((found) => {
      preview.value = found ?? { rows: [], units: [], fields: [] };
      ticked.value = new Set(preview.value.rows.filter((row) => row.fit && !row.already && row.fits).map((row) => row.id));
      units.value = Object.fromEntries(preview.value.rows.map((row) => [row.id, row.unit ?? ""]));
    });
  }, []);
  if (preview.value === undefined) return <p role="status">{t("chains.looking")}</p>;
  const { rows, fields } = preview.value;
  const chosen = rows.filter((row) => ticked.value.has(row.id));
  const homeless = chosen.filter((row) => (units.value[row.id] ?? "") === "");
  const turn = (row: Candidate) => {
    const next = new Set(ticked.value);
    if (!next.delete(row.id)) next.add(row.id);
    ticked.value = next;
  };
  const take = async () => {
    if (chosen.length === 0 || homeless.length > 0) return;
    const wishes = chosen.map((row) => ({ kind: row.kind, id: row.id, unit: units.value[row.id] ?? "" }));
    const ack = await hall.send("carry_rows", { carrying: newId("cry"), activity: activity.id, rows: wishes });
    if (ack.ok) onTaken();
  };
  const design = designOf(hall.get("worksheet", activity.worksheet_id));
  const mapped = fields.map((one) => fieldOf(design, one.field)).filter((field) => field !== undefined).map(label);
  return (
    <section class="card pad stack" aria-label={offer.title}>
      <h2>{offer.title}</h2>
      {mapped.length > 0 && <p class="mute">{t("chains.carry.columns", { columns: mapped.join(", ") })}</p>}
      {mapped.length === 0 && <Notice icon="note" title={t("refusal.nothing_fits")} />}
      <ul class="candidates">
        {rows.map((row) => (
          <li key={row.id}>
            <label class="tick">
              <input type="checkbox" checked={ticked.value.has(row.id)} disabled={row.already ? !row.kept : !row.fits} onChange={() => turn(row)} />
              <span>
                {row.title}
                <small>{[row.from, row.kept ? t("chains.carry.kept") : row.already ? t("chains.carry.already") : stateWord(row), row.open.length > 0 && !row.already ? t("chains.carry.open", { count: row.open.length }) : ""].filter((part) => part !== "").join(" · ")}</small>
              </span>
            </label>
            {!row.already && row.fits && (
              <select class={(units.value[row.id] ?? "") === "" && ticked.value.has(row.id) ? "inp fix" : "inp"} aria-label={t("chains.carry.to", { row: row.title })} value={units.value[row.id] ?? ""} onChange={(event) => (units.value = { ...units.value, [row.id]: event.currentTarget.value })}>
                <option value="">{t("chains.carry.whose")}</option>
                {preview.value?.units.map((unit) => (
                  <option key={unit.id} value={unit.id}>
                    {unit.title}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
      {homeless.length > 0 && <p class="note fix" role="status">{t("chains.carry.homeless", { count: homeless.length })}</p>}
      <div class="line-of">
        <Button kind="main" icon="check" disabled={chosen.length === 0 || homeless.length > 0} onClick={() => void take()}>
          {t("chains.carry.do", { count: chosen.length })}
        </Button>
        <Button kind="quiet" onClick={onTaken}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}

function stateWord(row: Candidate): string {
  return row.state === "accepted" ? t("chains.accepted") : row.fit ? "" : t("chains.not_accepted");
}
