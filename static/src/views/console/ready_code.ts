// A code to scan as a picture, fetched with the token.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Hall } from "./hall_state";

/** `what`: as the address of the code asks for it; empty for none. */
export function useCode(hall: Hall, what: string): string {
  const code = useSignal("");
  useEffect(() => {
    let drawn = "";
    const draw = async (): Promise<void> => {
      const response = await fetch(hall.path(`qr.svg?what=${what}`), { headers: { Authorization: `Bearer ${hall.token}` } });
      if (!response.ok) return;
      drawn = URL.createObjectURL(await response.blob());
      code.value = drawn;
    };
    if (what === "") code.value = "";
    else void draw().catch(() => (code.value = ""));
    return () => URL.revokeObjectURL(drawn);
  }, [what]);
  return code.value;
}
