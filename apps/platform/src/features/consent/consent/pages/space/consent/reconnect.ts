import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses, withQuery } from "../../../../../../frames/space/common/addresses.ts";
import { personOf } from "../../../../../../frames/space/common/signed-in.ts";
import { dropSession, seeOther, type Visit } from "../../../../../../web/index.ts";
import { entersServices, revokeSession } from "../../../../../access/access/index.ts";

/** Whether this visit enters services, or must sign in to the account first. */
export const isInAccount = ({ session }: Visit): boolean =>
  session !== undefined && entersServices(session.method);

/** Leaves this session, so that the door opens another, then comes back to the same page. */
export async function reconnect(
  request: FastifyRequest,
  reply: FastifyReply,
  retour: string,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { session, brand } = visit;
  const subjectId = personOf(visit);
  const system = visit.context.as({ kind: "system", name: "space" });
  if (session) await system.transaction((tx) => revokeSession(tx, system, { id: session.id, subjectId }));
  dropSession(reply, visit, "person");
  return seeOther(reply, withQuery(`/${brand.slug}/connexion`, { retour: retour || addresses(brand).home }));
}
