// Closing although rows are known to be on phones: everybody who holds some is chosen by name, and why stands in the record.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField, Tick } from "../parts/field";
import { Holder } from "./day_closing_checks";
import type { Held } from "./day_closing_state";
import type { Hall } from "./hall_state";

const LONGEST_REASON = 500;

interface Props {
  readonly hall: Hall;
  readonly holding: readonly Held[];
  readonly main: boolean;
  close(waived: readonly string[], reason: string): Promise<void>;
  back(): void;
}

export function Except({ hall, holding, main, close, back }: Props): JSX.Element {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const reason = useSignal("");
  const wrong = useSignal<"" | "who" | "why">("");
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.querySelector("input")?.focus(), []);
  const choose = (people: readonly string[], on: boolean): void => {
    const rest = [...chosen.value].filter((person) => !people.includes(person));
    chosen.value = new Set(on ? [...rest, ...people] : rest);
    wrong.value = "";
  };
  const everybody = holding.map((one) => one.person);
  const all = everybody.every((person) => chosen.value.has(person));
  const submit = (event: Event): void => {
    event.preventDefault();
    wrong.value = !all ? "who" : reason.value.trim() === "" ? "why" : "";
    if (wrong.value === "") void close(everybody, reason.value.trim());
  };
  return (
    <form
      class="foot stack form except"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") back();
      }}
    >
      <fieldset ref={group}>
        <legend class="lab">{t("day_closing.who")}</legend>
        <div class="ticks">
          {holding.length > 1 && (
            <Tick checked={all} onChange={(on) => choose(everybody, on)}>
              {t("day_closing.everybody")}
            </Tick>
          )}
          {holding.map((one) => (
            <Tick key={one.person} checked={chosen.value.has(one.person)} onChange={(on) => choose([one.person], on)}>
              <Holder hall={hall} one={one} />
            </Tick>
          ))}
        </div>
        {wrong.value === "who" && <p class="word fix" role="alert">{t("day_closing.all_needed")}</p>}
      </fieldset>
      <TextField
        label={t("day_closing.reason")}
        rows={2}
        maxLength={LONGEST_REASON}
        help={t("day_closing.reason_help")}
        value={reason.value}
        required
        note={wrong.value === "why" ? { tone: "fix", text: t("day_closing.reason_missing") } : undefined}
        onInput={(typed) => (reason.value = typed)}
      />
      <p class="mute sm">{t("day_closing.nothing_lost")}</p>
      <Button kind={main ? "main" : "plain"} icon="lock" type="submit" wide>
        {t("day_closing.close_except")}
      </Button>
      <Button kind="quiet" wide onClick={back}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}
