// Opens a hall: the connection behind it, commands that survive a broken line, the clock that ticks.

import { Api } from "../../core/api";
import { Clock } from "../../core/clock";
import { Connection, type State } from "../../core/connection";
import type { CommandTypes } from "../../core/generated/wire";
import type { Ack } from "../../core/messages";
import { dial } from "../../core/socket";
import { type Connection as Line, Hall } from "./hall_state";

const TICK_MS = 1000;
const PRESENCE_MS = 25_000;
const WORDS: Readonly<Record<State, Line>> = { first: "again", online: "online", again: "again", offline: "offline", ended: "offline" };

export interface Opened {
  readonly hall: Hall;
  close(): void;
}

/** `beforeRefusal`: what must be there before a refusal is told. */
export function openHall(workshop: string, token: string, beforeRefusal?: () => Promise<void>): Opened {
  const clock = new Clock();
  const api = new Api((path, init) => fetch(path, init), clock, beforeRefusal);
  const hall: Hall = new Hall(workshop, token, api, clock, { command: (command) => carried(command) });
  const connection = new Connection({
    workshop,
    token,
    dial,
    snapshot: () => api.objects(workshop, token),
    objects: hall.objects,
    onPresence: (message) => {
      if (message.closing !== undefined) hall.closing.value = message.closing;
      if (message.people !== undefined) hall.presence.value = { ...hall.presence.value, ...message.people };
    },
    onState: (state) => {
      hall.connection.value = WORDS[state];
      if (connection.viewer !== undefined) hall.viewer.value = connection.viewer;
      if (state === "ended") hall.ended.value = connection.reason;
      // Presence comes whole after every welcome; what is known from before may be stale by then.
      if (state !== "again") return;
      hall.presence.value = {};
      hall.closing.value = {};
    },
  });

  /** The same id over HTTP where the socket gives no answer: the server writes it once (CM1). */
  async function carried<N extends keyof CommandTypes>(command: { id: string; name: N; payload: CommandTypes[N] }): Promise<Ack> {
    try {
      const ack = await connection.send(command);
      if (!ack.ok) await beforeRefusal?.();
      return ack;
    } catch {
      return api.command({ workshop, token }, command);
    }
  }

  const ticking = setInterval(() => hall.tick(), TICK_MS);
  const telling = setInterval(() => void connection.tell({ unsent: 0, writing: null }), PRESENCE_MS);
  const wake = () => {
    if (document.visibilityState === "visible") void connection.wake();
  };
  const lost = () => connection.lost();
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("offline", lost);
  void connection.start().then(() => {
    if (connection.viewer !== undefined) hall.viewer.value = connection.viewer;
  });
  return {
    hall,
    close: () => {
      clearInterval(ticking);
      clearInterval(telling);
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      removeEventListener("offline", lost);
      connection.stop();
    },
  };
}
