import type { EnterAnswer, EnterRequest, ReadAnswer, ReadRequest } from "@ardeco/contracts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import { mayEnterUntil } from "../rights/entries.ts";
import type { Caller, House } from "./house.ts";
import { openCard, openCardHere } from "./open-card.ts";
import { settle } from "./settle.ts";

/** Elements that the card holds for this service, and its balance when there is a purse. */
export function read(house: House, caller: Caller, { reader, elements }: ReadRequest): Promise<ReadAnswer> {
  const known = caller.service.card.elements.map(({ element }) => element);
  if (elements.some((element) => !known.includes(element))) throw new Refusal("element_refused");
  return house.desk.withCard(reader, async (transport) => {
    const { card, support } = await openCard(house, caller, transport);
    if (house.rights.isDenied(card.uid, house.now())) throw new Refusal("card_denied");
    const balance = card.hasPurse ? (await settle(house, caller, card)).balance : null;
    const values: Record<string, string> = {};
    for (const element of elements) values[element] = await card.readElement(element);
    return { support, elements: values, balance };
  });
}

/** By the rights that the platform signed: no card says by itself that its bearer may. */
export function enter(house: House, caller: Caller, { reader }: EnterRequest): Promise<EnterAnswer> {
  return house.desk.withCard(reader, async (transport) => {
    const { card, support, judge } = await openCardHere(house, caller, transport, "enter");
    if (card.hasPurse) await settle(house, caller, card);
    judge({ amount: 0, seen: false });
    const reason = reasonAgainst(house, caller, card.uid, support);
    return { support, may: reason === null, reason };
  });
}

function reasonAgainst(
  house: House,
  { service }: Caller,
  uid: Uint8Array,
  support: string,
): EnterAnswer["reason"] {
  const now = house.now();
  if (house.rights.isDenied(uid, now)) return "card_denied";
  const until = mayEnterUntil(service.entries, support);
  if (until === undefined) return "no_right";
  return until > seconds(now) ? null : "right_expired";
}
