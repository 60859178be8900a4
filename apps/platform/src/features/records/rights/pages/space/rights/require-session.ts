import type { FastifyRequest } from "fastify";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import type { Session } from "../../../../../../web/index.ts";
import { isOwnerPresent as isAccountOwner } from "../../../../../access/access/index.ts";

/** Who is signed in, how, and since when. Throws request.sign_in_required. */
export function requireSession(request: FastifyRequest) {
  const { session } = request.ardeco;
  if (!session) throw kernelErrors.error("request.sign_in_required");
  return toOwnSession(session);
}

const toOwnSession = ({ actor, method, signedInAt }: Session) => ({ actor, method, createdAt: signedInAt });

/**
 * Signed in just now by a way of the account's owner. Otherwise the page leads to signing in again, rather
 * than to a refusal.
 */
export const isOwnerPresent = ({ ardeco }: FastifyRequest): boolean =>
  ardeco.session !== undefined && isAccountOwner(ardeco.context, toOwnSession(ardeco.session));
