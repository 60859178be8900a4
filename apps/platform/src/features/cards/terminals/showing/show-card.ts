import type { Shown } from "@ardeco/contracts";
import { type Card, CardError, type CardTransport } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import {
  type CardOpeningPlace,
  createPhoneChallenge,
  issueOpenedCardCode,
  readNearPhone,
  SELECT_PHONE,
  type SupportId,
} from "../../supports/index.ts";
import type { CardApplication } from "../application.ts";
import { computeCardName, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { readerErrors } from "../errors.ts";
import { saveCardServiceNames } from "../save-card-service-names.ts";
import { findCard } from "../store/cards.ts";

const UID_BYTES = 7;

/**
 * The platform opens the card by the key that credits, which no reader has: whoever holds the key that debits
 * may play a card, and is not believed here. The answer names the support by a code of one use, whatever
 * became of it since: who takes the code says why it opens nothing. Throws reader.card_not_ours,
 * reader.card_refused, and what the card answers.
 */
async function showCard(system: Context, card: Card, at: CardOpeningPlace): Promise<Shown> {
  const { supportId } = await openCard(system, card);
  return { outcome: "shown", code: issueOpenedCardCode(system, supportId, at) };
}

/**
 * A phone that answers by our application, else a card. A phone proves its code of now under a challenge that
 * is never given twice. Throws reader.phone_refused, and as showCard.
 */
export async function showPresentedSupport(
  system: Context,
  { card, transport }: { readonly card: Card; readonly transport: CardTransport },
  at: CardOpeningPlace,
): Promise<Shown> {
  if (!isOk(await transport.transmit(SELECT_PHONE))) return showCard(system, card, at);
  const { challenge, apdu } = createPhoneChallenge();
  const answered = await transport.transmit(apdu);
  const answer = answered.slice(0, -2);
  const read = isOk(answered)
    ? await system.transaction((tx) => readNearPhone(tx, system, { challenge, answer }))
    : { refusal: "malformed" };
  if ("refusal" in read) throw readerErrors.error("reader.phone_refused");
  return { outcome: "shown", code: issueOpenedCardCode(system, read.id, at) };
}

const isOk = (answer: Uint8Array): boolean => answer.at(-2) === 0x90 && answer.at(-1) === 0x00;

export interface OpenedCard {
  /** In hexadecimal, as the card proved it. */
  readonly uid: string;
  readonly supportId: SupportId;
}

/**
 * Which support the card is, proven by an application that no kiosk writes: one that has a purse, or that was
 * written as the card was made. The keys of what a kiosk wrote are known to whoever stood between. Throws
 * reader.card_not_ours, reader.card_refused, and what the card answers.
 */
export async function openCard(system: Context, card: Card): Promise<OpenedCard> {
  const uid = await card.getUid();
  if (uid.length !== UID_BYTES) throw readerErrors.error("reader.card_not_ours");
  const said = Buffer.from(uid).toString("hex");
  const { known, all } = await system.transaction(async (tx) => ({
    known: await findCard(tx, system.authorityId, computeCardName(system, said)),
    all: await readApplications(tx, system),
  }));
  const proving = all.filter(({ aid, purse }) => purse !== null || known?.made_with.includes(aid) === true);
  const found = await selectCardApplication(card, proving);
  if (!found) throw readerErrors.error("reader.card_not_ours");
  await card.authenticateEv2First(keyNumbers.credit, getSingleCardKey(system, found, "credit", uid));
  // It said a number to the reader; now it proves it.
  if (Buffer.compare(await card.getCardUid(), uid) !== 0) throw readerErrors.error("reader.card_refused");
  if (!known) throw readerErrors.error("reader.card_not_ours");
  await system.transaction((tx) => saveCardServiceNames(tx, system, said));
  return { uid: said, supportId: parseId<"support">(known.support_id) };
}

/** Those that are closed too: the card was made before. */
async function selectCardApplication(
  card: Card,
  applications: readonly CardApplication[],
): Promise<CardApplication | undefined> {
  for (const application of applications) {
    const isThere = await card.selectApplication(Buffer.from(application.aid, "hex")).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CardError) return false;
        throw error;
      },
    );
    if (isThere) return application;
  }
  return undefined;
}
