import type { Attempted, ReaderService } from "@ardeco/contracts";
import type { Purse, ServiceCard } from "../cards/service-card.ts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import type { Caller, House } from "./house.ts";
import { receiptOf } from "./receipt.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/**
 * A card is back: reads what it holds, and ends what was attempted on it and left unknown. Throws Refusal
 * `card_rolled_back` when it went through fewer transactions than were seen on it.
 */
export async function settle(house: House, caller: Caller, card: ServiceCard): Promise<Purse> {
  const purse = await card.readPurse();
  const { application } = caller.service.card;
  const seen = house.journal.lastCounter(hex(card.uid), application);
  if (seen !== undefined && purse.counter < seen) throw new Refusal("card_rolled_back");
  for (const attempted of house.journal.openOn(hex(card.uid), application))
    await end(house, caller, card, attempted, purse);
  return purse;
}

async function end(house: House, caller: Caller, card: ServiceCard, attempted: Attempted, purse: Purse) {
  const at = seconds(house.now());
  const of = attempted.n;
  if (purse.counter === attempted.counter) return house.journal.append({ kind: "not_debited", at, of });
  const service = askerOf(house, caller, attempted);
  // The card keeps the proof of its last transaction alone.
  const proof = (await isOurs(card, attempted, purse)) ? await card.readProof() : undefined;
  // A service that is gone has no name for this card any more, and that of another one is not told it.
  if (!service || !proof || proof.counter !== purse.counter)
    return house.journal.append({ kind: "undetermined", at, of, ...purse });
  const receipt = await receiptOf(house, service, attempted, purse, card.uid);
  return house.journal.append({ kind: "debited", at, of, ...purse, mac: hex(proof.mac), receipt });
}

/**
 * One transaction more and the balance meant are what another reader's debit of as much leaves too: this
 * attempt's own mark tells.
 */
async function isOurs(card: ServiceCard, { amount, balance, counter, mark }: Attempted, purse: Purse) {
  if (mark === undefined || purse.counter !== counter + 1 || purse.balance !== balance - amount) return false;
  const left = await card.readMark();
  return left !== undefined && hex(left) === mark;
}

function askerOf(house: House, caller: Caller, { service: asked }: Attempted): ReaderService | undefined {
  if (caller.service.service === asked) return caller.service;
  return house.rights.held?.services.find(({ service }) => service === asked);
}
