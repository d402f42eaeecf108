// Nothing to write yet: where my table is, what runs now and what comes next.  Tasks appear here by themselves.

import type { JSX } from "preact";
import { membersOf, workshopOf } from "../../core/hall";
import type { Group } from "../../core/generated/wire";
import { label } from "../../core/design";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { Announced } from "./announced";
import { BallotCards } from "./ballot_cards";
import { Days } from "./agenda";
import { DocumentsLink } from "./documents_link";
import { Frame } from "./frame";
import { HomeworkNotes, Practice, Replaced } from "./later";
import type { Phone } from "./phone";
import { courteous } from "./said";

export function Waiting({ phone }: { readonly phone: Phone }): JSX.Element {
  const { me } = phone;
  const placed = me.groups[me.groups.length - 1];
  const loading = workshopOf(phone.objects) === undefined;
  return (
    <Frame phone={phone} begins="all">
      <Announced phone={phone} />
      <BallotCards phone={phone} />
      <Replaced phone={phone} />
      <HomeworkNotes phone={phone} />
      {placed === undefined ? (
        <>
          <h1>{loading ? t("phone.waiting.loading") : t("phone.waiting.title")}</h1>
          {!loading && <p class="under">{t("phone.waiting.under")}</p>}
        </>
      ) : (
        <Table phone={phone} group={placed} />
      )}
      <Days phone={phone} near />
      {!loading && <Practice phone={phone} />}
      {!loading && <DocumentsLink phone={phone} />}
      <p class="privacy">
        <Icon name="online" />
        <span>{t("phone.offline.wifi")}</span>
      </p>
    </Frame>
  );
}

function Table({ phone, group }: { readonly phone: Phone; readonly group: Group }): JSX.Element {
  const { person } = phone.me;
  const name = person === undefined ? phone.someone.name : courteous(person.name, person.sex);
  const members = membersOf(phone.objects, group.id).length;
  const theme = themeOf(phone, group);
  return (
    <>
      <h1>{group.place === "" ? t("phone.waiting.group") : t("phone.waiting.table")}</h1>
      <section class="seat">
        <p class="lead">{t("phone.waiting.you_are_in", { name })}</p>
        <p class="g">{t("phone.group", { number: group.number })}</p>
        {group.place !== "" && (
          <p class="m">
            <Icon name="pin" />
            {group.place}
          </p>
        )}
        <p class="d">{[theme || group.title, members > 1 ? t("phone.waiting.members", { count: members }) : ""].filter((part) => part !== "").join(" · ")}</p>
      </section>
      <p class="under centre">{t("phone.waiting.under")}</p>
    </>
  );
}

function themeOf(phone: Phone, group: Group): string {
  const themes = (workshopOf(phone.objects)?.themes ?? []) as readonly { readonly id: string; readonly label_id: string; readonly label_en: string }[];
  const theme = themes.find((one) => one.id === group.theme);
  return theme === undefined ? "" : label(theme);
}

