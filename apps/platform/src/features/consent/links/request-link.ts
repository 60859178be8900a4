import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { drawToken, hashToken } from "../../access/access/index.ts";
import { type ClientForProvider, findClientForProvider } from "../clients/index.ts";
import { linksErrors } from "./errors.ts";
import { TICKET_MS } from "./rules.ts";
import { type LinkWish, sealWish } from "./sealed-words.ts";
import { createTicketRow } from "./store.ts";
import { toLinksSystem } from "./to-links-system.ts";

/**
 * Use case: an application, in whose pages somebody is signed in, asks to tie that account. Throws
 * links.return_not_registered.
 * @returns a ticket, good once for ten minutes, for their browser
 */
export async function requestLink(context: Context, wish: LinkWish): Promise<string> {
  const client = await getActingClient(context);
  if (!client.redirectUris.includes(wish.returnTo)) throw linksErrors.error("links.return_not_registered");
  const { id, providerId, serviceId } = client;
  const system = toLinksSystem(context);
  const ticket = drawToken();
  const hash = hashToken(ticket);
  await system.transaction((tx) =>
    createTicketRow(tx, {
      authority_id: system.authorityId,
      ticket_hash: hash,
      client_id: id,
      provider_id: providerId,
      service_id: serviceId,
      sealed: sealWish(system, { providerId, serviceId }, hash, wish),
      state: "asked",
      subject: null,
      code_hash: null,
      expires_at: new Date(system.now().getTime() + TICKET_MS),
    }),
  );
  return ticket;
}

/** The application that calls, as its provider knows it today: a retired service ties nothing. */
export async function getActingClient(context: Context): Promise<ClientForProvider> {
  const { actor } = context;
  if (actor.kind !== "client") throw kernelErrors.error("request.forbidden");
  const system = toLinksSystem(context);
  const client = await system.transaction((tx) => findClientForProvider(tx, system, actor.clientId));
  if (!client) throw kernelErrors.error("request.forbidden");
  return client;
}
