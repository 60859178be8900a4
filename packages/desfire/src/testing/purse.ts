import { fromHex } from "../bytes.ts";
import { Card } from "../card/card.ts";
import type { ApplicationSettings } from "../commands/cards.ts";
import { PROXIMITY_KEY } from "../commands/proximity.ts";
import type { AccessRights } from "../commands/settings.ts";
import { diversify } from "../crypto/diversify.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { blankCard, type CardMemory } from "../emulator/memory.ts";
import type { CommMode } from "../messaging/messaging.ts";

export const ZERO_KEY = new Uint8Array(16);
export const UID = fromHex("04A1B2C3D4E5F6");
export const AID = fromHex("3042F5");
export const TRANSACTION_KEY = fromHex("00112233445566778899AABBCCDDEEFF");

export const DEBIT = 1;
export const CREDIT = 2;
export const PURSE = 1;
export const TICKETS = 2;
export const NOTES = 3;
export const PROOFS = 4;

export const SETTINGS: ApplicationSettings = {
  changeKey: 0,
  settingsChangeable: true,
  freeCreateDelete: false,
  freeDirectory: true,
  masterKeyChangeable: true,
};

export const keyFor = (number: number): Uint8Array =>
  diversify(TRANSACTION_KEY, Uint8Array.of(number, ...UID, ...AID));

export const RIGHTS: AccessRights = { read: DEBIT, write: DEBIT, readWrite: CREDIT, change: 0 };

/** Chance that repeats: dialogues of one test are the same each time. */
export function countedRandom(): (length: number) => Uint8Array {
  let drawn = 0;
  return (length) => Uint8Array.from({ length }, (_, index) => (drawn++ * 31 + index * 7) & 0xff);
}

export interface PurseOptions {
  readonly mode?: CommMode;
  readonly limitedCredit?: boolean;
  readonly proofs?: boolean;
  /** With a key of its own for the proximity check: `keyFor(PROXIMITY_KEY)`. */
  readonly proximity?: boolean;
}

/**
 * A card with a purse of 20.00 (0 to 100.00), tickets in a backup file, notes in a standard one; keys of
 * their own.
 */
export async function aPurse(options: PurseOptions = {}): Promise<CardMemory> {
  const emulated = new EmulatedCard({ memory: blankCard(UID), random: countedRandom() });
  await makePurse(new Card(emulated, countedRandom()), options);
  return emulated.memory;
}

/** The same, of the blank card that is there. */
export async function makePurse(card: Card, options: PurseOptions = {}): Promise<void> {
  const { mode = "full", limitedCredit = true, proofs = false, proximity = false } = options;
  await card.authenticateEv2First(0, ZERO_KEY);
  await card.createApplication(AID, SETTINGS, 4, { proximity });
  await card.selectApplication(AID);
  await card.authenticateEv2First(0, ZERO_KEY);
  const value = { lower: 0, upper: 10_000, value: 2_000, limitedCredit, freeGetValue: false };
  await card.createValueFile(PURSE, { mode, rights: RIGHTS, ...value });
  await card.createBackupFile(TICKETS, { mode, rights: RIGHTS, size: 200 });
  await card.createStandardFile(NOTES, { mode, rights: { ...RIGHTS, read: "free" }, size: 300 });
  if (proofs) {
    const rights: AccessRights = { read: "free", write: "never", readWrite: "never", change: 0 };
    await card.createTransactionMacFile(PROOFS, { mode: "plain", rights }, TRANSACTION_KEY, 1);
  }
  for (const number of proximity ? [DEBIT, CREDIT, PROXIMITY_KEY] : [DEBIT, CREDIT])
    await card.changeKey(number, { key: keyFor(number), version: 1, former: ZERO_KEY });
  await card.changeKey(0, { key: keyFor(0), version: 1 });
}

export type Generation = "ev1" | "ev2";

export async function enter(card: Card, generation: Generation, keyNo: number): Promise<void> {
  await card.selectApplication(AID);
  await authenticate(card, generation, keyNo);
}

export async function authenticate(card: Card, generation: Generation, keyNo: number): Promise<void> {
  if (generation === "ev1") await card.authenticateAes(keyNo, keyFor(keyNo));
  else await card.authenticateEv2First(keyNo, keyFor(keyNo));
}

export function storedValue(memory: CardMemory): number {
  const file = memory.applications.get("3042F5")?.files.get(PURSE);
  if (file === undefined || !("value" in file)) throw new Error("No purse.");
  return file.value;
}
