// The documents on one table: each with what it is, who brought it and what can be done with it.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { documentsIn, type Document, isPicture, kindOf, sized, withdrawnIn } from "../../core/documents";
import type { Attachment } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { AddButton } from "./sending";
import { download, mayChange, picture, type Visitor } from "./visitor";

interface ListProps {
  readonly visitor: Visitor;
  readonly on: (attachment: Attachment) => boolean;
}

export function DocumentList({ visitor, on }: ListProps): JSX.Element {
  const documents = documentsIn(visitor.objects, on);
  const withdrawn = withdrawnIn(visitor.objects, on).filter((one) => mayChange(visitor, one));
  return (
    <>
      {documents.length === 0 && <Empty icon="document" title={t("documents.none")}>{t("documents.none_how")}</Empty>}
      <ul class="documents-list">
        {documents.map((one) => (
          <DocumentCard key={one.last.id} visitor={visitor} document={one} />
        ))}
      </ul>
      {withdrawn.length > 0 && (
        <details class="folded">
          <summary>{t("documents.withdrawn", { count: withdrawn.length })}</summary>
          <ul class="documents-list">
            {withdrawn.map((one) => (
              <li key={one.id} class="card document">
                <Head visitor={visitor} one={one} />
                <div class="doings">
                  <Button small icon="undo" onClick={() => void visitor.send("withdraw_attachment", one.id, { attachment: one.id, withdrawn: false })}>
                    {t("documents.restore")}
                  </Button>
                  {visitor.leads && <Erase visitor={visitor} one={one} />}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function DocumentCard({ visitor, document }: { readonly visitor: Visitor; readonly document: Document }): JSX.Element {
  const { last, earlier } = document;
  return (
    <li class="card document">
      <Head visitor={visitor} one={last} />
      {last.caption !== "" && <p class="kept">{last.caption}</p>}
      <Open visitor={visitor} one={last} />
      {mayChange(visitor, last) && <Acts visitor={visitor} one={last} />}
      {earlier.length > 0 && (
        <details class="folded">
          <summary>{t("documents.earlier", { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <div key={one.id} class="earlier">
              <Head visitor={visitor} one={one} />
              <Open visitor={visitor} one={one} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

export function Head({ visitor, one }: { readonly visitor: Visitor; readonly one: Attachment }): JSX.Element {
  const office = visitor.objects.get("organisation", one.organisation_id);
  const from = office === undefined ? t("documents.from_staff") : t("documents.from", { organisation: office.abbreviation || office.name });
  const parts = [kindOf(one), sized(one.size, spoken()), one.number > 1 ? t("documents.version", { number: one.number }) : "", from, clockTime(one.at, visitor.timezone)];
  return (
    <div class="document-head">
      <Icon name={isPicture(one) ? "eye" : "document"} />
      <div>
        <b class="kept">{one.name}</b>
        <p class="mute">{parts.filter((part) => part !== "").join(" · ")}</p>
        {one.shared && !one.withdrawn && <Word tone="live" icon="people">{t("documents.shared")}</Word>}
        {one.withdrawn && <Word tone="none" icon="withdraw">{t("documents.is_withdrawn")}</Word>}
      </div>
    </div>
  );
}

/** To be saved; a picture may be looked at here. */
export function Open({ visitor, one }: { readonly visitor: Visitor; readonly one: Attachment }): JSX.Element {
  const [refused, setRefused] = useState("");
  const [shown, setShown] = useState("");
  useEffect(() => () => URL.revokeObjectURL(shown), [shown]);
  const save = async (): Promise<void> => setRefused((await download(visitor, one)) ?? "");
  const look = async (): Promise<void> => {
    const found = await picture(visitor, one);
    setRefused(found === undefined ? "no_answer" : "");
    setShown(found ?? "");
  };
  return (
    <>
      <div class="doings">
        <Button small icon="download" onClick={() => void save()}>{t("documents.download")}</Button>
        {isPicture(one) && (
          <Button small icon="eye" pressed={shown !== ""} onClick={() => (shown === "" ? void look() : setShown(""))}>
            {shown === "" ? t("documents.look") : t("documents.hide")}
          </Button>
        )}
      </div>
      {shown !== "" && <img class="picture" src={shown} alt={one.caption === "" ? t("documents.picture_of", { name: one.name }) : one.caption} />}
      {refused !== "" && <Notice tone="fix" urgent title={t(`refusal.${refused}`)} />}
    </>
  );
}

function Acts({ visitor, one }: { readonly visitor: Visitor; readonly one: Attachment }): JSX.Element {
  const [naming, setNaming] = useState(false);
  return (
    <details class="folded acts-of">
      <summary>{t("documents.more")}</summary>
      {naming ? (
        <Naming visitor={visitor} one={one} done={() => setNaming(false)} />
      ) : (
        <div class="doings">
          {(!one.shared || visitor.keeps) && <Button small icon="write" onClick={() => setNaming(true)}>{t("documents.rename")}</Button>}
          <AddButton visitor={visitor} target={{ replaces: one.id }} label={t("documents.new_version")} small />
          {visitor.leads && (
            <Button small icon={one.shared ? "lock" : "people"} onClick={() => void visitor.send("share_attachment", one.id, { attachment: one.id, shared: !one.shared })}>
              {one.shared ? t("documents.unshare") : t("documents.share")}
            </Button>
          )}
          <Button small kind="fix" icon="withdraw" onClick={() => void visitor.send("withdraw_attachment", one.id, { attachment: one.id, withdrawn: true })}>
            {t("documents.withdraw")}
          </Button>
        </div>
      )}
    </details>
  );
}

/** ND1: for good, and said before. */
function Erase({ visitor, one }: { readonly visitor: Visitor; readonly one: Attachment }): JSX.Element {
  const [asking, setAsking] = useState(false);
  if (!asking) return <Button small kind="fix" onClick={() => setAsking(true)}>{t("documents.erase")}</Button>;
  return (
    <Notice
      tone="fix"
      title={t("documents.erase_sure")}
      way={
        <>
          <Button small kind="fix" onClick={() => void visitor.send("erase_attachment", one.id, { attachment: one.id })}>{t("documents.erase_yes")}</Button>
          <Button small kind="quiet" onClick={() => setAsking(false)}>{t("common.cancel")}</Button>
        </>
      }
    />
  );
}

/** The name; of a picture what it shows; for those who keep the papers the agenda item it belongs to. */
function Naming({ visitor, one, done }: { readonly visitor: Visitor; readonly one: Attachment; readonly done: () => void }): JSX.Element {
  const [name, setName] = useState(one.name);
  const [caption, setCaption] = useState(one.caption);
  const [item, setItem] = useState(one.agenda_item_id ?? "");
  const save = (): void => {
    done();
    void visitor.send("change_attachment", one.id, { attachment: one.id, name, caption, ...(visitor.photographs ? { agenda_item: item } : {}) });
  };
  return (
    <form class="naming" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <TextField label={t("documents.name")} value={name} maxLength={120} onInput={setName} />
      {isPicture(one) && <TextField label={t("documents.caption")} value={caption} maxLength={300} onInput={setCaption} />}
      {visitor.photographs && isPicture(one) && <ItemField visitor={visitor} value={item} onChange={setItem} />}
      <div class="doings">
        <Button small kind="main" type="submit">{t("documents.save")}</Button>
        <Button small kind="quiet" onClick={done}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}

function ItemField({ visitor, value, onChange }: { readonly visitor: Visitor; readonly value: string; readonly onChange: (item: string) => void }): JSX.Element {
  const items = visitor.objects.all("agenda_item").filter((one) => !one.removed);
  const sorted = [...items].sort((one, other) => one.day - other.day || (one.start < other.start ? -1 : 1));
  return (
    <label class="lab">
      {t("documents.item")}
      <select class="inp" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="" selected={value === ""}>{t("documents.no_item")}</option>
        {sorted.map((one) => (
          <option key={one.id} value={one.id} selected={one.id === value}>{`${one.start.replace(":", ".")} ${one.title}`}</option>
        ))}
      </select>
    </label>
  );
}
