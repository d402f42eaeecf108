// A room's head: the room itself and what belongs to it, wherever one of them stands; on a page that stands alone too.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/texts";
import { Icon } from "../parts/icon";
import { Count } from "./counted";
import type { Hall } from "./hall_state";
import { kin, type Place } from "./places";

export function Kin({ hall, ...shown }: Omit<KinLinksProps, "of"> & { readonly hall: Hall }): JSX.Element | null {
  const found = kin(hall, shown.at);
  return found.length === 0 ? null : <KinLinks {...shown} of={found} />;
}

interface KinLinksProps {
  readonly at: string;
  readonly of: readonly Omit<Place, "letter">[];
  /** The console's address, on a page that is not the console. */
  readonly home?: string;
  readonly counts?: Readonly<Record<string, number>>;
}

export function KinLinks({ at, of, home = "", counts = {} }: KinLinksProps): JSX.Element {
  const nav = useRef<HTMLElement>(null);
  // On a narrow window they stand in one line that scrolls.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (here) nav.current?.scrollTo({ left: here.offsetLeft - nav.current.offsetLeft + here.offsetWidth - nav.current.clientWidth });
  }, [at]);
  return (
    <nav ref={nav} class="kin no-print" aria-label={t("console.kin")}>
      {of.map((one) => (
        <a key={one.key} href={one.href.startsWith("#") ? `${home}${one.href}` : one.href} aria-current={one.key === at ? "page" : undefined}>
          <Icon name={one.icon} />
          {one.name}
          <Count of={one.key} count={counts[one.key] ?? 0} />
        </a>
      ))}
    </nav>
  );
}
