import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Contact, ContactId } from "./contact.ts";
import { contactsErrors } from "./errors.ts";
import { getRow } from "./go-on.ts";
import { getContactKey, openAll, openContactWords } from "./sealed-words.ts";
import { countOverdueContacts, countWaiting, listPersonContactRows, listWaitingRows } from "./store.ts";

/** As many as a desk answers in a morning. */
export const WAITING_A_PAGE = 50;

/** Newest first: the person's own, for them and for agents. Row-level security shows nobody else any. */
export function listPersonContacts(context: Context, personId: PersonId): Promise<readonly Contact[]> {
  return context.read(async (tx) => {
    return openAll(tx, context, await listPersonContactRows(tx, context.authorityId, personId));
  });
}

/**
 * What waits at the desks that the agent serves, late ones first, a page at a time; the authority’s journal
 * tells it. Throws access.capability_missing.
 */
export function listWaitingContacts(
  context: Context,
  { page }: { readonly page: number } = { page: 1 },
): Promise<{ readonly total: number; readonly contacts: readonly Contact[] }> {
  return context.transaction(async (tx) => {
    requireCapability(context, "file.read");
    const { authorityId } = context;
    const first = (page - 1) * WAITING_A_PAGE;
    const rows = await listWaitingRows(tx, authorityId, { first, limit: WAITING_A_PAGE });
    if (rows.length > 0)
      await record(tx, context, { action: "contacts.waiting_listed", data: { contacts: rows.length } });
    return { total: await countWaiting(tx, authorityId), contacts: await openAll(tx, context, rows) };
  });
}

/** How many should have been answered by today. Throws access.capability_missing. */
export async function countLateContacts(tx: Tx, context: Context): Promise<number> {
  requireCapability(context, "file.read");
  return countOverdueContacts(tx, context.authorityId, toCivilDate(context.now()));
}

/**
 * For the person, or an agent of the desk: the journal tells that an agent read it. Throws contacts.unknown.
 */
export function readContact(context: Context, { id }: { readonly id: ContactId }): Promise<Contact> {
  return context.transaction(async (tx) => {
    const { actor } = context;
    if (actor.kind !== "person" && actor.kind !== "staff") throw contactsErrors.error("contacts.unknown");
    const row = await getRow(tx, context, id);
    const contact = openContactWords(await getContactKey(tx, context, row), row);
    if (actor.kind === "staff") {
      const { personId, number, channel } = contact;
      await record(tx, context, { action: "contacts.read", personId, data: { number, channel } });
    }
    return contact;
  });
}
