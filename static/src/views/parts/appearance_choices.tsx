// Choosing language and colours: in full on a page of one's own, folded under one word anywhere else.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { tongue, t } from "../../core/texts";
import { choose, fetching, languages, paint, type Theme, theme, THEMES } from "./appearance";
import { Icon } from "./icon";
import { Tabs } from "./tabs";

/** `colours`: the projector keeps its own. */
export function AppearanceChoices({ colours = true }: { readonly colours?: boolean }): JSX.Element {
  return (
    <div class="appearance-choices">
      <b>{t("appearance.language")}</b>
      <Tabs label={t("appearance.language")} chosen={tongue()} onChoose={(to) => void choose(to)} tabs={languages().map(({ code, name }) => ({ key: code, label: <span lang={code}>{name}</span> }))} />
      <p class="mute" role="status">
        {fetching.value === "coming" && t("appearance.coming")}
        {fetching.value === "failed" && t("appearance.failed")}
      </p>
      {colours && <b>{t("appearance.colours")}</b>}
      {colours && <Tabs<Theme> label={t("appearance.colours")} chosen={theme.value} onChoose={paint} tabs={THEMES.map((key) => ({ key, label: themeName(key) }))} />}
    </div>
  );
}

interface AppearanceProps {
  readonly colours?: boolean;
  /** Where there is room for it, the word stands in a second language, for whoever cannot read the page. */
  readonly named?: boolean;
}

export function Appearance({ colours, named }: AppearanceProps): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (menu.current?.open === true && event.target instanceof Node && !menu.current.contains(event.target)) menu.current.open = false;
    };
    addEventListener("pointerdown", elsewhere);
    addEventListener("focusin", elsewhere);
    return () => {
      removeEventListener("pointerdown", elsewhere);
      removeEventListener("focusin", elsewhere);
    };
  }, []);
  return (
    <details class="appearance" ref={menu} onToggle={(event) => setOpen(event.currentTarget.open)} onKeyDown={(event) => event.key === "Escape" && closed(menu.current)}>
      <summary>
        <Icon name="language" />
        <span>
          {t("appearance.language")}{" "}
          {named === true && <span class="other" lang={tongue() === "en" ? "id" : "en"}>{t("appearance.other")}</span>}
        </span>
      </summary>
      {open && <AppearanceChoices {...(colours === undefined ? {} : { colours })} />}
    </details>
  );
}

function closed(menu: HTMLDetailsElement | null): void {
  if (menu?.open !== true) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

function themeName(of: Theme): string {
  return { "": t("appearance.system"), light: t("appearance.light"), dark: t("appearance.dark"), contrast: t("appearance.contrast") }[of];
}
