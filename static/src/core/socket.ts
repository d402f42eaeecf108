// The real wire: socket.io-client.  WebSocket first, long polling where a network lets none through; attempts are spread
// by chance so that a hall does not come back in one instant.  Its own retries of messages are not used: the outbox has ours.

import { io } from "socket.io-client";
import type { Auth, Command, Dial, Heard, Wire } from "./connection";
import type { Ack, PresenceUp } from "./messages";

const COMMAND_MS = 10_000;
const PRESENCE_MS = 6000;

export const dial: Dial = (auth: () => Auth, heard: Heard): Wire => {
  const socket = io({
    auth: (give) => give(auth()),
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 8000,
  });
  socket.on("connect", () => heard.connected());
  socket.on("disconnect", (reason) => {
    heard.disconnected();
    // The server closed this one on purpose; the library would stay away.
    if (reason === "io server disconnect") heard.refused("closed");
  });
  socket.on("connect_error", (error) => {
    if (!socket.active) heard.refused(codeOf(error));
  });
  socket.on("welcome", (message) => heard.welcome(message));
  socket.on("changes", (message) => heard.changes(message));
  socket.on("presence", (message) => heard.presence(message));
  socket.on("farewell", (message: { readonly reason?: string }) => heard.farewell(message.reason ?? "access_ended"));
  return {
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    hurry: () => {
      if (socket.io._readyState === "opening") return;
      socket.disconnect();
      socket.connect();
    },
    command: (command: Command) => socket.timeout(COMMAND_MS).emitWithAck("command", command) as Promise<Ack>,
    presence: async (presence: PresenceUp) => void (await socket.timeout(PRESENCE_MS).emitWithAck("presence", presence)),
  };
};

/** The refusal's code, whether it came as an object or written into the message. */
function codeOf(error: Error & { readonly data?: unknown }): string {
  const told = error.data;
  if (typeof told === "object" && told !== null && "code" in told) return String(told.code);
  return /['"]code['"]: ?['"](\w+)['"]/.exec(error.message)?.[1] ?? "server_error";
}
