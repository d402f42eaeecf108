// The person was erased (ND1): this phone lets go of the name and of all the laptop had.  What never arrived is shown once
// more, to be copied; it goes when its writer says so, and nothing here is sent any longer.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { isSave } from "../../core/outbox";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Unsent } from "./ended";
import type { Phone } from "./phone";

interface ErasedProps {
  readonly phone: Phone;
  /** The name goes from this phone. */
  readonly forget: () => void;
  readonly onDoor: () => void;
}

export function Erased({ phone, forget, onDoor }: ErasedProps): JSX.Element {
  useEffect(() => void phone.erase(false).then(forget), []);
  const left = [...phone.outbox.waiting, ...phone.outbox.refused].filter(isSave);
  const done = async (): Promise<void> => {
    await phone.erase(true);
    onDoor();
  };
  return (
    <div class="phone deep">
      <main>
        <h1>{t("own_phone.erased")}</h1>
        <p class="under">{t("own_phone.erased_under")}</p>
        {left.length > 0 && <p class="under">{t("own_phone.unsent_under")}</p>}
        <Unsent phone={phone} />
        <div class="ways">
          <Button kind={left.length > 0 ? "fix" : "main"} wide onClick={() => void done()}>{left.length > 0 ? t("own_phone.delete") : t("own_phone.door")}</Button>
        </div>
      </main>
    </div>
  );
}
