import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { hashToken } from "../../access/access/index.ts";
import { linksErrors } from "./errors.ts";
import { recordLinkEvent } from "./record-link-event.ts";
import { getActingClient } from "./request-link.ts";
import { getLinkSector, openAccount, openWish, sealAccount } from "./sealed-words.ts";
import { findLink, getLockedTicket, saveLink, updateTicket } from "./store.ts";
import { toLinksSystem } from "./to-links-system.ts";

/**
 * Use case: the application knows the browser that came back, and says again which account is signed in
 * there: another is refused, and the code is spent. Throws links.code_not_valid.
 * @returns `sub`, the person's name in this service, for ever
 */
export async function confirmLink(
  context: Context,
  input: { readonly code: string; readonly reference: string },
): Promise<string> {
  const client = await getActingClient(context);
  const system = toLinksSystem(context);
  const linked = await system.transaction(async (tx) => {
    const row = await getLockedTicket(tx, system.authorityId, { code: hashToken(input.code) });
    if (row?.client_id !== client.id || row.subject === null || row.expires_at <= system.now())
      return undefined;
    // Spent whatever follows: an attacker tries no second account with it
    await updateTicket(tx, row, { state: "done", code_hash: null });
    const wish = openWish(system, row);
    if (wish.reference !== input.reference) return undefined;
    const { subject } = row;
    const sector = getLinkSector(row);
    await saveLink(tx, {
      authority_id: system.authorityId,
      provider_id: sector.providerId,
      service_id: sector.serviceId,
      subject,
      ...(await sealAccount(tx, system, { sector, subject }, wish)),
      linked_on: toCivilDate(system.now()),
    });
    await recordLinkEvent(tx, context, "links.linked", sector);
    return subject;
  });
  if (linked === undefined) throw linksErrors.error("links.code_not_valid");
  return linked;
}

/**
 * The account that a person tied, for the application of that service and no other. Throws links.not_linked.
 */
export async function readLink(context: Context, { sub }: { readonly sub: string }): Promise<string> {
  const { serviceId } = await getActingClient(context);
  const system = toLinksSystem(context);
  return system.transaction(async (tx) => {
    const row = await findLink(tx, system.authorityId, { serviceId, subject: sub });
    if (!row) throw linksErrors.error("links.not_linked");
    const { reference } = await openAccount(tx, system, row);
    await recordLinkEvent(tx, context, "links.read", getLinkSector(row));
    return reference;
  });
}
