import type { CreditAnswer, CreditRequest } from "@ardeco/contracts";
import { Refusal } from "../protocol/errors.ts";
import type { Caller, House } from "./house.ts";
import { openCard } from "./open-card.ts";
import { settle } from "./settle.ts";

/**
 * Gives to the purse of the card that is there, by the platform: this PC does not hold the key. Without it,
 * refused. Whether a key was done already is the platform's to know.
 */
export function credit(house: House, caller: Caller, request: CreditRequest): Promise<CreditAnswer> {
  // Sent to two readers at once, the platform hears of one order after the other.
  const name = JSON.stringify(["credit", caller.service.service, request.key]);
  return house.turns.take(name, () => once(house, caller, request));
}

async function once(house: House, caller: Caller, request: CreditRequest): Promise<CreditAnswer> {
  const { remoteCredit } = house;
  if (!remoteCredit) throw new Refusal("credit_refused");
  return house.desk.withCard(request.reader, async (transport) => {
    const { card, support } = await openCard(house, caller, transport);
    // What was left unknown on this card is ended before others write on it.
    await settle(house, caller, card);
    if (house.rights.isDenied(card.uid, house.now())) throw new Refusal("card_denied");
    const { key, amount } = request;
    const uid = Buffer.from(card.uid).toString("hex");
    const { service } = caller.service;
    const { balance } = await remoteCredit({ service, key, amount, card: uid }, transport);
    return { support, outcome: "credited", key, amount, balance };
  });
}
