import { HAS_PROXIMITY_KEY } from "@ardeco/contracts";
import { type AccessRights, type Card, CardError, PROXIMITY_KEY } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import type { CardApplication } from "../application.ts";
import { type CardKeyUse, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { readerErrors } from "../errors.ts";
import { ELEMENT_BYTES, files, MARK_BYTES } from "../rules.ts";

/** As cards leave the factory. */
export const FACTORY_KEY = new Uint8Array(16);
const { owner, debit, credit } = keyNumbers;

/**
 * Writes an application on a card: its files, then its keys, the owner's last, so that a card torn away
 * before is still blank to whoever begins again. Throws what the card answers (`CardError`, `ProtocolError`).
 * @param uid as the card said it
 * @param elements texts, in the order of the application's
 */
export async function writeCard(
  system: Context,
  card: Card,
  application: CardApplication,
  { uid, elements }: { readonly uid: Uint8Array; readonly elements: readonly string[] },
): Promise<void> {
  const aid = Buffer.from(application.aid, "hex");
  await card.selectApplication(Uint8Array.of(0, 0, 0));
  await card.authenticateEv2First(owner, FACTORY_KEY);
  // It said a number to the reader; now it proves it.
  if (Buffer.compare(await card.getCardUid(), uid) !== 0) throw readerErrors.error("reader.card_refused");
  const known = await card.getApplicationIds();
  // Left by somebody who tore the card away: it holds nothing yet.
  if (known.some((one) => aid.equals(one))) await card.deleteApplication(aid);
  const proximity = await createApplication(card, aid);
  await card.selectApplication(aid);
  await card.authenticateEv2First(owner, FACTORY_KEY);
  await writeFiles(card, application, elements, getSingleCardKey(system, application, "proofs", uid));
  // The card says it in each session to come: who relays it cannot make it say less.
  const version = application.keyVersion | (proximity ? HAS_PROXIMITY_KEY : 0);
  const change = (number: number, use: CardKeyUse) =>
    card.changeKey(number, {
      key: getSingleCardKey(system, application, use, uid),
      version,
      former: FACTORY_KEY,
    });
  await change(keyNumbers.debit, "debit");
  await change(keyNumbers.credit, "credit");
  if (proximity) await change(PROXIMITY_KEY, "proximity");
  await card.changeKey(owner, { key: getSingleCardKey(system, application, "owner", uid), version });
}

/**
 * With a key of the proximity check where the card takes one: an EV3 as it leaves the factory does not, nor
 * does an EV1. What it refuses ends its session.
 */
async function createApplication(card: Card, aid: Uint8Array): Promise<boolean> {
  try {
    await card.createApplication(aid, settings, 3, { proximity: true });
    return true;
  } catch (error) {
    if (!(error instanceof CardError) || !NO_SUCH_KEY_HERE.has(error.code)) throw error;
  }
  await card.authenticateEv2First(owner, FACTORY_KEY);
  await card.createApplication(aid, settings, 3);
  return false;
}

const NO_SUCH_KEY_HERE: ReadonlySet<CardError["code"]> = new Set([
  "permission_denied",
  "parameter_error",
  "length_error",
]);

const settings = {
  changeKey: owner,
  settingsChangeable: true,
  freeCreateDelete: false,
  freeDirectory: false,
  masterKeyChangeable: true,
};

async function writeFiles(
  card: Card,
  { purse, elements: names }: CardApplication,
  texts: readonly string[],
  proofs: Uint8Array,
): Promise<void> {
  const rights: AccessRights = { read: debit, write: debit, readWrite: credit, change: owner };
  const readOnly: AccessRights = { ...rights, write: owner, readWrite: owner };
  for (const [at] of names.entries()) {
    const file = files.firstElement + at;
    await card.createStandardFile(file, { mode: "full", rights: readOnly, size: ELEMENT_BYTES });
    await card.writeData(file, 0, encodeCardText(texts[at] ?? ""), "full");
  }
  if (purse === null) return;
  const value = { lower: 0, upper: 0x7fffffff, value: 0, limitedCredit: false, freeGetValue: false };
  await card.createValueFile(files.purse, { mode: "full", rights, ...value });
  const marks = { ...rights, readWrite: owner };
  await card.createBackupFile(files.mark, { mode: "full", rights: marks, size: MARK_BYTES });
  const proven: AccessRights = { ...rights, write: "never", readWrite: "never" };
  await card.createTransactionMacFile(files.proofs, { mode: "full", rights: proven }, proofs, 1);
}

/** UTF-8, then zeros; a sign that does not fit whole is left out. */
function encodeCardText(text: string): Uint8Array {
  const bytes = new Uint8Array(ELEMENT_BYTES);
  new TextEncoder().encodeInto(text.normalize("NFC"), bytes);
  return bytes;
}
