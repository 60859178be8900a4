import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { findAccount } from "../../access/access/index.ts";
import { listActingForEach, type Representation } from "../../identity/households/index.ts";

export interface Recipients {
  readonly people: readonly PersonId[];
  readonly by: "email" | "letter";
}

/**
 * Who is written to about somebody's subscription: the person and those who may act for them there, by
 * e-mail. When none of them has an address, one letter: to who acts for them, else to the person.
 */
export async function getRecipients(
  tx: Tx,
  context: Context,
  about: { readonly personId: PersonId; readonly serviceId: ServiceId },
): Promise<Recipients> {
  const { personId, serviceId } = about;
  const known = await listRecipientsByPerson(tx, context, { people: [personId], serviceId });
  return known.get(personId) ?? { people: [personId], by: "letter" };
}

/** The same for several people: their edges in as many statements as for one, and each account read once. */
export async function listRecipientsByPerson(
  tx: Tx,
  context: Context,
  { people, serviceId }: { readonly people: readonly PersonId[]; readonly serviceId: ServiceId },
): Promise<ReadonlyMap<PersonId, Recipients>> {
  const acting = await listActingForEach(tx, context, { forPersonIds: people, serviceId });
  const concerned = [...acting].map(([personId, edges]) => ({
    personId,
    everybody: [...new Set([personId, ...edges.map(({ representativeId }) => representativeId)])],
  }));
  const reached = new Set<PersonId>();
  for (const one of new Set(concerned.flatMap(({ everybody }) => everybody)))
    if ((await findAccount(tx, context, one))?.email !== undefined) reached.add(one);
  return new Map(
    concerned.map(({ personId, everybody }) => [personId, selectRecipients(everybody, reached)]),
  );
}

function selectRecipients(everybody: readonly PersonId[], reached: ReadonlySet<PersonId>): Recipients {
  const withAddress = everybody.filter((one) => reached.has(one));
  if (withAddress.length > 0) return { people: withAddress, by: "email" };
  // Who acts for them, else the person.
  return { people: everybody.slice(0, 2).slice(-1), by: "letter" };
}

/**
 * Who is called about each one's subscription, in this order: parents and guardians in the person's place, a
 * mandated relative after the person.
 */
export async function listPeopleToCall(
  tx: Tx,
  context: Context,
  { people, serviceId }: { readonly people: readonly PersonId[]; readonly serviceId: ServiceId },
): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
  const acting = await listActingForEach(tx, context, { forPersonIds: people, serviceId });
  return new Map([...acting].map(([personId, edges]) => [personId, sortPeopleToCall(personId, edges)]));
}

function sortPeopleToCall(personId: PersonId, edges: readonly Representation[]): readonly PersonId[] {
  const inTheirPlace = edges.some(({ kind }) => kind !== "mandate");
  const others = edges.map(({ representativeId }) => representativeId);
  return inTheirPlace ? others : [personId, ...others];
}
