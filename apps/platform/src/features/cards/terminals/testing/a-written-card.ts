import { Card } from "@ardeco/desfire";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import type { Context } from "../../../../kernel/context.ts";
import type { SupportId } from "../../supports/index.ts";
import type { CardApplication } from "../application.ts";
import { getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { saveNewCard } from "../cards/save-new-card.ts";
import { writeCard } from "../cards/write-card.ts";
import { files } from "../rules.ts";

export interface WrittenCard {
  readonly emulated: EmulatedCard;
  /** Hexadecimal. */
  readonly uid: string;
}

/**
 * A card that the platform wrote, on the desk of a test.
 * @param cents put on it by nobody's order
 */
export async function aWrittenCard(
  system: Context,
  application: CardApplication,
  cents = 0,
): Promise<WrittenCard> {
  const emulated = new EmulatedCard({ memory: blankCard() });
  const { uid } = emulated.memory;
  await writeCard(system, new Card(emulated), application, { uid, elements: ["Jeanne"] });
  if (cents > 0) {
    const card = await openedCard(system, application, emulated, "credit");
    await card.credit(files.purse, cents, "full");
    await card.commitTransactionWithProof();
  }
  return { emulated, uid: Buffer.from(uid).toString("hex") };
}

/** Saves a written card as the card of a support, as the desk does once it is given. */
export const saveSupportCard = (
  system: Context,
  { uid }: WrittenCard,
  supportId: SupportId,
  written: readonly string[] = [],
): Promise<void> =>
  system.transaction((tx) => saveNewCard(tx, system, { uid, supportId, expiresOn: "2030-01-01", written }));

export async function openedCard(
  system: Context,
  application: CardApplication,
  emulated: EmulatedCard,
  use: "debit" | "credit",
): Promise<Card> {
  const card = new Card(emulated);
  await card.selectApplication(Buffer.from(application.aid, "hex"));
  const key = getSingleCardKey(system, application, use, emulated.memory.uid);
  await card.authenticateEv2First(keyNumbers[use], key);
  return card;
}
