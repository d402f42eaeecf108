// Two texts for one field (EN1): both are shown, with who wrote the other one; a person decides, nothing is lost before.

import type { JSX } from "preact";
import { readable } from "../../core/reading";
import { t } from "../../core/texts";
import type { Text } from "../../core/text_hash";
import { clockTime } from "../../core/times";
import { nameOf as calledIn, workshopOf } from "../../core/hall";
import { Button } from "../parts/button";
import type { FieldProps } from "./field";

interface Rival {
  readonly text: Text;
  readonly by: string;
  readonly at: string;
}

export function Rivals({ field, phone, row, readOnly }: FieldProps): JSX.Element | null {
  const rivals = (row.entry?.rivals[field.id] ?? []) as readonly Rival[];
  if (rivals.length === 0 || row.entry === undefined) return null;
  const stored = row.entry.draft[field.id] as Text;
  const entry = row.id;
  const seen = [stored ?? null, ...rivals.map((rival) => rival.text ?? null)];
  const choose = (text: Text) => void phone.command("choose_rival", entry, { entry, field: field.id, text: text ?? null, seen });
  return (
    <section class="rivals" aria-label={t("phone.rival.title")}>
      <p class="said">{t("phone.rival.title")}</p>
      <One said={readable(field, stored, phone.objects)} from={t("phone.rival.stored")} readOnly={readOnly} onChoose={() => choose(stored)} />
      {rivals.map((rival) => (
        <One
          key={`${rival.by} ${rival.at}`}
          said={readable(field, rival.text, phone.objects)}
          from={t("phone.rival.from", { name: nameOf(rival.by, phone), time: clockTime(rival.at, workshopOf(phone.objects)?.timezone ?? "") })}
          readOnly={readOnly}
          onChoose={() => choose(rival.text)}
        />
      ))}
    </section>
  );
}

function One({ said, from, readOnly, onChoose }: { said: string; from: string; readOnly: boolean; onChoose: () => void }): JSX.Element {
  return (
    <div class="rival">
      <p class="k">{from}</p>
      <p class="kept">{said === "" ? t("phone.rival.empty") : said}</p>
      {!readOnly && (
        <Button small onClick={onChoose}>
          {t("phone.rival.choose")}
        </Button>
      )}
    </div>
  );
}

function nameOf(person: string, phone: FieldProps["phone"]): string {
  return phone.isMe(person) ? t("phone.you") : (calledIn(phone.objects, person) ?? t("phone.somebody"));
}
