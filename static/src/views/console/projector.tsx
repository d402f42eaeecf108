// Layar: what the hall sees on the wall, hidden with one press, a page of its own for one of several projectors, and the link
// by which a projector is let in.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { FOLLOW, ownScreen, screenOf, toldAlone } from "../../core/screens";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import { Tabs } from "../parts/tabs";
import type { Hall } from "./hall_state";
import { turnHidden, turnOneHidden } from "./hiding";
import { personName, textOf } from "./naming";
import { pageName } from "./pages";
import { ProjectorLinks, projectorsOf } from "./projector_links";
import { type Content, DAY_PAGES, type Page, PAGE_ICON, pageFor, RESULT_PAGES, subjectsOf } from "./projector_pages";
import { RoomHead } from "../parts/head";

const ALL = "";

export function ProjectorRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const chosen = useSignal(ALL);
  const projectors = projectorsOf(hall);
  // Without a projector its link is the first thing to do; it stays where it is until one leaves the room.
  const linkFirst = useSignal(projectors.length === 0).value;
  const one = projectors.some((grant) => grant.person_id === chosen.value) ? chosen.value : ALL;
  const screens = hall.every("screen");
  const screen = screenOf(screens, one);
  const shared = hall.screen.value;
  const alone = ownScreen(screens, one) !== undefined;
  const hidden = shared?.hidden ?? false;
  const isHidden = (projector: string) => toldAlone(screens, projector)?.hidden === true;
  const page = (screen?.page === "progress" ? "timer" : (screen?.page ?? "join")) as Page;
  const turn = (to: string, content: Content = {}) => void hall.send("show_page", { page: to, content, hidden: false, projector: one });
  return (
    <>
      <RoomHead title={t("console.screen.title")} under={hidden ? t("console.screen.under_hidden") : t("console.screen.under", { page: pageName(shared?.page ?? "join") })}>
        <Button kind={projectors.length > 0 ? "main" : "plain"} icon="eye" onClick={() => void (one === ALL ? turnHidden(hall) : turnOneHidden(hall, one))}>
          {hideSaid(one === ALL ? "" : personName(hall, one), one === ALL ? hidden : isHidden(one))}
        </Button>
      </RoomHead>
      {hidden && <Notice tone="local" icon="eye" title={t("console.screen.hidden")}>{t("console.screen.hidden_how")}</Notice>}
      {projectors.length > 1 && (
        <Tabs
          label={t("console.screen.which")}
          tabs={[{ key: ALL, label: t("console.screen.all") }, ...projectors.map((grant) => ({ key: grant.person_id, label: tabSaid(personName(hall, grant.person_id), isHidden(grant.person_id)) }))]}
          chosen={one}
          onChoose={(key) => (chosen.value = key)}
        />
      )}
      {one !== ALL && <Alone name={personName(hall, one)} alone={alone} onFollow={() => turn(FOLLOW)} />}
      {linkFirst && <ProjectorLinks hall={hall} />}
      <div class="two even">
        <Pages hall={hall} title={t("console.screen.hall")} pages={DAY_PAGES} now={page} content={screen?.content ?? {}} onTurn={turn} />
        <Pages hall={hall} title={t("console.screen.results")} pages={RESULT_PAGES} now={page} content={screen?.content ?? {}} onTurn={turn} />
      </div>
      <div class="two even">
        <Message shown={textOf(screen?.content, "text")} onShow={(text) => turn("text", { text })} />
        {!linkFirst && <ProjectorLinks hall={hall} />}
      </div>
    </>
  );
}

/** `name`: of the one projector that is chosen. */
function hideSaid(name: string, hidden: boolean): string {
  if (name === "") return t(hidden ? "console.screen.show" : "console.screen.hide");
  return t(hidden ? "console.screen.show_one" : "console.screen.hide_one", { name });
}

function tabSaid(name: string, hidden: boolean): string {
  return hidden ? t("console.screen.one_hidden", { name }) : name;
}

function Alone({ name, alone, onFollow }: { readonly name: string; readonly alone: boolean; readonly onFollow: () => void }): JSX.Element {
  if (!alone) return <p class="mute which">{t("console.screen.follows")}</p>;
  return (
    <Notice icon="screen" title={t("console.screen.alone", { name })} way={<Button small onClick={onFollow}>{t("console.screen.follow")}</Button>} />
  );
}

interface PagesProps {
  readonly hall: Hall;
  readonly title: string;
  readonly pages: readonly Page[];
  readonly now: Page;
  readonly content: Content;
  readonly onTurn: (page: Page, content: Content) => void;
}

function Pages({ title, pages, ...rest }: PagesProps): JSX.Element {
  return (
    <div class="stack">
      <h2>{title}</h2>
      <Pick label={title}>
        {pages.map((page) => (
          <PageRow key={page} page={page} {...rest} />
        ))}
      </Pick>
      {pages.includes(rest.now) && <Subject {...rest} />}
    </div>
  );
}

function PageRow({ hall, page, now, content, onTurn }: Omit<PagesProps, "title" | "pages"> & { readonly page: Page }): JSX.Element {
  const subjects = subjectsOf(hall, page);
  const none = subjects !== undefined && subjects.all.length === 0;
  const shown = page === now;
  const choose = () => {
    if (none) return;
    const kept = shown && subjects !== undefined ? textOf(content, subjects.key) : "";
    onTurn(page, page === "text" ? { text: textOf(content, "text") } : about(subjects?.key, kept || (subjects?.all[0]?.id ?? "")));
  };
  return (
    <PickRow icon={PAGE_ICON[page]} under={none ? subjects.none : pageFor(page)} pressed={shown} onPick={choose} off={none} end={shown ? <Icon name="check" /> : <span />}>
      {pageName(page)}
    </PickRow>
  );
}

/** Of the page that is shown: what it is about, where there is more than one thing. */
function Subject({ hall, now, content, onTurn }: Omit<PagesProps, "title" | "pages">): JSX.Element | null {
  const subjects = subjectsOf(hall, now);
  if (subjects === undefined || subjects.all.length < 2) return null;
  return (
    <SelectField
      label={t("console.screen.subject")}
      value={textOf(content, subjects.key)}
      options={subjects.all.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(id) => onTurn(now, about(subjects.key, id))}
    />
  );
}

function about(key: string | undefined, id: string): Content {
  return key === undefined || id === "" ? {} : { [key]: id };
}

function Message({ shown, onShow }: { readonly shown: string; readonly onShow: (text: string) => void }): JSX.Element {
  const text = useSignal(shown);
  const show = (event: Event) => {
    event.preventDefault();
    onShow(text.value);
  };
  return (
    <Card class="pad">
      <form class="stack form" onSubmit={show}>
        <TextField label={t("console.screen.text")} rows={3} value={text.value} maxLength={400} help={t("console.screen.text_help")} onInput={(typed) => (text.value = typed)} />
        <div class="line-of">
          <Button type="submit" icon="screen">
            {t("console.screen.show_text")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
