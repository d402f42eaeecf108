// What the browser's tab is called: the page first, for of many tabs only the beginning is read.

import { useEffect } from "preact/hooks";

const HOUSE = "Rembuk";

export function useTitle(name: string): void {
  useEffect(() => {
    if (name !== "") document.title = `${name} · ${HOUSE}`;
  }, [name]);
}
