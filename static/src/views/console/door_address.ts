// Where phones and other laptops reach this one, and its codes as pictures.

import { useEffect, useState } from "preact/hooks";
import type { Hall } from "./hall_state";

/** The address the server gives out in this workshop's codes. */
export function useAddress(hall: Hall): string {
  const [address, setAddress] = useState("");
  const kept = hall.workshop.value?.profile["address"];
  useEffect(() => {
    void hall.api.get<{ readonly address: string }>(hall.path("hall"), hall.token).then((answer) => answer.ok && setAddress(answer.address));
  }, [kept]);
  return address;
}

/** The code as a picture, fetched with the token; nothing where there is none. */
export function useCode(hall: Hall, what: "join" | "wifi"): string {
  const [code, setCode] = useState("");
  const { address: kept, wifi } = hall.workshop.value?.profile ?? {};
  const wanted = what === "join" || wifi !== undefined;
  useEffect(() => {
    if (!wanted) return;
    let address = "";
    const draw = async (): Promise<void> => {
      const response = await fetch(hall.path(`qr.svg?what=${what}`), { headers: { Authorization: `Bearer ${hall.token}` } });
      if (!response.ok) return;
      address = URL.createObjectURL(await response.blob());
      setCode(address);
    };
    void draw().catch(() => setCode(""));
    return () => URL.revokeObjectURL(address);
  }, [kept, JSON.stringify(wifi), wanted]);
  return code;
}
