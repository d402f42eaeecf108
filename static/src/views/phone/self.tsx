// Myself: who this phone says I am, the code that brings me back, who else is on this phone, the language.

import type { JSX } from "preact";
import type { Me } from "../../core/hall";
import { designOf, fieldOf } from "../../core/design";
import { isSave, type QueuedSave } from "../../core/outbox";
import { readable } from "../../core/reading";
import type { Text } from "../../core/text_hash";
import type { Someone } from "../../core/session";
import { tag } from "../../core/session";
import { t } from "../../core/texts";
import { AppearanceChoices } from "../parts/appearance_choices";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Pick, PickRow } from "../parts/pick";
import { Frame } from "./frame";
import { plain } from "./inputs";
import { OwnCopy } from "./own_copy";
import { OwnDetails } from "./own_details";
import { Replaced, StandsIn } from "./later";
import type { Phone } from "./phone";
import { href, RESULTS, TRACE } from "./route";
import { groupName, refusalSaid } from "./said";

export interface SelfProps {
  readonly phone: Phone;
  readonly people: readonly Someone[];
  readonly onSwitch: (someone: Someone) => void;
  /** Somebody else takes this phone: the door opens, I stay on the list. */
  readonly onOther: () => void;
  /** It is not me: off the list, and to the door. */
  readonly onNotMe: () => void;
}

export function Self(props: SelfProps): JSX.Element {
  const { phone } = props;
  const { me } = phone;
  const others = props.people.filter((someone) => tag(someone) !== tag(phone.someone));
  return (
    <Frame phone={phone}>
      <h1>{me.person?.name ?? phone.someone.name}</h1>
      <p class="under">{[me.person?.position, me.organisation?.name ?? phone.someone.organisation].filter((part) => part !== undefined && part !== "").join(" · ")}</p>
      <StandsIn phone={phone} />
      <Replaced phone={phone} />
      <Groups me={me} />
      {me.code !== "" && (
        <section class="seat">
          <p class="lead">{t("phone.self.code")}</p>
          <p class="g code">{me.code}</p>
          <p class="d">{t("phone.self.code_under")}</p>
        </section>
      )}
      <Written me={me} />
      <OwnDetails phone={phone} />
      <NotTaken phone={phone} />
      <h2 class="part">{t("appearance.title")}</h2>
      <AppearanceChoices />
      <h2 class="part">{t("phone.self.people")}</h2>
      {others.length > 0 && (
        <Pick>
          {others.map((someone) => (
            <PickRow key={tag(someone)} icon="person" under={someone.organisation || someone.title} onPick={() => props.onSwitch(someone)}>
              {someone.name || t("phone.somebody")}
            </PickRow>
          ))}
        </Pick>
      )}
      <Pick alt>
        <PickRow icon="add" onPick={props.onOther}>
          {t("phone.self.other")}
        </PickRow>
      </Pick>
      <NotMe {...props} />
      <OwnCopy phone={phone} />
    </Frame>
  );
}

/** What my tables wrote, and where it went. */
function Written({ me }: { readonly me: Me }): JSX.Element | null {
  if (me.groups.length === 0 && me.organisation === undefined) return null;
  return (
    <div class="ways">
      <a class="btn wide" href={href({ tab: "self", activity: RESULTS })}>
        <Icon name="document" />
        {t("phone.results")}
      </a>
      {me.organisation !== undefined && (
        <a class="btn wide" href={href({ tab: "self", activity: TRACE })}>
          <Icon name="search" />
          {t("own_phone.trace")}
        </a>
      )}
    </div>
  );
}

function Groups({ me }: { readonly me: Me }): JSX.Element | null {
  if (me.groups.length === 0) return null;
  return (
    <ul class="groups">
      {me.groups.map((group) => (
        <li key={group.id}>
          <Icon name="people" />
          <span>
            {groupName(group)}
            {group.place !== "" && <small>{group.place}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Texts the server did not take: they stay until somebody decides, also where their sheet is no longer to be seen. */
function NotTaken({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const saves = phone.outbox.refused.filter(isSave);
  if (saves.length === 0) return null;
  return (
    <>
      <h2 class="part">{t("phone.self.not_taken")}</h2>
      <ul class="said">
        {saves.map((save) => (
          <li key={save.id} class="card">
            <p class="kept">{textsSaid(save, phone)}</p>
            <p class="why">{refusalSaid(save.refusal ?? { code: "" })}</p>
            <Button small onClick={() => void phone.tryAgain(save.id)}>
              {t("phone.row.try_again")}
            </Button>
            <Button small kind="quiet" onClick={() => void phone.outbox.letGo(save.id)}>
              {t("phone.self.let_go")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function textsSaid({ payload }: QueuedSave, { objects }: Phone): string {
  const activity = objects.get("activity", payload.activity);
  const design = designOf(objects.get("worksheet", activity?.worksheet_id));
  const said = Object.entries(payload.values).map(([name, text]) => {
    const field = fieldOf(design, name);
    return field === undefined ? plain(text as Text) : readable(field, text as Text, objects);
  });
  return said.filter((part) => part !== "").join(" · ");
}

/** What is only on this phone goes with nobody: it must be sent first. */
function NotMe({ phone, onNotMe }: SelfProps): JSX.Element {
  const unsent = phone.unsent + phone.outbox.refused.length;
  return (
    <>
      <Button wide icon="person" disabled={unsent > 0} onClick={() => unsent === 0 && onNotMe()}>
        {t("phone.self.not_me")}
      </Button>
      {unsent > 0 && <p class="under">{t("phone.self.not_yet", { count: unsent })}</p>}
    </>
  );
}
