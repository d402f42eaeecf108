// Where files wait for the line: IndexedDB keeps them as they are, also over plain http; a browser that does not keeps them for
// this page alone, and says so.

import { createStore, del, entries, set } from "idb-keyval";
import type { Basket, Parcel } from "./uploads";

/** `tag` names the person: several on one phone never see each other's files. */
export function openBasket(tag: string): Basket {
  const store = createStore("rembuk-documents", "parcels");
  return {
    all: async () => {
      const found = await entries<string, Parcel>(store);
      return found.filter(([key]) => key.startsWith(`${tag} `)).map(([, parcel]) => parcel);
    },
    put: (parcel) => set(`${tag} ${parcel.id}`, parcel, store),
    remove: (id) => del(`${tag} ${id}`, store),
  };
}
