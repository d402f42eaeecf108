// The parts of the profile that are typed: letterhead, page, who signs, standing phrases, the list to sign.

import type { JSX } from "preact";
import type { Language } from "../../core/texts";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SelectField, TextField, Tick } from "../parts/field";
import { COLUMNS, FONTS, type HeadLine, MOST_LINES, MOST_SIGNATORIES, PHRASES, type Profile, ROLES, SIDES, type Signatory } from "./office_state";

export interface Part {
  readonly profile: Profile;
  put(part: Partial<Profile>): void;
}

export function HeadPart({ profile, put, emblem, choose }: Part & { readonly emblem: string; choose(file: File | undefined): void }): JSX.Element {
  const line = (at: number, part: Partial<HeadLine>): void => put({ lines: profile.lines.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <Section title={t("office.head")} open>
      {profile.lines.map((one, at) => (
        <div class="office-line" key={at}>
          <TextField label={t("office.line", { number: at + 1 })} value={one.text} maxLength={200} onInput={(text) => line(at, { text })} />
          <TextField label={t("office.size")} type="number" value={String(one.size)} onInput={(size) => line(at, { size: whole(size, 8, 24, one.size) })} />
          <Tick checked={one.bold} onChange={(bold) => line(at, { bold })}>{t("office.bold")}</Tick>
        </div>
      ))}
      {profile.lines.length < MOST_LINES && <Button small icon="add" onClick={() => put({ lines: [...profile.lines, { text: "", size: 13, bold: false }] })}>{t("office.more_lines")}</Button>}
      <TextField label={t("office.address")} rows={2} value={profile.address} maxLength={400} help={t("office.address_help")} onInput={(address) => put({ address })} />
      <div class="office-emblem">
        {emblem !== "" && <img src={`data:image/png;base64,${emblem}`} alt={t("office.emblem")} />}
        <label class="btn small">
          {t("office.choose_emblem")}
          <input class="sr-only" type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => choose(event.currentTarget.files?.[0])} />
        </label>
        {emblem !== "" && <Button small kind="quiet" icon="withdraw" onClick={() => choose(undefined)}>{t("office.no_emblem")}</Button>}
      </div>
    </Section>
  );
}

export function PagePart({ profile, put }: Part): JSX.Element {
  return (
    <Section title={t("office.page")}>
      <div class="office-row">
        <SelectField label={t("office.paper")} value={profile.paper} options={[{ value: "A4", label: "A4 (210 × 297 mm)" }, { value: "F4", label: "F4 (215 × 330 mm)" }]} onChange={(paper) => put({ paper })} />
        <SelectField label={t("office.font")} value={profile.font} options={FONTS.map((font) => ({ value: font, label: font }))} onChange={(font) => put({ font })} />
        <TextField label={t("office.type_size")} type="number" value={String(profile.size)} onInput={(size) => put({ size: whole(size, 9, 14, profile.size) })} />
      </div>
      <div class="office-row">
        {SIDES.map((side) => (
          <TextField key={side} label={sideWord(side)} aside="mm" type="number" value={String(profile.margins[side])} onInput={(wide) => put({ margins: { ...profile.margins, [side]: whole(wide, 10, 60, profile.margins[side]) } })} />
        ))}
      </div>
      <div class="office-row">
        <TextField label={t("office.place")} value={profile.place} maxLength={200} onInput={(place) => put({ place })} />
        <TextField label={t("office.numbering")} help={t("office.numbering_help")} value={profile.numbering} maxLength={200} placeholder="000.1.5/{nomor}/Diskominfo/{tahun}" onInput={(numbering) => put({ numbering })} />
      </div>
    </Section>
  );
}

