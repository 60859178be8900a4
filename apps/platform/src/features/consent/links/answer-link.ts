import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { drawToken, hashToken } from "../../access/access/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { findClientForProvider } from "../clients/index.ts";
import { linksErrors } from "./errors.ts";
import { recordLinkEvent } from "./record-link-event.ts";
import { buildReturnAddress, CODE_MS, formatLinkedAccount } from "./rules.ts";
import { getLinkSector, openWish } from "./sealed-words.ts";
import { getLockedTicket, type TicketRow, updateTicket } from "./store.ts";
import { toLinksSystem } from "./to-links-system.ts";

export interface LinkRequest {
  /** Of the application, as its vendor gives it. */
  readonly clientName: string;
  /** « 4521 (Famille Martin) » */
  readonly account: string;
  /** Where the answer goes: its origin belongs in the page's form-action. */
  readonly returnTo: string;
}

/** What the person is asked. Throws links.ticket_not_valid. */
export async function getLinkRequest(context: Context, ticket: string): Promise<LinkRequest> {
  const system = toLinksSystem(context);
  return system.transaction(async (tx) => {
    const row = await requireAsked(tx, system, ticket);
    const client = await findClientForProvider(tx, system, row.client_id);
    if (!client) throw linksErrors.error("links.ticket_not_valid");
    const wish = openWish(system, row);
    return { clientName: client.name, account: formatLinkedAccount(wish), returnTo: wish.returnTo };
  });
}

/**
 * Use case: yes, that account is theirs. Nothing is tied yet: the code goes back by this browser, and the
 * application finishes only when it knows it again. `iss`: which platform answers. Throws
 * links.ticket_not_valid.
 * @returns where to send the browser
 */
export async function acceptLink(context: Context, input: { ticket: string; iss: string }): Promise<string> {
  const personId = getLinkPerson(context);
  const system = toLinksSystem(context);
  return system.transaction(async (tx) => {
    const row = await requireAsked(tx, system, input.ticket);
    const code = drawToken();
    await updateTicket(tx, row, {
      state: "agreed",
      subject: computePairwiseSubject(system, getLinkSector(row), personId),
      code_hash: hashToken(code),
      expires_at: new Date(system.now().getTime() + CODE_MS),
    });
    await recordLinkEvent(tx, context, "links.agreed", { ...getLinkSector(row), personId });
    const { returnTo, state } = openWish(system, row);
    return buildReturnAddress(returnTo, { code, state, iss: input.iss });
  });
}

/**
 * Use case: no. Throws links.ticket_not_valid.
 * @returns where to send the browser
 */
export async function declineLink(context: Context, input: { ticket: string; iss: string }): Promise<string> {
  const system = toLinksSystem(context);
  return system.transaction(async (tx) => {
    const row = await requireAsked(tx, system, input.ticket);
    await updateTicket(tx, row, { state: "refused" });
    const { returnTo, state } = openWish(system, row);
    return buildReturnAddress(returnTo, { error: "access_denied", state, iss: input.iss });
  });
}

async function requireAsked(tx: Tx, system: Context, ticket: string): Promise<TicketRow> {
  const row = await getLockedTicket(tx, system.authorityId, { ticket: hashToken(ticket) });
  if (row?.state !== "asked" || row.expires_at <= system.now())
    throw linksErrors.error("links.ticket_not_valid");
  return row;
}

export function getLinkPerson({ actor }: Context): PersonId {
  if (actor.kind !== "person") throw kernelErrors.error("request.forbidden");
  return actor.personId;
}
