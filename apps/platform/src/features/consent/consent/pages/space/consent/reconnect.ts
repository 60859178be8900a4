import type { FastifyReply, FastifyRequest } from "fastify";
import { addQuery, buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { removeSessionCookie, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { closeSessions, mayEnterServices } from "../../../../../access/access/index.ts";
import { toSpaceSystem } from "./to-space-system.ts";

/** Whether this visit enters services, or must sign in to the account first. */
export const isInAccount = ({ session }: Visit): boolean =>
  session !== undefined && mayEnterServices(session.method);

/** Leaves this session, so that the door opens another, then comes back to the same page. */
export async function startNewSession(
  request: FastifyRequest,
  reply: FastifyReply,
  retour: string,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { session, brand } = visit;
  const subjectId = getSignedInPerson(visit);
  const system = toSpaceSystem(visit.context);
  if (session) await closeSessions(system, { ids: [session.id], subjectId });
  removeSessionCookie(reply, visit, "person");
  return sendSeeOther(
    reply,
    addQuery(`/${brand.slug}/connexion`, { retour: retour || buildSpaceAddresses(brand).home }),
  );
}
