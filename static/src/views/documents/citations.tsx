// What a row refers to: which document, where in it; said by whoever writes the row, read by whoever reads it.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { citationsOf, documentsIn, newestOf } from "../../core/documents";
import type { Citation } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { download, type Visitor } from "./visitor";

interface CitationsProps {
  readonly visitor: Visitor;
  readonly entry: string;
  /** Whether the row may be written: then references are made and taken away. */
  readonly write: boolean;
}

export function Citations({ visitor, entry, write }: CitationsProps): JSX.Element | null {
  const [adding, setAdding] = useState(false);
  const found = citationsOf(visitor.objects, entry);
  if (found.length === 0 && !write) return null;
  return (
    <section class="citations">
      <h3>{t("documents.cite")}</h3>
      {found.length > 0 && (
        <ul>
          {found.map((one) => (
            <Cited key={one.id} visitor={visitor} citation={one} write={write} />
          ))}
        </ul>
      )}
      {write && !adding && <Button small icon="add" onClick={() => setAdding(true)}>{t("documents.cite_add")}</Button>}
      {write && adding && <Adding visitor={visitor} entry={entry} done={() => setAdding(false)} />}
    </section>
  );
}

function Cited({ visitor, citation, write }: { readonly visitor: Visitor; readonly citation: Citation; readonly write: boolean }): JSX.Element {
  const [refused, setRefused] = useState("");
  const one = visitor.objects.get("attachment", citation.attachment_id);
  const said = [citation.place, citation.note].filter((part) => part !== "").join(" · ");
  return (
    <li>
      <Icon name="document" />
      <div>
        {one === undefined ? (
          <span class="mute">{t("documents.cite_gone")}</span>
        ) : (
          <button type="button" class="link kept" onClick={() => void download(visitor, one).then((code) => setRefused(code ?? ""))}>
            {one.name}
          </button>
        )}
        {said !== "" && <p class="kept">{said}</p>}
        {one !== undefined && newestOf(visitor.objects, one).id !== one.id && <Word tone="live" icon="undo">{t("documents.newer")}</Word>}
        {refused !== "" && <Notice tone="fix" urgent title={t(`refusal.${refused}`)} />}
      </div>
      {write && (
        <button type="button" class="x" aria-label={t("documents.cite_remove")} onClick={() => void visitor.send("withdraw_citation", citation.id, { citation: citation.id, withdrawn: true })}>
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

function Adding({ visitor, entry, done }: { readonly visitor: Visitor; readonly entry: string; readonly done: () => void }): JSX.Element {
  const [chosen, setChosen] = useState("");
  const [place, setPlace] = useState("");
  const documents = documentsIn(visitor.objects, () => true).map((one) => one.last);
  if (documents.length === 0) return <Notice icon="document" title={t("documents.cite_none")} way={<Button kind="quiet" small onClick={done}>{t("common.close")}</Button>} />;
  const attachment = documents.some((one) => one.id === chosen) ? chosen : (documents[0]?.id ?? "");
  const save = (): void => {
    done();
    void visitor.send("cite_attachment", entry, { citation: newId("cit"), entry, attachment, place });
  };
  return (
    <form class="naming" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <label class="lab">
        {t("documents.cite_which")}
        <select class="inp" value={attachment} onChange={(event) => setChosen(event.currentTarget.value)}>
          {documents.map((one) => (
            <option key={one.id} value={one.id} selected={one.id === attachment}>{one.name}</option>
          ))}
        </select>
      </label>
      <p class="mute">{t("documents.cite_who")}</p>
      <TextField label={t("documents.cite_place")} help={t("documents.cite_example")} value={place} maxLength={60} onInput={setPlace} />
      <div class="doings">
        <Button small kind="main" type="submit">{t("documents.cite_save")}</Button>
        <Button small kind="quiet" onClick={done}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
