import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { getLinkPerson } from "./answer-link.ts";
import { recordLinkEvent } from "./record-link-event.ts";
import { formatLinkedAccount } from "./rules.ts";
import { getLinkSector, openAccount } from "./sealed-words.ts";
import {
  deleteLink,
  findLink,
  type LinkRow,
  listAgreed,
  listSectors,
  setLinkSubject,
  updateTicket,
} from "./store.ts";
import { toLinksSystem } from "./to-links-system.ts";

export interface AccountLink {
  readonly serviceId: ServiceId;
  /** « 4521 (Famille Martin) » */
  readonly account: string;
  readonly linkedOn: string;
}

/** Accounts that the acting person tied, of every service. */
export async function listLinks(context: Context): Promise<readonly AccountLink[]> {
  return context.transaction((tx) => listPersonLinks(tx, context, getLinkPerson(context)));
}

/** Use case: that service no longer knows which account is theirs. Idempotent: told once. */
export async function removeLink(context: Context, serviceId: ServiceId): Promise<void> {
  const personId = getLinkPerson(context);
  const system = toLinksSystem(context);
  await system.transaction(async (tx) => {
    const row = (await listLinkRows(tx, system, personId)).find(({ service_id }) => service_id === serviceId);
    if (!row || !(await deleteLink(tx, system.authorityId, { serviceId, subject: row.subject }))) return;
    await recordLinkEvent(tx, context, "links.removed", { ...getLinkSector(row), personId });
  });
}

/**
 * Job: the account changed hands, or its owner put out whoever was inside (`since`, to the day: links keep no
 * more). What somebody else tied in their name, or was tying, is no account of theirs: no service knows it as
 * such any more. Idempotent.
 */
export async function deleteLinks(
  system: Context,
  { personId, since }: { readonly personId: PersonId; readonly since?: Date },
): Promise<void> {
  const day = since ? toCivilDate(since) : "";
  await system.transaction(async (tx) => {
    for (const row of await listLinkRows(tx, system, personId)) {
      if (row.linked_on < day) continue;
      await deleteLink(tx, system.authorityId, { serviceId: row.service_id, subject: row.subject });
      await recordLinkEvent(tx, system, "links.removed", { ...getLinkSector(row), personId });
    }
    for (const ticket of await listAgreed(tx, system.authorityId)) {
      const isTheirs = ticket.subject === computePairwiseSubject(system, getLinkSector(ticket), personId);
      if (isTheirs) await updateTicket(tx, ticket, { state: "refused", code_hash: null });
    }
  });
}

/** For the person, or the system. */
export function listPersonLinks(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly AccountLink[]> {
  return listRowsBySector(tx, context, personId, async (row) => ({
    serviceId: getLinkSector(row).serviceId,
    account: formatLinkedAccount(await openAccount(tx, context, row)),
    linkedOn: row.linked_on,
  }));
}

export const listLinkRows = (tx: Tx, context: Context, personId: PersonId): Promise<readonly LinkRow[]> =>
  listRowsBySector(tx, context, personId, async (row) => row);

/**
 * A person's name is another in each service: each is asked in turn, and read while the transaction acts
 * under that name.
 */
async function listRowsBySector<Read>(
  tx: Tx,
  context: Context,
  personId: PersonId,
  read: (row: LinkRow) => Promise<Read>,
): Promise<readonly Read[]> {
  const all: Read[] = [];
  for (const one of await listSectors(tx)) {
    const sector = getLinkSector(one);
    const subject = computePairwiseSubject(context, sector, personId);
    await setLinkSubject(tx, subject);
    const row = await findLink(tx, context.authorityId, { serviceId: sector.serviceId, subject });
    if (row) all.push(await read(row));
  }
  return all;
}
