import { createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalLine, ReaderConfiguration, ReaderService } from "@ardeco/contracts";
import type { Stopwatch } from "@ardeco/desfire";
import { type CardMemory, EmulatedCard } from "@ardeco/desfire/emulator";
import { openReader, type Reader } from "../app.ts";
import type { CardReaders } from "../cards/card-readers.ts";
import { EmulatedReaders } from "../cards/emulated-readers.ts";
import { makeCard, type NewCard } from "../demonstration/make-card.ts";
import { aDayFor, demonstrationService, platformOfOne } from "../demonstration/platform-of-one.ts";
import { DEBIT_LABEL, demonstrationMasters } from "../demonstration/public-keys.ts";
import { MemoryElement } from "../element/memory-element.ts";
import type { SecureElement } from "../element/secure-element.ts";
import type { Installation } from "../platform/installation.ts";
import { openedThrough } from "../platform/opened-cards.ts";
import { creditThrough } from "../platform/remote-credit.ts";

export const PAGE = "https://caisse.example";
export const READER = "lecteur-accueil";
export const START = new Date("2026-11-29T08:00:00Z");

/** An element with keys of its own, which survive the program as a token does. */
export function anElement(): () => MemoryElement {
  const signing = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    format: "pem",
    type: "pkcs8",
  });
  const sealing = randomBytes(32);
  const masters = new Map([[DEBIT_LABEL, demonstrationMasters.debit]]);
  return () => new MemoryElement({ masters, signing: createPrivateKey(signing), sealing });
}

export interface Setting {
  readonly readers?: CardReaders & Partial<EmulatedReaders>;
  readonly element?: () => SecureElement;
  readonly services?: readonly ReaderService[];
  readonly stopwatch?: Stopwatch;
  /**
   * Who the reader is, and whose signatures it takes: those of another platform than the one that is played
   * here.
   */
  readonly installed?: Pick<Installation, "base" | "secret" | "equipment" | "keys">;
}

/** A PC with the program, an emulated reader, and somebody who signs its configurations. */
export async function aReader(setting: Setting = {}) {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-reader-"));
  const platform = await platformOfOne();
  const readers = new EmulatedReaders();
  const element = setting.element ?? anElement();
  const services = setting.services ?? [demonstrationService([PAGE])];
  const clock = { now: START };
  const reported: unknown[] = [];
  const open = (from = folder, named = setting.installed?.equipment ?? READER): Promise<Reader> =>
    openReader({
      reader: named,
      folder: from,
      port: 0,
      readers: setting.readers ?? readers,
      element: element(),
      platformKeys: setting.installed?.keys ?? platform.keys,
      ...(setting.installed
        ? { remoteCredit: creditThrough(setting.installed), openedCards: openedThrough(setting.installed) }
        : {}),
      now: () => clock.now,
      ...(setting.stopwatch ? { stopwatch: setting.stopwatch } : {}),
      report: (error) => reported.push(error),
    });
  let running = await open();
  const configuration = (changes: Partial<ReaderConfiguration> = {}): ReaderConfiguration => ({
    ...aDayFor(READER, services, clock.now),
    ...changes,
  });
  if (!setting.installed) await running.configuration.take(await platform.sign(configuration()), clock.now);
  return {
    folder,
    platform,
    readers,
    clock,
    reported,
    services,
    configuration,
    get running() {
      return running;
    },
    get origin() {
      return `http://127.0.0.1:${running.port}`;
    },
    later: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
    /** Stopped and started again, from this folder or a copy of before, under its name or another. */
    restart: async (from = folder, named?: string) => {
      await running.close();
      running = await open(from, named);
    },
    /** Another program in the same folder. */
    another: () => open(),
    /** On the reader, and the program saw it. */
    put: async (card: EmulatedCard) => {
      const seen = presence(running, "card_presented");
      readers.put(card);
      await seen;
    },
    take: async () => {
      const seen = presence(running, "card_removed");
      readers.remove();
      await seen;
    },
    [Symbol.asyncDispose]: async () => {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestReader = Awaited<ReturnType<typeof aReader>>;

function presence({ house }: Reader, type: "card_presented" | "card_removed"): Promise<void> {
  return new Promise((resolve) => {
    const stop = house.desk.listen((event) => {
      if (event.type !== type) return;
      stop();
      resolve();
    });
  });
}

export const aCard = async (options: NewCard = {}): Promise<EmulatedCard> =>
  new EmulatedCard({ memory: await makeCard(options) });

/** What the card holds, read where no reader can: its memory. */
export function purseOf(memory: CardMemory): { readonly balance: number; readonly counter: number } {
  const files = memory.applications.get("3042F5")?.files;
  const [purse, proofs] = [files?.get(1), files?.get(3)];
  if (!purse || !("value" in purse) || !proofs || !("counter" in proofs)) throw new Error("No purse.");
  return { balance: purse.value, counter: proofs.counter };
}

export interface Said {
  readonly status: number;
  /** Empty when it is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Headers;
}

/** A page of this origin, as a browser sends for it. */
export function aPage(reader: { readonly origin: string }, origin: string | null = PAGE) {
  let token = "";
  const send = async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> => {
    const response = await fetch(reader.origin + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(origin === null ? {} : { origin }),
        ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: isJson ? JSON.parse(text) : {}, text, headers: response.headers };
  };
  return {
    send,
    get token() {
      return token;
    },
    holds: (given: string) => {
      token = given;
    },
    pair: async (code: string, more: object = {}) => {
      const said = await send("/v1/pairings", { code, service: "caisse", ...more });
      if (said.status === 201) token = String(said.body.token);
      return said;
    },
  };
}

/** Paired by somebody who reads the code at the PC. */
export async function aPairedPage(reader: TestReader, origin = PAGE) {
  const page = aPage(reader, origin);
  await page.pair(reader.running.pairings.newCode(reader.clock.now));
  return page;
}

/** Lines of the journal, as the platform will read them. */
export const journalOf = ({ running: { house } }: TestReader): readonly JournalLine[] =>
  house.journal.textsFrom(1, 10_000).map((text): JournalLine => JSON.parse(text));
