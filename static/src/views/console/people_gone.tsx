// Whoever was taken off the list is back with one press, with the phone and the place as before.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import type { Hall } from "./hall_state";

export function Gone({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const gone = hall.people.value.filter((person) => person.status === "removed" && !person.staff);
  if (gone.length === 0 || !hall.leads.value) return null;
  return (
    <details class="card side-card turns" open={gone.length === 1}>
      <summary>{t("rooms.gone.title", { count: gone.length })}</summary>
      <ul>
        {gone.map((person) => (
          <li key={person.id}>
            <b>{person.name}</b>
            <div class="acts">
              <Button small icon="undo" label={t("rooms.gone.back_name", { name: person.name })} onClick={() => void hall.send("restore_person", { person: person.id })}>
                {t("rooms.gone.back")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
