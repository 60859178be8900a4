import { openReader } from "../app.ts";
import type { CardReaders } from "../cards/card-readers.ts";
import { pcscReaders } from "../cards/card-readers.ts";
import { EmulatedReaders } from "../cards/emulated-readers.ts";
import type { Demonstration } from "../config.ts";
import { aDayFor, demonstrationService, lettingIn, platformOfOne } from "../demonstration/platform-of-one.ts";
import { cardOfFile } from "../demonstration/profile.ts";
import { demonstrationElement } from "../demonstration/public-keys.ts";

const READER = "demonstration";

/** Without a platform nor a token: public keys, rights for a day, for the pages that were named. */
export async function startDemonstration(config: Demonstration, report: (error: unknown) => void) {
  const { readers, toggleCard, uid } = await readersOf(config);
  const platform = await platformOfOne();
  const reader = await openReader({
    reader: READER,
    folder: config.folder,
    port: config.port,
    readers,
    element: demonstrationElement(),
    platformKeys: platform.keys,
    report,
  });
  const now = new Date();
  const service = demonstrationService(config.origins);
  const services = [uid === null ? service : lettingIn(service, uid, now)];
  const rights = aDayFor(READER, services, now, reader.configuration.sequence);
  await reader.configuration.take(await platform.sign(rights), now);
  return {
    reader,
    toggleCard,
    said: `Pages permises : ${config.origins.join(", ")}`,
    close: () => reader.close(),
  };
}

interface Desk {
  readonly readers: CardReaders;
  readonly toggleCard: () => void;
  /** Of the card that is emulated; null where real ones are presented. */
  readonly uid: Uint8Array | null;
}

async function readersOf({ emulatedCard }: Demonstration): Promise<Desk> {
  if (emulatedCard === null) return { readers: pcscReaders, toggleCard: () => {}, uid: null };
  const readers = new EmulatedReaders();
  const card = await cardOfFile(emulatedCard);
  let isThere = true;
  readers.put(card);
  const toggleCard = () => {
    if (isThere) readers.remove();
    else readers.put(card);
    isThere = !isThere;
  };
  return { readers, toggleCard, uid: card.memory.uid };
}
