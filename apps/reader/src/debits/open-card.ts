import type { CardTransport } from "@ardeco/desfire";
import { ServiceCard } from "../cards/service-card.ts";
import { supportOf } from "../rights/supports.ts";
import type { Caller, House } from "./house.ts";

/** A card that proved itself to this service, and what this service calls it. */
export async function openCard(house: House, { service }: Caller, transport: CardTransport) {
  const card = await ServiceCard.open(transport, service.card, house.element);
  return { card, support: supportOf(service.support_key, card.uid) };
}
