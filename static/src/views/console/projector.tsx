// Layar: what the hall sees on the wall, hidden with one press, and the link by which a projector is let in.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card } from "../parts/card";
import { TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { type Page, PAGES, pageFor, pageName } from "./pages";
import { ProjectorLinks } from "./projector_links";
import { RoomHead } from "./room_head";

export function ProjectorRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const screen = hall.screen.value;
  const page = screen?.page === "progress" ? "timer" : (screen?.page ?? "join");
  const hidden = screen?.hidden ?? false;
  const linked = hall.grants.value.some((grant) => grant.role === "projector" && grant.revoked_at === null);
  const text = useSignal(textOf(screen?.content, "text"));
  const turn = (to: string, content: Readonly<Record<string, unknown>> = {}, hide = false) => void hall.send("show_page", { page: to, content, hidden: hide });
  const choose = (to: Page) => turn(to, to === "text" ? { text: text.value } : {});
  return (
    <>
      <RoomHead
        title={t("console.screen.title")}
        under={hidden ? t("console.screen.under_hidden") : t("console.screen.under", { page: pageName(page) })}
      >
        <Button kind={linked ? "main" : "plain"} icon="eye" onClick={() => turn(page, screen?.content ?? {}, !hidden)}>
          {hidden ? t("console.screen.show") : t("console.screen.hide")}
        </Button>
      </RoomHead>
      {hidden && <Notice tone="local" icon="eye" title={t("console.screen.hidden")}>{t("console.screen.hidden_how")}</Notice>}
      <div class="two even">
        <div class="stack">
          <h2>{t("console.screen.pages")}</h2>
          <Pick label={t("console.screen.pages")}>
            {PAGES.map((one) => (
              <PickRow key={one} icon={PAGE_ICON[one]} under={pageFor(one)} pressed={page === one} onPick={() => choose(one)} end={page === one ? <Icon name="check" /> : <span />}>
                {pageName(one)}
              </PickRow>
            ))}
          </Pick>
          <Card class="pad">
            <form
              class="stack form"
              onSubmit={(event) => {
                event.preventDefault();
                turn("text", { text: text.value });
              }}
            >
              <TextField label={t("console.screen.text")} rows={3} value={text.value} maxLength={400} help={t("console.screen.text_help")} onInput={(typed) => (text.value = typed)} />
              <div class="line-of">
                <Button type="submit" icon="screen">
                  {t("console.screen.show_text")}
                </Button>
              </div>
            </form>
          </Card>
        </div>
        <ProjectorLinks hall={hall} />
      </div>
    </>
  );
}

const PAGE_ICON = { join: "code", agenda: "agenda", tables: "pin", timer: "clock", text: "note", blank: "none" } as const;
