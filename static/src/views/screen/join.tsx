// The page people come in by: the hall's Wi-Fi first, then the address, by camera or by hand, and the code.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import type { Figures } from "./figures";
import { type Shown, wifiOf } from "./model";
import { Progress as Bar } from "../parts/progress";
import { Footer } from "./parts";

export interface Codes {
  readonly join: string;
  readonly wifi: string;
}

interface Props {
  readonly seen: Shown;
  readonly figures: Figures | undefined;
  readonly codes: Codes;
}

export function Join({ seen, figures, codes }: Props): JSX.Element {
  if (seen.workshop.joining !== "open") return <Locked />;
  return (
    <>
      <main class="join">
        <WifiStep seen={seen} code={codes.wifi} />
        <AddressStep seen={seen} figures={figures} code={codes.join} />
      </main>
      <Present figures={figures} />
    </>
  );
}

function WifiStep({ seen, code }: { readonly seen: Shown; readonly code: string }): JSX.Element {
  const wifi = wifiOf(seen.workshop);
  return (
    <section>
      <p class="num">1</p>
      <h1>{t("screen.join.wifi")}</h1>
      {wifi === undefined ? (
        <p class="ask">{t("screen.join.wifi_ask")}</p>
      ) : (
        <div class="scan">
          {code === "" ? <span class="qr" /> : <img class="qr" src={code} alt={t("screen.join.wifi_code")} />}
          <dl>
            <dt>{t("screen.join.wifi_name")}</dt>
            <dd>{wifi.name}</dd>
            {wifi.password !== "" && <dt>{t("screen.join.wifi_password")}</dt>}
            {wifi.password !== "" && <dd>{wifi.password}</dd>}
          </dl>
        </div>
      )}
    </section>
  );
}

function AddressStep({ seen, figures, code }: Omit<Props, "codes"> & { readonly code: string }): JSX.Element {
  const few = seen.workshop.profile["phones"];
  return (
    <section>
      <p class="num">2</p>
      <h1>{t("screen.join.scan")}</h1>
      {few === "organisation" && <p class="ask">{t("screen.join.one_organisation")}</p>}
      {few === "group" && <p class="ask">{t("screen.join.one_group")}</p>}
      <div class="scan">
        {code === "" ? <span class="qr" /> : <img class="qr" src={code} alt={t("screen.join.code_image")} />}
        <dl>
          <dt>{t("screen.join.address")}</dt>
          <Address url={figures?.address ?? location.origin} />
          <dt>{t("screen.join.code")}</dt>
          <dd class="code">{seen.workshop.join_code}</dd>
        </dl>
      </div>
    </section>
  );
}

/** Broken before the port where it must be, for nobody types a part of a number. */
function Address({ url }: { readonly url: string }): JSX.Element {
  const [name = "", port] = url.replace(/^http:\/\//, "").split(/:(?=\d+$)/);
  const long = name.length + (port?.length ?? 0) > 14;
  return (
    <dd class={long ? "address narrow" : "address"}>
      {name}
      <wbr />
      {port === undefined ? "" : `:${port}`}
    </dd>
  );
}

function Present({ figures }: { readonly figures: Figures | undefined }): JSX.Element {
  const { joined, expected } = figures?.people ?? { joined: 0, expected: 0 };
  return (
    <Footer>
      <div class="present">
        <p>
          <b>{t("screen.join.joined", { count: joined })}</b>
          {figures !== undefined && expected > 0 && (
            <span>{t("screen.join.of", { people: expected, present: figures.organisations.present, organisations: figures.organisations.expected })}</span>
          )}
          <span class="end">{t("screen.join.stay")}</span>
        </p>
        <Bar share={expected > 0 ? joined / expected : 0} />
      </div>
    </Footer>
  );
}

function Locked(): JSX.Element {
  return (
    <main class="middle">
      <h1>{t("screen.join.locked")}</h1>
      <p>{t("screen.join.locked_ask")}</p>
    </main>
  );
}
