// Uploads over a line that breaks wherever it can: in the end the server holds the file once and whole.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../static/src/core/api";
import { checkSum } from "../../static/src/core/check_sum";
import { type Ask, type Basket, type Parcel, type Upload, Uploads } from "../../static/src/core/uploads";

const BYTES = new Uint8Array(700).map((_, at) => at % 251);
const FILE = new Blob([BYTES]);

/** The server's side of it: what has arrived, and answers that get lost on the way back. */
class Server {
  have = new Uint8Array(0);
  asked: string[] = [];
  laid = 0;
  constructor(private readonly faults: (call: number, path: string) => "" | "lost" | "unheard" | { code: string } = () => "") {}

  readonly ask: Ask = async <T>(method: string, path: string, body?: Blob | object): Promise<Answer<T>> => {
    const call = this.asked.push(`${method} ${path}`);
    const fault = this.faults(call, path);
    if (fault === "lost") return { ok: false, code: "no_answer" };
    if (typeof fault === "object") return { ok: false, code: fault.code };
    const answer = await this.answer(method, path, body);
    return (fault === "unheard" ? { ok: false, code: "no_answer" } : answer) as Answer<T>;
  };

  private async answer(method: string, path: string, body?: Blob | object): Promise<object> {
    if (method === "POST" && path === "uploads") return { ok: true, offset: this.have.length, piece: 256 };
    if (method === "DELETE") return { ok: true };
    if (path.endsWith("/finish")) {
      this.laid += 1;
      return { ok: true, seq: 1, already: this.laid > 1 };
    }
    const offset = Number(new URLSearchParams(path.split("?")[1]).get("offset"));
    const piece = new Uint8Array(await (body as Blob).arrayBuffer());
    if (offset <= this.have.length) this.have = new Uint8Array([...this.have, ...piece.slice(this.have.length - offset)]);
    return { ok: true, offset: this.have.length };
  }
}

class Shelf implements Basket {
  readonly kept = new Map<string, Parcel>();
  all = async (): Promise<readonly Parcel[]> => [...this.kept.values()];
  put = async (parcel: Parcel): Promise<void> => void this.kept.set(parcel.id, parcel);
  remove = async (id: string): Promise<void> => void this.kept.delete(id);
}

function uploads(server: Server, shelf: Basket = new Shelf()): { readonly all: Uploads; readonly until: (...stages: string[]) => Promise<Upload> } {
  const all: Uploads = new Uploads({ ask: server.ask, basket: shelf, newId: () => "att_1", onChange: () => undefined, wait: () => new Promise((go) => setTimeout(go)) });
  const until = async (...stages: string[]): Promise<Upload> => {
    for (let look = 0; look < 2000; look += 1) {
      const found = all.all.find((one) => stages.includes(one.stage));
      if (found !== undefined) return found;
      await new Promise((go) => setTimeout(go));
    }
    throw new Error(`never ${stages.join(" or ")}: ${JSON.stringify(all.all)}`);
  };
  return { all, until };
}

test("the check sum is the one the server counts", async () => {
  assert.equal(await checkSum(new Blob(["123456789"])), "cbf43926");
  assert.equal(await checkSum(FILE, 100), await checkSum(FILE));
});

test("whatever is lost or unheard on the way, the file arrives once and whole", async () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const server = new Server((call) => (["", "lost", "unheard", ""] as const)[(call * 7 + seed * 3 + (call * seed) % 5) % 4] ?? "");
    const { all, until } = uploads(server);
    await all.add(FILE, "Renstra.pdf", { unit: "group", unit_id: "grp_1" });
    await until("done", "already");
    assert.deepEqual([...server.have], [...BYTES]);
  }
});

test("a page that is closed and opened again goes on where it was", async () => {
  const shelf = new Shelf();
  const first = new Server((call) => (call > 2 ? "lost" : ""));
  const before = uploads(first, shelf);
  assert.equal(await before.all.add(FILE, "Renstra.pdf", {}), true);
  await before.until("waiting");
  assert.equal(first.have.length, 256);
  // A page that is gone asks no more.
  before.all.pause("att_1");
  const second = new Server();
  second.have = first.have;
  const after = uploads(second, shelf);
  await after.all.recover();
  await after.until("done");
  assert.deepEqual([...second.have], [...BYTES]);
  assert.deepEqual(second.asked.slice(0, 2), ["POST uploads", "PUT uploads/att_1?offset=256"]);
  assert.equal(shelf.kept.size, 0);
});

