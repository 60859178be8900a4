import type { Context, Tx } from "../../../kernel/context.ts";
import type { ApplicationService } from "./application.ts";
import { computeCardName, computeNameUnderKey, getServiceNamingKey } from "./card-keys.ts";
import { readApplications } from "./define-application.ts";
import { findCard } from "./store/cards.ts";
import { createServiceNameRows } from "./store/service-names.ts";

export const hasServiceEntry = ({ verbs }: Pick<ApplicationService, "verbs">): boolean =>
  verbs.includes("enter");

/**
 * The number of this card is known for a moment: it is when its names are written, for services that let
 * people in and that use an application of its making. What a kiosk wrote opens no door, since whoever stood
 * there may play the card. Again changes nothing; a card that is nobody's has no name.
 * @param uid in hexadecimal, as the card proved it
 */
export async function saveCardServiceNames(tx: Tx, system: Context, uid: string): Promise<void> {
  const card = computeCardName(system, uid);
  const known = await findCard(tx, system.authorityId, card);
  if (!known) return;
  const applications = await readApplications(tx, system);
  const services = applications
    .filter(({ closedOn, aid }) => closedOn === null && known.made_with.includes(aid))
    .flatMap((application) => application.services.filter(hasServiceEntry));
  const rows = services.map((service) => ({
    authority_id: system.authorityId,
    service_id: service.serviceId,
    card,
    named_as: computeNameUnderKey(getServiceNamingKey(system, service), uid),
  }));
  await createServiceNameRows(tx, rows);
}
