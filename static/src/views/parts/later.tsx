// A part of the page in a file of its own: what stands in its place until it is there, and the way on where it does not come.

import { Component, type ComponentType, type JSX } from "preact";
import { type Later, Stock } from "../../core/later";
import { t } from "../../core/texts";
import { Button } from "./button";
import { Notice } from "./notice";

const PATIENCE_MS = 15_000;
/** A hall opens the page within a minute: first files come first, everything else after and not all at once. */
const FIRST_MS = 2_000;
const SPREAD_MS = 6_000;
const AGAIN_MS = 30_000;

const stock = new Stock({ files: named, fetch: fetched });

/** `source` is the file that `load` imports. */
export function part<T>(source: string, load: () => Promise<T>): Later<T> {
  return stock.part(source, load);
}

type PropsOf<View> = View extends (props: infer Props extends object) => unknown ? Props : never;

/** `around` draws the page about what is said meanwhile, with its ways to go; without it nothing stands there meanwhile. */
export function later<T extends object, Name extends keyof T>(from: Later<T>, view: Name, around?: (props: PropsOf<T[Name]>, said: JSX.Element) => JSX.Element): ComponentType<PropsOf<T[Name]>> {
  return class extends Component<PropsOf<T[Name]>> {
    private deaf: (() => void) | undefined;

    override componentDidMount(): void {
      this.deaf = from.listen(() => this.forceUpdate());
      void from.come();
    }

    override componentWillUnmount(): void {
      this.deaf?.();
    }

    // Whatever draws this anew draws the part anew, as if it stood here itself.
    override shouldComponentUpdate(): boolean {
      return true;
    }

    override render(): JSX.Element | null {
      const props = this.props as PropsOf<T[Name]>;
      if (from.thing !== undefined) {
        const Here = from.thing[view] as ComponentType<PropsOf<T[Name]>>;
        return <Here {...props} />;
      }
      if (from.standing === "coming") return around === undefined ? null : around(props, <Coming />);
      const said = <NotHere old={from.standing === "gone"} again={() => void from.come()} />;
      return around === undefined ? said : around(props, said);
    }
  };
}

function Coming(): JSX.Element {
  return (
    <p class="coming" role="status" aria-busy="true">
      {t("later.coming")}
    </p>
  );
}

function NotHere({ old, again }: { readonly old: boolean; readonly again: () => void }): JSX.Element {
  const act = old ? () => location.reload() : again;
  return (
    <Notice tone="fix" urgent title={old ? t("later.old") : t("later.no_answer")} way={<Button small icon="undo" onClick={act}>{old ? t("later.reload") : t("later.again")}</Button>}>
      {old ? t("later.old_do") : t("later.no_answer_do")}
    </Notice>
  );
}

/** Once the page is there and idle it has all its parts brought, so that they open without a network too. */
export function fillWhenIdle(): void {
  const fill = (): void => void stock.fill().then((done) => void (done || setTimeout(fill, AGAIN_MS)));
  const begin = (): void => void setTimeout(() => whenIdle(fill), FIRST_MS + Math.random() * SPREAD_MS);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
  addEventListener("online", () => void stock.fill());
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: FIRST_MS });
  else act();
}

function named(): Readonly<Record<string, readonly string[]>> {
  const written = document.getElementById("app")?.dataset["later"];
  return written === undefined ? {} : (JSON.parse(written) as Record<string, readonly string[]>);
}

/** Read to its end, or the browser does not keep it. */
async function fetched(file: string): Promise<number> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`/static/dist/${file}`, { signal: patience.signal });
    await answer.arrayBuffer();
    return answer.status;
  } finally {
    clearTimeout(timer);
  }
}