test("a phone that cannot keep a file says so and sends it all the same", async () => {
  const shelf = { ...new Shelf(), put: () => Promise.reject(new Error("full")), all: () => Promise.reject(new Error("none")), remove: () => Promise.reject(new Error("none")) };
  const { all, until } = uploads(new Server(), shelf);
  await all.recover();
  assert.equal(await all.add(FILE, "a.pdf", {}), false);
  await until("done");
});

test("what is refused stays with its reason until it is tried again or given up", async () => {
  let refusing = true;
  const server = new Server((_, path) => (refusing && path.endsWith("/finish") ? { code: "file_macros" } : ""));
  const { all, until } = uploads(server);
  await all.add(FILE, "a.docx", {});
  assert.equal((await until("refused")).refusal?.code, "file_macros");
  refusing = false;
  all.resume("att_1");
  await until("done");
  await all.drop("att_1");
  assert.deepEqual(all.all, []);
  assert.equal(server.asked.includes("DELETE uploads/att_1"), false, "what lies there is not given up");
});

test("an upload that the server no longer knows is begun anew, but not for ever", async () => {
  let forgotten = 0;
  const server = new Server((_, path) => (path.startsWith("uploads/att_1?") && (forgotten += 1) < 3 ? { code: "unknown_upload" } : ""));
  const { all, until } = uploads(server);
  await all.add(FILE, "a.pdf", {});
  await until("done");
  const never = uploads(new Server((_, path) => (path.includes("?offset") ? { code: "unknown_upload" } : "")));
  await never.all.add(FILE, "a.pdf", {});
  await never.until("refused");
});

test("paused means paused, also while an answer is on its way", async () => {
  const waiting: (() => void)[] = [];
  const server = new Server();
  const slow: Ask = async (method, path, body) => {
    const answer = await server.ask(method, path, body);
    if (method === "PUT") await new Promise<void>((go) => void waiting.push(go));
    return answer as never;
  };
  const all: Uploads = new Uploads({ ask: slow, basket: new Shelf(), newId: () => "att_1", onChange: () => undefined, wait: () => Promise.resolve() });
  await all.add(FILE, "a.pdf", {});
  while (waiting.length === 0) await new Promise((go) => setTimeout(go));
  all.pause("att_1");
  all.resume("att_1");
  all.pause("att_1");
  waiting.splice(0).forEach((go) => go());
  for (let look = 0; look < 20; look += 1) await new Promise((go) => setTimeout(go));
  const stage = (): string | undefined => all.all[0]?.stage;
  assert.equal(stage(), "paused");
  assert.equal(server.laid, 0);
  all.resume("att_1");
  const free = setInterval(() => waiting.splice(0).forEach((go) => go()), 1);
  while (stage() !== "done") await new Promise((go) => setTimeout(go));
  clearInterval(free);
  assert.deepEqual([...server.have], [...BYTES]);
});

test("of many files two are on their way at a time, and all arrive", async () => {
  const server = new Server();
  let [under, most, number] = [0, 0, 0];
  const counted: Ask = async (method, path, body) => {
    if (method === "PUT") most = Math.max(most, (under += 1));
    await new Promise((go) => setTimeout(go, 1));
    if (method === "PUT") under -= 1;
    server.have = new Uint8Array(0);
    return path.startsWith("uploads/") && method === "PUT" ? ({ ok: true, offset: 700 } as never) : server.ask(method, path, body);
  };
  const all: Uploads = new Uploads({ ask: counted, basket: new Shelf(), newId: () => `att_${(number += 1)}`, onChange: () => undefined, wait: () => Promise.resolve() });
  for (let file = 0; file < 6; file += 1) void all.add(FILE, `${file}.jpg`, {});
  for (let look = 0; look < 500 && all.all.filter((one) => one.stage === "done" || one.stage === "already").length < 6; look += 1) await new Promise((go) => setTimeout(go, 2));
  assert.equal(all.all.filter((one) => one.stage === "done" || one.stage === "already").length, 6);
  assert.equal(most, 2);
});
