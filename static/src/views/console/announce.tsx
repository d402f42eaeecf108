// Pengumuman: a sentence to every phone or to those of some groups or organisations, and to the projector when it is ticked.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { Empty } from "../parts/empty";
import { SelectField, TextField, Tick } from "../parts/field";
import { Word } from "../parts/words";
import { type Hall, sentence } from "./hall_state";
import { groupTitle, organisationTitle, personName } from "./naming";
import { listed } from "./people_roll";
import { RoomHead } from "../parts/head";
import { timeOf } from "./times";

const LONGEST = 500;

type Whom = "all" | "groups" | "organisations";

export function AnnounceRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const text = useSignal("");
  const onProjector = useSignal(false);
  const whom = useSignal<Whom>("all");
  const chosen = useSignal<readonly string[]>([]);
  const wrong = useSignal("");
  const standing = hall.announcements.value.filter((one) => !one.withdrawn);
  const online = hall.phones.value;
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.value.trim() === "") return void (wrong.value = t("console.announce.empty"));
    if (whom.value !== "all" && chosen.value.length === 0) return void (wrong.value = t("console.announce.whom_first"));
    const ack = await hall.ask("announce", { announcement: newId("ann"), text: text.value.trim(), on_projector: onProjector.value, audience: whom.value === "all" ? [] : [...chosen.value] });
    wrong.value = ack.ok ? "" : sentence(ack);
    if (!ack.ok) return;
    [text.value, whom.value, chosen.value] = ["", "all", []];
  };
  return (
    <>
      <RoomHead title={t("console.announce.title")} under={t("console.announce.under", { count: online })} />
      <div class="two even">
        <Card class="pad">
          <form class="stack form" onSubmit={(event) => void send(event)}>
            <TextField
              label={t("console.announce.text")}
              rows={4}
              value={text.value}
              maxLength={LONGEST}
              help={t("console.announce.help")}
              note={wrong.value === "" ? undefined : { tone: "fix", text: wrong.value }}
              onInput={(typed) => (text.value = typed)}
            />
            <SelectField
              label={t("console.announce.whom")}
              value={whom.value}
              options={[
                { value: "all", label: t("console.announce.all") },
                { value: "groups", label: t("console.announce.some_groups") },
                { value: "organisations", label: t("console.announce.some_organisations") },
              ]}
              onChange={(to) => {
                whom.value = to as Whom;
                chosen.value = [];
              }}
            />
            {whom.value !== "all" && <Whose hall={hall} whom={whom.value} chosen={chosen.value} onChoose={(to) => (chosen.value = to)} />}
            <Tick checked={onProjector.value} onChange={(on) => (onProjector.value = on)}>
              {t("console.announce.on_projector")}
            </Tick>
            <div class="line-of">
              <Button kind="main" icon="announce" type="submit">
                {t("console.announce.send")}
              </Button>
            </div>
          </form>
        </Card>
        <section class="stack">
          <h2>{t("console.announce.told")}</h2>
          {standing.length === 0 && <Empty icon="announce" title={t("console.announce.none")}>{t("console.announce.none_how")}</Empty>}
          <ul class="card lines" hidden={standing.length === 0}>
            {standing.map((one) => (
              <li key={one.id} class="said">
                <p class="kept">{one.text}</p>
                <p class="row-foot">
                  {one.audience.length > 0 && <Word tone="none" icon="people">{t("console.announce.to", { names: one.audience.map((id) => unitName(hall, id)).join(", ") })}</Word>}
                  {one.on_projector && <Word tone="live" icon="screen">{t("console.announce.also_projector")}</Word>}
                  <span class="mute">{[timeOf(one.at, hall.workshop.value), personName(hall, one.by)].filter((part) => part !== "").join(", ")}</span>
                  <Button kind="quiet" small onClick={() => void hall.send("withdraw_announcement", { announcement: one.id })}>
                    {t("console.announce.withdraw")}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

interface WhoseProps {
  readonly hall: Hall;
  readonly whom: Whom;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Groups under their division where there are several; organisations in the list's order. */
function Whose({ hall, whom, chosen, onChoose }: WhoseProps): JSX.Element {
  const several = hall.groupings.value.length > 1;
  const sets =
    whom === "groups"
      ? hall.groupings.value.map((grouping) => ({ key: grouping.id, title: several ? grouping.title : "", of: hall.groups.value.filter((group) => group.grouping_id === grouping.id).map((group) => ({ id: group.id, name: groupTitle(group) })) }))
      : [{ key: "all", title: "", of: listed(hall.organisations.value).map((one) => ({ id: one.id, name: organisationTitle(one) })) }];
  return (
    <>
      {sets
        .filter((set) => set.of.length > 0)
        .map((set) => (
          <fieldset key={set.key}>
            <legend class={set.title === "" ? "aside" : "lab"}>{set.title === "" ? t("console.announce.whom") : set.title}</legend>
            <div class="ticks many">
              {set.of.map((one) => (
                <Tick key={one.id} checked={chosen.includes(one.id)} onChange={(on) => onChoose(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}>
                  {one.name}
                </Tick>
              ))}
            </div>
          </fieldset>
        ))}
    </>
  );
}

function unitName(hall: Hall, id: string): string {
  const group = hall.get("group", id);
  return group === undefined ? organisationTitle(hall.get("organisation", id)) : groupTitle(group);
}
