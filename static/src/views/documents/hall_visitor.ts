// Staff at the console, as the documents' views know them.

import type { Hall } from "../console/hall_state";
import type { Visitor } from "./visitor";

export function visitorOf(hall: Hall): Visitor {
  // Read so that whoever draws it is drawn again.
  hall.get("workshop", hall.id);
  const roles = hall.viewer.value?.roles ?? [];
  const keeps = hall.leads.value || roles.includes("organiser") || roles.includes("assessor");
  return {
    workshop: hall.id,
    token: hall.token,
    person: hall.viewer.value?.person ?? "",
    api: hall.api,
    objects: hall.objects,
    timezone: hall.workshop.value?.timezone ?? "",
    leads: hall.leads.value,
    keeps,
    photographs: keeps || roles.includes("scribe"),
    tables: [],
    send: (name, _, payload) => hall.send(name, payload),
  };
}
