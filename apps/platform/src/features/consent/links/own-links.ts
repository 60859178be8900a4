import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { pairwiseSubject } from "../../trust/keys/index.ts";
import { personOf } from "./answer-link.ts";
import { accountText } from "./rules.ts";
import { openAccount, sectorOf } from "./sealed-words.ts";
import {
  actUnder,
  deleteLink,
  findLink,
  type LinkRow,
  listAgreed,
  listSectors,
  updateTicket,
} from "./store.ts";
import { tell } from "./tell.ts";

export interface AccountLink {
  readonly serviceId: ServiceId;
  /** « 4521 (Famille Martin) » */
  readonly account: string;
  readonly linkedOn: string;
}

/** Accounts that the acting person tied, of every service. */
export async function listLinks(context: Context): Promise<readonly AccountLink[]> {
  return context.transaction((tx) => linksOf(tx, context, personOf(context)));
}

/** Use case: that service no longer knows which account is theirs. Idempotent: told once. */
export async function removeLink(context: Context, serviceId: ServiceId): Promise<void> {
  const personId = personOf(context);
  const system = context.as({ kind: "system", name: "links" });
  await system.transaction(async (tx) => {
    const row = (await rowsOf(tx, system, personId)).find(({ service_id }) => service_id === serviceId);
    if (!row || !(await deleteLink(tx, system.authorityId, { serviceId, subject: row.subject }))) return;
    await tell(tx, context, "links.removed", { ...sectorOf(row), personId });
  });
}

/**
 * Job: the account changed hands, or its owner put out whoever was inside (`since`, to the day: links keep no
 * more). What somebody else tied in their name, or was tying, is no account of theirs: no service knows it as
 * such any more. Idempotent.
 */
export async function forgetLinks(
  system: Context,
  { personId, since }: { readonly personId: PersonId; readonly since?: Date },
): Promise<void> {
  const day = since ? toCivilDate(since) : "";
  await system.transaction(async (tx) => {
    for (const row of await rowsOf(tx, system, personId)) {
      if (row.linked_on < day) continue;
      await deleteLink(tx, system.authorityId, { serviceId: row.service_id, subject: row.subject });
      await tell(tx, system, "links.removed", { ...sectorOf(row), personId });
    }
    for (const ticket of await listAgreed(tx, system.authorityId)) {
      const isTheirs = ticket.subject === pairwiseSubject(system, sectorOf(ticket), personId);
      if (isTheirs) await updateTicket(tx, ticket, { state: "refused", code_hash: null });
    }
  });
}

/** For the person, or the system. */
export function linksOf(tx: Tx, context: Context, personId: PersonId): Promise<readonly AccountLink[]> {
  return eachRow(tx, context, personId, async (row) => ({
    serviceId: sectorOf(row).serviceId,
    account: accountText(await openAccount(tx, context, row)),
    linkedOn: row.linked_on,
  }));
}

export const rowsOf = (tx: Tx, context: Context, personId: PersonId): Promise<readonly LinkRow[]> =>
  eachRow(tx, context, personId, async (row) => row);

/**
 * A person's name is another in each service: each is asked in turn, and read while the transaction acts
 * under that name.
 */
async function eachRow<Read>(
  tx: Tx,
  context: Context,
  personId: PersonId,
  read: (row: LinkRow) => Promise<Read>,
): Promise<readonly Read[]> {
  const all: Read[] = [];
  for (const one of await listSectors(tx)) {
    const sector = sectorOf(one);
    const subject = pairwiseSubject(context, sector, personId);
    await actUnder(tx, subject);
    const row = await findLink(tx, context.authorityId, { serviceId: sector.serviceId, subject });
    if (row) all.push(await read(row));
  }
  return all;
}
