// Node's socket.io as it comes, WebSocket only: the same rooms, the same messages as the bare server.

import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const hub = new Server(http, { transports: ["websocket"], perMessageDeflate: false, maxHttpBufferSize: 262144 });

hub.on("connection", (socket) => {
  for (const room of socket.handshake.auth.rooms ?? []) socket.join(room);
  socket.emit("welcome", { objects: [] });
  socket.on("command", (message, acknowledge) => {
    for (const room of message.rooms) hub.to(room).emit("changes", { changes: [message] });
    acknowledge({ ok: true });
  });
});

http.listen(0, "127.0.0.1", 4096, () => console.log(http.address().port));
