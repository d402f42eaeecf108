// What came back from the office: the paper as it was edited there, or its signed scan, sent and put on record beside its final.

import type { JSX, TargetedEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import type { Target } from "../../core/uploads";
import { visitorOf } from "../documents/hall_visitor";
import { Sending } from "../documents/sending";
import { outgoingOf } from "../documents/visitor";
import { Icon } from "../parts/icon";
import { Word } from "../parts/words";
import type { Desk } from "./papers_desk";
import { finalsOf } from "./versions_state";

const TAKEN = ".pdf,.docx,.xlsx,application/pdf,image/jpeg,image/png";
const EDITED = /\.(docx|xlsx)$/i;

interface Awaited {
  readonly target: Target;
  readonly final: string;
  readonly kind: "edited" | "scan";
}

export function BringBack({ desk }: { readonly desk: Desk }): JSX.Element {
  const { hall } = desk;
  const id = useId();
  const awaited = useRef<readonly Awaited[]>([]);
  const [kept, setKept] = useState("");
  const visitor = visitorOf(hall);
  const { uploads, lasting, version } = outgoingOf(visitor);
  const finals = finalsOf(hall).filter((one) => !one.withdrawn);
  const final = finals.find((one) => one.id === desk.meant.version) ?? finals[0];

  useEffect(() => {
    for (const one of awaited.current) {
      const upload = uploads.all.find((other) => other.target === one.target);
      if (upload?.stage !== "done") continue;
      awaited.current = awaited.current.filter((other) => other !== one);
      void hall.ask("bring_version", { version: newId("dov"), attachment: upload.id, kind: one.kind, of: one.final }).then((ack) => ack.ok && setKept(upload.name));
    }
  }, [version.value]);

  if (final === undefined) return <p class="mute sm paper-bring">{t("rooms.papers.final_first")}</p>;
  const chosen = (event: TargetedEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    for (const file of input.files ?? []) {
      const target: Target = { unit: "workshop", caption: t("versions.final", { number: final.number }) };
      awaited.current = [...awaited.current, { target, final: final.id, kind: EDITED.test(file.name) ? "edited" : "scan" }];
      void uploads.add(file, file.name, target).then((outlives) => (lasting.value = outlives));
    }
    input.value = "";
  };
  return (
    <div class="paper-bring">
      <span class="btn choose wide">
        <Icon name="upload" />
        <label for={id}>{t("rooms.papers.bring")}</label>
        <input id={id} type="file" accept={TAKEN} onChange={chosen} />
      </span>
      <p class="mute sm">{t("rooms.papers.bring_what", { number: final.number })}</p>
      <Sending visitor={visitor} of={(target) => target.caption === t("versions.final", { number: final.number })} />
      <span role="status">{kept !== "" && <Word tone="saved">{t("rooms.papers.brought", { name: kept })}</Word>}</span>
    </div>
  );
}
