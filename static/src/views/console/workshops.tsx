// The workshops of this laptop: one is entered, a new one made, an old one copied or put away.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { spoken, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { Tabs } from "../parts/tabs";
import { Tag } from "../parts/words";
import { CreateWorkshop } from "./create";
import { type Host, sentence } from "./hall_state";
import { today, span } from "./workshops_days";
import { HostDesk, idOf, type ListedWorkshop } from "./workshops_host";
import { RoomHead } from "../parts/head";


type Doing = { readonly kind: "list" } | { readonly kind: "create" } | { readonly kind: "copy"; readonly of: ListedWorkshop };

export function WorkshopList({ host }: { readonly host: Host }): JSX.Element {
  const desk = new HostDesk(host.api, host.key);
  const [workshops, setWorkshops] = useState<readonly ListedWorkshop[] | undefined>(undefined);
  const [doing, setDoing] = useState<Doing>({ kind: "list" });
  const [archived, setArchived] = useState(false);
  const [wrong, setWrong] = useState("");

  const load = async (): Promise<void> => {
    const answer = await desk.workshops();
    if (answer.ok) setWorkshops(answer.workshops);
    else setWrong(sentence(answer));
  };
  useEffect(() => void load(), []);

  const enter = async (id: string): Promise<void> => {
    const refusal = await host.enter(id);
    if (refusal !== undefined) setWrong(sentence(refusal));
  };
  const put = async (workshop: ListedWorkshop): Promise<void> => {
    const answer = await desk.archive(workshop.id, workshop.status !== "archived");
    if (!answer.ok) setWrong(sentence(answer));
    await load();
  };
  const copied = async (workshop: unknown): Promise<void> => {
    setDoing({ kind: "list" });
    await load();
    if (idOf(workshop) !== "") await enter(idOf(workshop));
  };

  if (doing.kind === "create") {
    return <CreateWorkshop desk={desk} done={(id) => void enter(id)} back={() => setDoing({ kind: "list" })} />;
  }
  const shown = (workshops ?? []).filter((workshop) => (workshop.status === "archived") === archived);
  const away = (workshops ?? []).filter((workshop) => workshop.status === "archived").length;
  return (
    <section class="room workshops">
      <RoomHead title={t("rooms.workshops.title")} under={t("rooms.workshops.under")}>
        <Button kind="main" icon="add" onClick={() => setDoing({ kind: "create" })}>{t("rooms.workshops.new")}</Button>
      </RoomHead>
      {wrong !== "" && <Notice tone="fix" urgent title={wrong} />}
      {away > 0 && (
        <Tabs
          label={t("rooms.workshops.which")}
          tabs={[{ key: "active", label: t("rooms.workshops.active") }, { key: "archived", label: t("rooms.workshops.archived", { count: away }) }]}
          chosen={archived ? "archived" : "active"}
          onChoose={(key) => setArchived(key === "archived")}
        />
      )}
      {workshops !== undefined && shown.length === 0 && (
        <Empty icon="agenda" title={archived ? t("rooms.workshops.none_archived") : t("rooms.workshops.none")}>
          {archived ? t("rooms.workshops.none_archived_what") : t("rooms.workshops.none_what")}
        </Empty>
      )}
      {shown.length > 0 && <ul class="card lines">
        {shown.map((workshop) => (
          <li key={workshop.id}>
            <Line workshop={workshop} enter={() => void enter(workshop.id)} copy={() => setDoing({ kind: "copy", of: workshop })} put={() => void put(workshop)} />
            {doing.kind === "copy" && doing.of.id === workshop.id && (
              <Copy desk={desk} of={workshop} done={(made) => void copied(made)} back={() => setDoing({ kind: "list" })} />
            )}
          </li>
        ))}
      </ul>}
    </section>
  );
}

interface LineProps {
  readonly workshop: ListedWorkshop;
  enter(): void;
  copy(): void;
  put(): void;
}

function Line({ workshop, enter, copy, put }: LineProps): JSX.Element {
  const dates = workshop.days.map((day) => day.date ?? "").filter((date) => date !== "");
  const under = [workshop.place, span(dates, spoken()), workshop.join_code && t("rooms.workshops.code", { code: workshop.join_code })];
  return (
    <div class="line">
      <div class="grow">
        <b>{workshop.title}</b>
        <span class="mute">{under.filter((part) => part !== "").join(" · ")}</span>
      </div>
      <State workshop={workshop} dates={dates} />
      <Button kind="quiet" small icon="copy" onClick={copy} label={t("rooms.workshops.copy_of", { title: workshop.title })}>{t("rooms.workshops.copy")}</Button>
      <Button kind="quiet" small onClick={put}>{workshop.status === "archived" ? t("rooms.workshops.unarchive") : t("rooms.workshops.archive")}</Button>
      {workshop.status !== "archived" && (
        <Button small icon="open" onClick={enter} label={t("rooms.workshops.enter_of", { title: workshop.title })}>{t("rooms.workshops.enter")}</Button>
      )}
    </div>
  );
}

function State({ workshop, dates }: { readonly workshop: ListedWorkshop; readonly dates: readonly string[] }): JSX.Element {
  const now = today(new Date());
  if (workshop.rehearsal) return <Tag tone="local" icon="screen">{t("rooms.workshops.rehearsal")}</Tag>;
  if (workshop.status === "archived") return <Tag tone="none">{t("rooms.workshops.away")}</Tag>;
  if (dates.includes(now)) return <Tag tone="saved">{t("rooms.workshops.today")}</Tag>;
  const over = dates.length > 0 && dates.every((date) => date < now);
  return <Tag tone="none">{over ? t("rooms.workshops.over") : t("rooms.workshops.coming")}</Tag>;
}

interface CopyProps {
  readonly desk: HostDesk;
  readonly of: ListedWorkshop;
  done(workshop: unknown): void;
  back(): void;
}

function Copy({ desk, of, done, back }: CopyProps): JSX.Element {
  const [title, setTitle] = useState(t("rooms.workshops.copy_title", { title: of.title }));
  const [wrong, setWrong] = useState("");
  const copy = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await desk.copy(of.id, title.trim());
    if (answer.ok) done(answer.workshop);
    else setWrong(sentence(answer));
  };
  return (
    <form class="inline-ask" onSubmit={(event) => void copy(event)}>
      <TextField class="grow" label={t("rooms.workshops.copy_name")} help={t("rooms.workshops.copy_what")} value={title} maxLength={200} autoFocus onInput={setTitle} />
      <Button type="submit" icon="copy">{t("rooms.workshops.copy")}</Button>
      <Button kind="quiet" onClick={back}>{t("common.cancel")}</Button>
      {wrong !== "" && <Notice tone="fix" urgent title={wrong} />}
    </form>
  );
}