export function SignPart({ profile, put }: Part): JSX.Element {
  const change = (at: number, part: Partial<Signatory>): void => put({ signatories: profile.signatories.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const free = ROLES.find((role) => profile.signatories.every((one) => one.role !== role)) ?? "chair";
  return (
    <Section title={t("office.signatories")} open>
      {profile.signatories.map((one, at) => (
        <fieldset class="office-signer" key={at}>
          <SelectField label={t("office.role")} value={one.role} options={ROLES.map((role) => ({ value: role, label: roleWord(role) }))} onChange={(role) => change(at, { role })} />
          <TextField label={t("office.name")} value={one.name} maxLength={200} onInput={(name) => change(at, { name })} />
          <TextField label={t("office.position")} value={one.position} maxLength={200} onInput={(position) => change(at, { position })} />
          <TextField label={t("office.rank")} aside={t("rooms.optional")} value={one.rank} maxLength={200} onInput={(rank) => change(at, { rank })} />
          <TextField label="NIP" aside={t("rooms.optional")} inputMode="numeric" value={one.nip} maxLength={30} onInput={(nip) => change(at, { nip })} />
          <Button small kind="quiet" icon="withdraw" onClick={() => put({ signatories: profile.signatories.filter((_, place) => place !== at) })}>{t("office.without", { name: one.name || roleWord(one.role) })}</Button>
        </fieldset>
      ))}
      {profile.signatories.length < MOST_SIGNATORIES && <Button small icon="add" onClick={() => put({ signatories: [...profile.signatories, { role: free, name: "", position: "", rank: "", nip: "" }] })}>{t("office.more_signatories")}</Button>}
    </Section>
  );
}

/** `beside`: the language papers are also asked for in, whose phrases are kept under names of their own. */
export function PhrasePart({ profile, put, beside }: Part & { readonly beside: Language }): JSX.Element {
  const field = (name: (typeof PHRASES)[number], key: string): JSX.Element => (
    <TextField key={key} label={phraseWord(name)} rows={3} maxLength={3000} value={profile.phrases[key] ?? ""} placeholder={t("office.standard_phrase")} onInput={(said) => put({ phrases: { ...profile.phrases, [key]: said } })} />
  );
  return (
    <Section title={t("office.phrases")}>
      {PHRASES.map((name) => field(name, name))}
      <details class="office-beside">
        <summary>{beside === "en" ? t("office.phrases_en") : t("office.phrases_id")}</summary>
        {PHRASES.map((name) => field(name, `${name}_${beside}`))}
      </details>
    </Section>
  );
}

export function RollPart({ profile, put }: Part): JSX.Element {
  const tick = (name: string, on: boolean): void => put({ columns: COLUMNS.filter((one) => (one === name ? on : profile.columns.includes(one))) });
  return (
    <Section title={t("office.roll")}>
      <div class="office-ticks" role="group" aria-label={t("office.columns")}>
        {COLUMNS.map((name) => (
          <Tick key={name} checked={profile.columns.includes(name)} onChange={(on) => tick(name, on)}>{columnWord(name)}</Tick>
        ))}
      </div>
      <div class="office-row">
        <TextField label={t("office.blank_rows")} type="number" value={String(profile.blank_rows)} onInput={(rows) => put({ blank_rows: whole(rows, 0, 40, profile.blank_rows) })} />
        <TextField label={t("office.extra_columns")} help={t("office.extra_columns_help")} value={profile.extra_columns.join("; ")} onInput={(heads) => put({ extra_columns: heads.split(";").map((head) => head.trimStart()).slice(0, 4) })} />
      </div>
    </Section>
  );
}

function Section({ title, open, children }: { readonly title: string; readonly open?: boolean; readonly children: JSX.Element | (JSX.Element | JSX.Element[] | false)[] }): JSX.Element {
  return (
    <details class="card office-part" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What cannot be a number in its bounds leaves the one before. */
function whole(typed: string, least: number, most: number, before: number): number {
  const number = Math.round(Number(typed));
  return typed === "" || Number.isNaN(number) ? before : Math.min(most, Math.max(least, number));
}

function sideWord(side: (typeof SIDES)[number]): string {
  return { top: t("office.margin_top"), right: t("office.margin_right"), bottom: t("office.margin_bottom"), left: t("office.margin_left") }[side];
}

function roleWord(role: string): string {
  return { chair: t("office.role_chair"), scribe: t("office.role_scribe"), committee: t("office.role_committee"), acknowledging: t("office.role_acknowledging") }[role] ?? role;
}

function phraseWord(name: (typeof PHRASES)[number]): string {
  return { basis: t("office.basis"), purpose: t("office.purpose"), background: t("office.background"), method: t("office.method"), preface: t("office.preface"), closing: t("office.closing") }[name];
}

function columnWord(name: (typeof COLUMNS)[number]): string {
  return { nip: "NIP", rank: t("office.rank"), position: t("office.position"), organisation: t("office.organisation"), sex: t("office.sex"), phone: t("office.phone"), times: t("office.times") }[name];
}
