import type { Attempted } from "@ardeco/contracts";
import type { Purse, ServiceCard } from "../cards/service-card.ts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import type { Caller, House } from "./house.ts";
import { receiptOf } from "./receipt.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/**
 * A card is back: reads what it holds, and ends what was attempted on it and left unknown. Throws Refusal `card_rolled_back` when it
 * went through fewer transactions than were seen on it.
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
  const asMeant =
    purse.counter === attempted.counter + 1 && purse.balance === attempted.balance - attempted.amount;
  // The card keeps the proof of its last transaction alone.
  const proof = asMeant ? await card.readProof() : undefined;
  if (!proof || proof.counter !== purse.counter)
    return house.journal.append({ kind: "undetermined", at, of, ...purse });
  const receipt = await receiptOf(house, caller, attempted, purse, card.uid);
  return house.journal.append({ kind: "debited", at, of, ...purse, mac: hex(proof.mac), receipt });
}
