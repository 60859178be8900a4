import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listProviderAuthorities } from "../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { computeSectorSubject } from "../../trust/keys/index.ts";
import { listHeld } from "../../trust/restrictions/index.ts";
import { journal } from "./journal.ts";
import { toDelivery } from "./sealed-content.ts";
import {
  deleteOldSettledDeliveries,
  deleteSubjectSettledDeliveries,
  listSectorDeliveries,
} from "./store/deliveries.ts";

const RETENTION_MONTHS = 12;

export const clientsContribution: Contribution = {
  module: "clients",
  exportPerson: async (tx, context, personId) => {
    const transmissions: Record<string, unknown>[] = [];
    for (const { sector, subject, title } of await listPersonSectors(tx, context, personId)) {
      for (const row of await listSectorDeliveries(tx, sector, { subject })) {
        const { event, queuedAt, state, acknowledgedAt, detail } = toDelivery(context, row);
        transmissions.push({
          service: title,
          evenement: event,
          le: queuedAt,
          etat: state,
          accuse_le: acknowledgedAt ?? null,
          // The reference of an account there, or why it was refused, as the service said it.
          reponse: detail ?? null,
        });
      }
    }
    return { transmissions_aux_services: transmissions };
  },
  // What is still queued tells a service that the person leaves: it goes, then the purge takes it.
  erasePerson: async (tx, context, personId) => {
    for (const { subject } of await listPersonSectors(tx, context, personId)) {
      await deleteSubjectSettledDeliveries(tx, context.authorityId, subject);
    }
  },
  purge: async (tx, context) => {
    const day = addMonths(toCivilDate(context.now()), -RETENTION_MONTHS);
    const held: Buffer[] = [];
    for (const personId of await listHeld(tx, context))
      held.push(...(await listPersonSectors(tx, context, personId)).map(({ subject }) => subject));
    return deleteOldSettledDeliveries(tx, context.authorityId, { day, held });
  },
  journal,
};

/** Ids of what was told of a person, whatever became of it: for who keeps something of each. */
export async function listDeliveriesOfPerson(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { sector, subject } of await listPersonSectors(tx, context, personId)) {
    ids.push(...(await listSectorDeliveries(tx, sector, { subject })).map(({ id }) => id));
  }
  return ids;
}

/** The person's name in each sector that could know it: nothing in the database lists them. */
async function listPersonSectors(tx: Tx, context: Context, personId: PersonId) {
  const providers = await listProviderAuthorities(tx, context.authorityId);
  const services = await listOfferedServices(
    tx,
    providers.map(({ id }) => id),
  );
  return services.map(({ id, providerId, definition }) => {
    const sector = { providerId, serviceId: id };
    return { sector, subject: computeSectorSubject(context, sector, personId), title: definition.title.fr };
  });
}
