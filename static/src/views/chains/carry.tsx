// Rows carried within the workshop: choose where to, see what could come along, take it, take it back.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { designOf, fieldOf, label } from "../../core/design";
import type { Activity } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import type { Hall } from "../console/hall_state";
import { activityTitle, worksheetTitle } from "../console/naming";
import { Button, LinkButton } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import { asked, type Offer } from "./asking";
import { CarryPreview } from "./carry_preview";
import { every, sourcesThatChanged } from "./lineages";

interface Props {
  readonly hall: Hall;
  readonly activity: string;
  readonly onChoose: (activity: string) => void;
}

const ORDER = ["planned", "open", "closed"];

export function Carry({ hall, activity, onChoose }: Props): JSX.Element {
  const targets = hall.activities.value
    .filter((one) => one.brought_from === "" && !one.secret)
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  const target = targets.find((one) => one.id === activity);
  if (targets.length === 0) return <Empty icon="sheet" title={t("chains.carry.no_activity")} way={<LinkButton href={`/console/${encodeURIComponent(hall.id)}#sheets`}>{t("chains.carry.to_sheets")}</LinkButton>}>{t("chains.carry.no_activity_do")}</Empty>;
  return (
    <section class="stack">
      <p class="mute">{t("chains.carry.under")}</p>
      <SelectField
        label={t("chains.carry.target")}
        value={target?.id ?? ""}
        options={[{ value: "", label: t("chains.carry.choose") }, ...targets.map((one) => ({ value: one.id, label: `${activityTitle(hall, one)} · ${stateName(one)}` }))]}
        onChange={onChoose}
      />
      {target === undefined && <Empty icon="forward" title={t("chains.carry.choose_first")}>{t("chains.carry.choose_first_how")}</Empty>}
      {target !== undefined && <Target key={target.id} hall={hall} activity={target} />}
    </section>
  );
}

function stateName(activity: Activity): string {
  return { planned: t("chains.state.planned"), open: t("chains.state.open"), closing: t("chains.state.open"), closed: t("chains.state.closed") }[activity.state] ?? "";
}

function Target({ hall, activity }: { readonly hall: Hall; readonly activity: Activity }): JSX.Element {
  const offers = useSignal<readonly Offer[] | undefined>(undefined);
  const repeated = useSignal(true);
  const looked = useSignal("");
  const acts = every(hall, "carrying").filter((one) => one.activity_id === activity.id);
  const look = async () => {
    const found = await asked<{ readonly offers: readonly Offer[]; readonly repeated: boolean }>(hall, `chains/${encodeURIComponent(activity.id)}`);
    offers.value = found?.offers ?? [];
    repeated.value = found?.repeated ?? true;
  };
  const turns = acts.map((one) => `${one.id} ${one.undone}`).join();
  useEffect(() => void look(), [turns]);
  const design = designOf(hall.get("worksheet", activity.worksheet_id));
  const named = offers.value?.filter((one) => one.named) ?? [];
  const others = offers.value?.filter((one) => !one.named) ?? [];
  const open = offers.value?.find((one) => one.source === looked.value);
  const line = (offer: Offer) => (
    <li key={offer.source}>
      <span>
        <b>{sourceName(hall, offer)}</b>
        <small class="mute block">{[kindName(offer), offer.stage].filter((part) => part !== "").join(" · ")}</small>
        {offer.as_reference.length > 0 && <small class="mute block">{t("chains.carry.as_reference", { fields: offer.as_reference.map((id) => { const field = fieldOf(design, id); return field === undefined ? id : label(field); }).join(", ") })}</small>}
      </span>
      {repeated.value && (
        <Button small kind={offer.named && offer.fresh > 0 ? "main" : "plain"} pressed={looked.value === offer.source} onClick={() => (looked.value = looked.value === offer.source ? "" : offer.source)}>
          {offer.fresh > 0 ? t("chains.carry.take", { count: offer.fresh }) : t("chains.carry.look")}
        </Button>
      )}
    </li>
  );
  return (
    <div class="stack">
      {!repeated.value && <Notice icon="note" title={t("chains.carry.one_row")} />}
      {offers.value !== undefined && offers.value.length === 0 && <Empty icon="sheet" title={t("chains.carry.nothing")}>{t("chains.carry.nothing_do")}</Empty>}
      {named.length > 0 && <h2>{t("chains.carry.named")}</h2>}
      {named.length > 0 && <ul class="card lines">{named.map(line)}</ul>}
      {others.length > 0 && (
        <details open={named.length === 0}>
          <summary>{t("chains.carry.others", { count: others.length })}</summary>
          <ul class="card lines">{others.map(line)}</ul>
        </details>
      )}
      {open !== undefined && <CarryPreview key={open.source} hall={hall} activity={activity} offer={open} onTaken={() => (looked.value = "")} />}
      <Changed hall={hall} activity={activity} />
      {acts.length > 0 && <h2>{t("chains.carry.acts")}</h2>}
      {acts.length > 0 && (
        <ul class="card lines">
          {[...acts].sort((one, other) => other.revision - one.revision).map((act) => (
            <li key={act.id}>
              <span class={act.undone ? "gone" : undefined}>
                <b>{t("chains.carry.act", { count: act.rows, from: act.titles })}</b>
                <small class="mute block">{[clockTime(act.at, hall.workshop.value?.timezone ?? ""), hall.get("person", act.by)?.name ?? ""].join(" · ")}</small>
              </span>
              {act.undone ? (
                <span class="mute">{t("chains.undone")}</span>
              ) : (
                <Button small icon="undo" onClick={() => void hall.send("undo_carrying", { carrying: act.id })}>
                  {t("chains.undo")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** As it is called in the page's language. */
function sourceName(hall: Hall, offer: Offer): string {
  const [kind = "", id = ""] = offer.source.split(":");
  const activity = kind === "activity" ? hall.get("activity", id) : undefined;
  if (activity !== undefined) return activityTitle(hall, activity);
  return (kind === "clusters" && worksheetTitle(hall.get("worksheet", id))) || offer.title;
}

function kindName(offer: Offer): string {
  const counted = { count: offer.rows, fit: offer.fit };
  if (offer.source.startsWith("clusters:")) return t("chains.carry.clusters", counted);
  return offer.source.startsWith("decision:") ? t("chains.carry.decided", counted) : t("chains.carry.rows", counted);
}

/** Sources that say something else today: shown, never taken over. */
function Changed({ hall, activity }: { readonly hall: Hall; readonly activity: Activity }): JSX.Element | null {
  const found = sourcesThatChanged(hall, activity.id);
  if (found.length === 0) return null;
  return (
    <>
      <h2>{t("chains.changed.title", { count: found.length })}</h2>
      <p class="mute">{t("chains.changed.under")}</p>
      <ul class="card lines">
        {found.map((one) => (
          <li key={one.id} class="stack">
            <b>{one.title}</b>
            {one.withdrawn ? (
              <span class="mute">{t("chains.changed.withdrawn")}</span>
            ) : (
              one.fields.map((field) => (
                <div key={field.label} class="diff">
                  <div>
                    <span class="k">{t("chains.was", { field: field.label })}</span>
                    {field.old}
                  </div>
                  <div class="new">
                    <span class="k">{t("chains.is", { field: field.label })}</span>
                    {field.new}
                  </div>
                </div>
              ))
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
