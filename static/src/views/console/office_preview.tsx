// The sheet of paper as it will look: the letterhead, a number, and who signs, while they are typed.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { numberOf, type Profile, type Signatory, signatoryOf } from "./office_state";

const EDGES: Readonly<Record<string, readonly [number, number]>> = { A4: [210, 297], F4: [215, 330] };
/** How wide a millimetre and a point are where the sheet is `--wide` wide. */
const POINT_MM = 0.3528;

interface Props {
  readonly profile: Profile;
  readonly emblem: string;
  readonly day: string;
  readonly date: string;
}

export function OfficePreview({ profile, emblem, day, date }: Props): JSX.Element {
  const [wide, high] = EDGES[profile.paper] ?? [210, 297];
  const mm = (length: number): string => `${((length / wide) * 100).toFixed(2)}cqw`;
  const point = (size: number): string => mm(size * POINT_MM);
  const { top, right, bottom, left } = profile.margins;
  return (
    <div class="sheet-of-paper" role="img" aria-label={t("office.preview")} style={{ aspectRatio: `${wide} / ${high}` }}>
      <div class="sheet-in" style={{ padding: `${mm(top)} ${mm(right)} ${mm(bottom)} ${mm(left)}`, fontFamily: `"${profile.font}", sans-serif`, fontSize: point(profile.size) }}>
        <div class="kop">
          {emblem !== "" && <img src={`data:image/png;base64,${emblem}`} alt="" style={{ width: mm(19), maxHeight: mm(22) }} />}
          <div>
            {profile.lines.map((line, at) => (
              <p key={at} style={{ fontSize: point(line.size), fontWeight: line.bold ? 700 : 400 }}>{line.text}</p>
            ))}
            {profile.address.split("\n").map((line, at) => (
              <p key={at} style={{ fontSize: point(9) }}>{line}</p>
            ))}
          </div>
        </div>
        <p class="paper-title" style={{ fontSize: point(13) }}>{t("office.sample_title")}</p>
        <p class="middle">
          {t("office.sample_number")} <mark>{numberOf(profile, day)}</mark>
        </p>
        <p class="paper-body">{t("office.sample_body", { date })}</p>
        <p class="paper-body">{profile.phrases["closing"] || t("office.sample_closing")}</p>
        <div class="signs">
          <Sign above="" role={t("office.role_chair")} one={signatoryOf(profile, "chair")} />
          <Sign above={`${profile.place || "……"}, ${date}`} role={t("office.role_committee")} one={signatoryOf(profile, "committee")} />
        </div>
      </div>
    </div>
  );
}

function Sign({ above, role, one }: { readonly above: string; readonly role: string; readonly one: Signatory | undefined }): JSX.Element {
  const position = (one?.position ?? "") === "" ? role : (one?.position ?? "");
  return (
    <div>
      <p>{above === "" ? "\u00a0" : above}</p>
      <p class="caps">{position},</p>
      <p class="room-to-sign" />
      {(one?.name ?? "") === "" ? <p><mark>{"…".repeat(14)}</mark></p> : <p><b class="signed">{one?.name}</b></p>}
      {(one?.rank ?? "") !== "" && <p>{one?.rank}</p>}
      <p>NIP. {(one?.nip ?? "") === "" ? <mark>{"…".repeat(10)}</mark> : one?.nip}</p>
    </div>
  );
}
