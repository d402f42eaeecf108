// Phones without a screen: the product's own Phone over its real wire, its storage a file instead of a browser's.  Told what
// to do by JSON lines on stdin; says what was typed, sent and answered on stdout.  May be killed at any moment.

import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Api } from "../../static/src/core/api";
import { newId } from "../../static/src/core/chance";
import { Clock } from "../../static/src/core/clock";
import type { Auth, Dial, Heard } from "../../static/src/core/connection";
import type { CommandTypes } from "../../static/src/core/generated/wire";
import { textsOf } from "../../static/src/core/rows";
import type { Keep } from "../../static/src/core/session";
import { dial } from "../../static/src/core/socket";
import { Phone } from "../../static/src/views/phone/phone";
import { compared, type Compared } from "./compared";

interface Opening {
  readonly phone: string;
  readonly port: number;
  readonly workshop: string;
  readonly person: string;
  readonly token: string;
  /** Whose storage: two tabs of one browser, or two people on one phone, share it. */
  readonly storage: string;
}
interface Typing {
  readonly phone: string;
  readonly activity: string;
  readonly unit: string;
  readonly entry: string;
  readonly field: string;
  readonly text: string;
  /** The finger stays in the field: the text is not handed over yet. */
  readonly stay?: boolean;
}
type Told =
  | ({ readonly do: "open" } & Opening)
  | ({ readonly do: "type" } & Typing)
  | { readonly do: "command"; readonly phone: string; readonly name: "mark_done"; readonly payload: CommandTypes["mark_done"] }
  | { readonly do: "wake" | "reload" | "lost" | "close"; readonly phone: string }
  | { readonly do: "full"; readonly storage: string; readonly full: boolean }
  | { readonly do: "later"; readonly ms: number }
  | { readonly do: "look"; readonly ask: number }
  | { readonly do: "compare"; readonly ask: number; readonly port: number; readonly phones: readonly string[] };

const [folder = ".", wrongMs = "0"] = process.argv.slice(2);
let skewMs = Number(wrongMs);

/** A browser's localStorage: whole or not at all, shared by all tabs, and full at times. */
class FileKeep implements Keep {
  full = false;
  private kept: Record<string, string>;
  private readonly path: string;

  constructor(name: string) {
    this.path = join(folder, `${name}.json`);
    this.kept = read(this.path);
  }

  getItem(key: string): string | null {
    return this.kept[key] ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new Error("QuotaExceededError");
    this.kept[key] = value;
    this.write();
  }

  removeItem(key: string): void {
    delete this.kept[key];
    this.write();
  }

  private write(): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(this.kept));
    renameSync(`${this.path}.new`, this.path);
  }
}

class Held {
  phone!: Phone;

  constructor(
    readonly opening: Opening,
    private readonly keep: FileKeep,
  ) {}

  async open(): Promise<void> {
    const { phone: name, port, workshop, person, token } = this.opening;
    const base = `http://127.0.0.1:${port}`;
    // The socket takes its address from the page's own, as in a browser.
    Object.assign(globalThis, { location: { protocol: "http:", hostname: "127.0.0.1", host: `127.0.0.1:${port}`, port: String(port) } });
    const someone = { workshop, title: "", person, name: person, organisation: "", token, code: "" };
    const clock = new Clock();
    const api = new Api((path, init) => fetch(base + path, init), clock);
    this.phone = await Phone.open(someone, { api, clock, dial: watched(name), keep: this.keep, lasting: true });
    this.phone.state.subscribe((state) => say({ said: "state", phone: name, state }));
  }

  /** A finger goes into the field, types, and leaves it. */
  type({ phone: name, activity, unit, entry, field, text, stay }: Typing): void {
    const now = textsOf(this.phone.desk, entry);
    this.phone.hold(entry, field, this.phone.text(entry, field, now));
    this.phone.type({ activity, unit, entry }, field, text);
    say({ said: "typed", phone: name, person: this.opening.person, entry, field, text });
    if (stay !== true) this.phone.release();
  }

  async reload(): Promise<void> {
    this.phone.hide();
    this.phone.connection.stop();
    await this.open();
  }

  look(): object {
    const { phone } = this;
    return {
      state: phone.state.value,
      reason: phone.connection.reason,
      unsent: phone.unsent,
      refused: phone.outbox.refused.map((queued) => ({ id: queued.id, code: queued.refusal?.code })),
      lasting: phone.lasting.value,
    };
  }

  async compare(port: number): Promise<Compared> {
    const { workshop, token } = this.opening;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${port}/api/workshops/${workshop}/objects`, { headers });
    const told = (await answer.json()) as { readonly objects?: readonly Record<string, unknown>[] };
    const kinds = [...this.phone.objects["held"].values()];
    return compared(kinds.flatMap((kind) => [...kind.values()]) as unknown as Record<string, unknown>[], told.objects ?? []);
  }
}

const storages = new Map<string, FileKeep>();
const phones = new Map<string, Held>();

function storageOf(name: string): FileKeep {
  const found = storages.get(name) ?? new FileKeep(name);
  storages.set(name, found);
  return found;
}

/** The real wire, overheard: what is sent and what is answered. */
function watched(name: string): Dial {
  return (auth: () => Auth, heard: Heard) => {
    const wire = dial(auth, heard);
    return {
      ...wire,
      command: async (command) => {
        say({ said: "sent", phone: name, command });
        const ack = await wire.command(command);
        say({ said: "answered", phone: name, command: command.id, ack });
        return ack;
      },
    };
  };
}

async function obey(told: Told): Promise<void> {
  if (told.do === "open") return open(told);
  if (told.do === "look") return say({ said: "seen", ask: told.ask, seen: seen() });
  if (told.do === "compare") return compare(told.ask, told.port, told.phones);
  if (told.do === "later") return void (skewMs += told.ms);
  if (told.do === "full") return void (storageOf(told.storage).full = told.full);
  const held = phones.get(told.phone);
  if (held === undefined) throw new Error(`no phone ${told.phone}`);
  if (told.do === "type") held.type(told);
  else if (told.do === "command") await held.phone.command(told.name, told.payload.unit, told.payload);
  else if (told.do === "wake") held.phone.wake();
  else if (told.do === "lost") held.phone.lost();
  else if (told.do === "reload") await held.reload();
  else await held.phone.close();
}

async function open(opening: Opening): Promise<void> {
  const held = new Held(opening, storageOf(opening.storage));
  phones.set(opening.phone, held);
  await held.open();
  say({ said: "opened", phone: opening.phone });
}

function seen(): object {
  return Object.fromEntries([...phones].map(([name, held]) => [name, held.look()]));
}

async function compare(ask: number, port: number, names: readonly string[]): Promise<void> {
  const found: Record<string, Compared> = {};
  for (const name of names) found[name] = await (phones.get(name) as Held).compare(port);
  say({ said: "seen", ask, seen: found });
}

function say(said: object): void {
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

function read(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  } catch {
    return {};
  }
}

function stumbled(error: unknown): void {
  say({ said: "stumbled", error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

const right = Date.now.bind(Date);
Date.now = () => right() + skewMs;
process.on("unhandledRejection", stumbled);
createInterface({ input: process.stdin })
  .on("line", (line) => void obey(JSON.parse(line) as Told).catch(stumbled))
  .on("close", () => process.exit(0));
say({ said: "ready", id: newId("run") });
