import type { Stopwatch } from "@ardeco/desfire";
import type { JSONWebKeySet } from "jose";
import { Calibrations } from "./cards/calibration.ts";
import type { CardReaders } from "./cards/card-readers.ts";
import { Desk } from "./cards/desk.ts";
import type { Clock, House } from "./debits/house.ts";
import { Turns } from "./debits/turns.ts";
import { aloneIn } from "./disk/alone.ts";
import { Folder } from "./disk/folder.ts";
import type { SecureElement } from "./element/secure-element.ts";
import { Journal } from "./journal/journal.ts";
import { Pairings } from "./pairing/pairings.ts";
import type { OpenedCards } from "./platform/opened-cards.ts";
import type { RemoteCredit } from "./platform/remote-credit.ts";
import { signerOf } from "./protocol/jws.ts";
import { openDoor } from "./protocol/server.ts";
import { Rights } from "./rights/configuration.ts";
import { ConfigurationKeeper } from "./rights/keeper.ts";
import { Watermark } from "./rights/watermark.ts";

export interface ReaderOptions {
  /** Who this reader is for the platform. */
  readonly reader: string;
  /** Where it keeps what it must not forget, sealed. */
  readonly folder: string;
  /** Of `aloneIn`, by who wrote in the folder before; absent: it is done here. */
  readonly letGo?: () => Promise<void>;
  /** 0: any that is free. */
  readonly port: number;
  readonly readers: CardReaders;
  readonly element: SecureElement;
  /** Of the platform, that sign configurations. */
  readonly platformKeys: JSONWebKeySet;
  /** Absent: credits are refused. */
  readonly remoteCredit?: RemoteCredit;
  /** Absent: no page has a card opened by the platform. */
  readonly openedCards?: OpenedCards;
  readonly now?: Clock;
  readonly stopwatch?: Stopwatch;
  readonly report?: (error: unknown) => void;
}

export type Reader = Awaited<ReturnType<typeof openReader>>;

/**
 * The program, put together once. Throws FolderError when what it kept was altered: nothing is served then.
 */
export async function openReader(options: ReaderOptions) {
  const letGo = options.letGo ?? (await aloneIn(options.folder));
  try {
    const folder = await Folder.open(options.folder, options.element.sealingKey);
    const watermark = await Watermark.open(folder, options.reader);
    const journal = await Journal.open(folder);
    try {
      watermark.judge(journal);
      return await opened(options, { letGo, folder, watermark, journal });
    } catch (error) {
      await journal.close();
      throw error;
    }
  } catch (error) {
    await letGo();
    throw error;
  }
}

interface Kept {
  readonly letGo: () => Promise<void>;
  readonly folder: Folder;
  readonly watermark: Watermark;
  readonly journal: Journal;
}

async function opened(options: ReaderOptions, { letGo, folder, watermark, journal }: Kept) {
  const { reader, element, now = () => new Date(), report = () => {} } = options;
  const rights = new Rights();
  rights.seen(Math.max(journal.latest, watermark.latest));
  if (watermark.isRevoked) rights.revoke();
  const configuration = await ConfigurationKeeper.open(
    { folder, rights, reader, keys: options.platformKeys, lastSequence: watermark.sequence },
    now(),
  );
  const remember = () => {
    rights.pass(now());
    const { last } = journal;
    const { latest, isRevoked: revoked } = rights;
    return watermark.write({
      latest,
      revoked,
      sequence: configuration.sequence,
      last,
      head: journal.hashAt(last) ?? "",
    });
  };
  await remember();
  const calibration = await Calibrations.open(folder);
  const pairings = await Pairings.open(folder);
  const desk = new Desk(options.readers);
  const sign = await signerOf(element);
  const house: House = {
    reader,
    desk,
    element,
    journal,
    turns: new Turns(),
    rights,
    sign,
    now,
    stopwatch: options.stopwatch ?? (() => performance.now() * 1_000),
    calibration,
    remember,
    remoteCredit: options.remoteCredit ?? null,
    openedCards: options.openedCards ?? null,
  };
  const door = await openDoor({ house, pairings, port: options.port, report });
  const ending = new AbortController();
  const hourly = setInterval(() => void remember().catch(report), AN_HOUR_MS);
  const watching = keepWatching(desk, ending.signal, report);
  return {
    port: door.port,
    house,
    pairings,
    configuration,
    folder,
    close: async () => {
      ending.abort();
      await door.close();
      await watching;
      clearInterval(hourly);
      await remember().catch(report);
      await journal.close();
      await element.close();
      await letGo();
    },
  };
}

const AN_HOUR_MS = 3_600_000;
const A_PAUSE_MS = 2_000;

/** The smart card service stops and starts again: readers are looked for until the program ends. */
async function keepWatching(
  desk: Desk,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  let told = "";
  while (!signal.aborted) {
    try {
      await desk.watch(signal);
    } catch (error) {
      // A PC without a smart card service says so once.
      if (String(error) !== told) report(error);
      told = String(error);
      await pause(signal);
    }
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, A_PAUSE_MS);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
