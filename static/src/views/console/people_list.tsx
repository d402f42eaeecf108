// The list itself: every organisation with its people, folded while nobody searches in it.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { type Tone, Word } from "../parts/words";
import type { Hall } from "./hall_state";
import { personName } from "./naming";
import type { Beside } from "./people";
import { keepsLists } from "./people_rights";
import { type Member, type Office, stands } from "./people_roll";
import { sectorWord } from "./people_sectors";

interface Props {
  readonly hall: Hall;
  readonly offices: readonly Office[];
  /** While somebody searches every office that fits stands open. */
  readonly all: boolean;
  readonly beside: Beside | undefined;
  choose(beside: Beside): void;
}

/** A long list is folded: so many people are seen at once without scrolling for minutes. */
const FOLDED_FROM = 30;

export function OfficeList({ hall, offices, all, beside, choose }: Props): JSX.Element {
  const people = offices.reduce((count, office) => count + office.members.length, 0);
  const unfolded = all || people < FOLDED_FROM;
  return (
    <div class="card offices">
      {offices.map((office) => (
        <OfficeLines key={`${office.organisation?.id ?? ""} ${unfolded}`} hall={hall} office={office} open={unfolded} beside={beside} choose={choose} />
      ))}
    </div>
  );
}

function OfficeLines({ hall, office, open, beside, choose }: Omit<Props, "offices" | "all"> & { readonly office: Office; readonly open: boolean }): JSX.Element {
  const [shown, setShown] = useState(open);
  const { organisation, members, present, expected } = office;
  const keeps = keepsLists(hall);
  return (
    <section class="office">
      <div class="office-head">
        <button type="button" class="fold" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <Icon name={shown ? "down" : "forward"} />
          <span class="grow">
            <b>{organisation?.name ?? t("rooms.people.no_office")}</b>
            {organisation !== undefined && <small class="mute">{[organisation.abbreviation, sectorWord(hall, organisation.sector)].filter((one) => one !== "").join(" · ")}</small>}
          </span>
          {organisation?.status === "provisional" && <Word tone="local" icon="note">{t("rooms.people.office_walked")}</Word>}
          <Word tone={present > 0 ? "saved" : "none"} icon={present > 0 ? "check" : "none"}>{t("rooms.people.present", { present, of: expected })}</Word>
        </button>
        {keeps && organisation !== undefined && (
          <>
            <Button kind="quiet" small icon="add" label={t("rooms.people.add_to", { name: organisation.name })} onClick={() => choose({ kind: "new_person", office: organisation.id })}>
              {t("rooms.people.add_here")}
            </Button>
            <Button kind="quiet" small label={t("rooms.people.edit_name", { name: organisation.name })} onClick={() => choose({ kind: "office", id: organisation.id })}>
              {t("rooms.people.edit")}
            </Button>
          </>
        )}
      </div>
      {shown && members.length > 0 && (
        <ul>
          {members.map((member) => (
            <MemberLine key={member.person.id} hall={hall} member={member} chosen={beside?.kind === "person" && beside.id === member.person.id} choose={() => choose({ kind: "person", id: member.person.id })} />
          ))}
        </ul>
      )}
      {shown && members.length === 0 && <p class="mute nobody">{t("rooms.people.nobody_here")}</p>}
    </section>
  );
}

function MemberLine({ hall, member, chosen, choose }: { readonly hall: Hall; readonly member: Member; readonly chosen: boolean; choose(): void }): JSX.Element {
  const { person } = member;
  const there = hall.presence.value[person.id];
  return (
    <li>
      <button type="button" class="member" aria-current={chosen ? "true" : undefined} onClick={choose}>
        <span class="grow">
          <b>{person.name}</b>
          <small class="mute">{person.position}</small>
        </span>
        <HandsWord hall={hall} person={person.id} />
        {there?.online === true && <Word tone="saved" icon="online">{t("rooms.people.online")}</Word>}
        <Word tone={toneOf(person.status)} icon={person.status === "announced" ? "none" : person.status === "joined" ? "check" : "note"}>{statusOf(person.status)}</Word>
        <Icon name="forward" />
      </button>
    </li>
  );
}

/** Who fills the seat, or whose it is. */
function HandsWord({ hall, person }: { readonly hall: Hall; readonly person: string }): JSX.Element | null {
  const standing = hall.substitutions.value.filter(stands);
  const by = standing.find((one) => one.predecessor_id === person);
  const whose = standing.find((one) => one.substitute_id === person);
  if (by !== undefined) return <Word tone="local" icon="move">{t("rooms.seats.word_by", { name: personName(hall, by.substitute_id) })}</Word>;
  return whose === undefined ? null : <Word tone="live" icon="move">{t("rooms.seats.word_for", { name: personName(hall, whose.predecessor_id) })}</Word>;
}

function toneOf(status: string): Tone {
  if (status === "announced") return "none";
  return status === "provisional" ? "local" : "saved";
}

function statusOf(status: string): string {
  if (status === "joined") return t("rooms.people.status_joined");
  return status === "provisional" ? t("rooms.people.status_walked") : t("rooms.people.status_announced");
}
