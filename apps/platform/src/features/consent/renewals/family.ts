import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listRepresented } from "../../identity/households/index.ts";
import { computeSectorSubject } from "../../trust/keys/index.ts";
import type { Campaign } from "../campaigns/index.ts";
import { getRecipients, listRecipientsByPerson, type Recipients } from "./recipients.ts";
import { getRenewalSector, openWhose } from "./sealed.ts";
import { findRenewalRows, type RenewalRow } from "./store.ts";

export interface Family {
  readonly recipients: Recipients;
  /** In the order of their ids: two jobs that meet queue, and do not lock each other. */
  readonly rows: readonly RenewalRow[];
}

/**
 * Everybody with a subscription to confirm in this campaign about whom the same people are written to. Found
 * from the people themselves, each time: a key of the family beside the rows would tell who are siblings to
 * whoever holds a dump of the service.
 */
export async function getRenewalFamily(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  row: RenewalRow,
): Promise<Family> {
  const { serviceId } = campaign;
  const { personId } = openWhose(context, row);
  const recipients = await getRecipients(tx, context, { personId, serviceId });
  const rows = [row];
  const named = (await listFamilyPeople(context, recipients.people))
    .filter((id) => id !== personId)
    .map((id) => ({ campaign, subject: computeSectorSubject(context, getRenewalSector(row), id) }));
  const others = (await findRenewalRows(tx, named))
    .filter(({ state }) => state === "waiting")
    .map((other) => ({ other, about: openWhose(context, other).personId }));
  const known = await listRecipientsByPerson(tx, context, {
    people: others.map(({ about }) => about),
    serviceId,
  });
  for (const { other, about } of others) {
    const theirs = known.get(about);
    if (theirs && hasSameRecipients(theirs, recipients)) rows.push(other);
  }
  return { recipients, rows: rows.toSorted((one, other) => one.id.localeCompare(other.id)) };
}

/** These people, and those they act for: nobody else can be written about to them. */
async function listFamilyPeople(context: Context, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const found = new Set(people);
  for (const one of people)
    for (const { representedId } of await listRepresented(context, one)) found.add(representedId);
  return [...found];
}

const hasSameRecipients = (one: Recipients, other: Recipients): boolean =>
  one.people.toSorted().join() === other.people.toSorted().join();
