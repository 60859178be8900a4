import type { Presence } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { ServiceCard } from "../cards/service-card.ts";
import { median, type Resettable, TimedCard } from "../cards/timed-card.ts";
import { supportOf } from "../rights/supports.ts";
import type { Caller, House } from "./house.ts";
import { type Asked, judgePresence, type Near } from "./presence.ts";

/** A card that proved itself to this service, and what this service calls it. */
export async function openCard(house: House, { service }: Caller, transport: CardTransport) {
  const card = await ServiceCard.open(transport, service.card, house.element);
  return { card, support: supportOf(service.support_key, card.uid) };
}

/**
 * The same, for what may only be done with a card that is here. `judge` is asked once the dialogue is nearly
 * over: the more commands it has seen, the better it knows. It answers undefined where the platform does not
 * ask the reader to look, and throws as `judgePresence`.
 */
export async function openCardHere(
  house: House,
  { service }: Caller,
  transport: Resettable,
  verb: Presence["verbs"][number],
) {
  const policy = service.presence?.verbs.includes(verb) ? service.presence : undefined;
  const timed = new TimedCard(transport, house.stopwatch);
  const asking = {
    asksForProof: policy !== undefined && policy.proximity !== "none",
    stopwatch: house.stopwatch,
  };
  const { card, ...told } = await ServiceCard.openNear(timed, service.card, house.element, asking);
  const judge = (asked: Asked): Near | undefined =>
    policy && judgePresence(policy, { ...told, medianMicroseconds: median(timed.times) }, asked);
  return { card, support: supportOf(service.support_key, card.uid), judge };
}
