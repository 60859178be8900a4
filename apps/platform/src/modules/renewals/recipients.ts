import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { findAccount } from "../access/index.ts";
import { listActingFor, listActingForEach, type Representation } from "../households/index.ts";

export interface Recipients {
  readonly people: readonly PersonId[];
  readonly by: "email" | "letter";
}

/**
 * Who is written to about somebody's subscription: the person and those who may act for them there, by e-mail. When none of
 * them has an address, one letter: to who acts for them, else to the person.
 */
export async function recipientsFor(
  tx: Tx,
  context: Context,
  about: { readonly personId: PersonId; readonly serviceId: ServiceId },
): Promise<Recipients> {
  const acting = await listActingFor(tx, context, {
    forPersonId: about.personId,
    serviceId: about.serviceId,
  });
  const everybody = [...new Set([about.personId, ...acting.map(({ representativeId }) => representativeId)])];
  const withAddress: PersonId[] = [];
  for (const personId of everybody) {
    if ((await findAccount(tx, context, personId))?.email !== undefined) withAddress.push(personId);
  }
  if (withAddress.length > 0) return { people: withAddress, by: "email" };
  return { people: [everybody[1] ?? about.personId], by: "letter" };
}

/**
 * Who is called about each one's subscription, in this order: parents and guardians in the person's place, a mandated
 * relative after the person.
 */
export async function peopleToCall(
  tx: Tx,
  context: Context,
  { people, serviceId }: { readonly people: readonly PersonId[]; readonly serviceId: ServiceId },
): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
  const acting = await listActingForEach(tx, context, { forPersonIds: people, serviceId });
  return new Map([...acting].map(([personId, edges]) => [personId, inOrder(personId, edges)]));
}

function inOrder(personId: PersonId, edges: readonly Representation[]): readonly PersonId[] {
  const inTheirPlace = edges.some(({ kind }) => kind !== "mandate");
  const others = edges.map(({ representativeId }) => representativeId);
  return inTheirPlace ? others : [personId, ...others];
}
