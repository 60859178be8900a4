import type { FastifyRequest } from "fastify";
import { AppError } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { requireOwnerPresent } from "../../../../../access/access/index.ts";

/** Who is signed in, how, and since when. Throws request.sign_in_required. */
export function requireSession(request: FastifyRequest) {
  const { session } = request.ardeco;
  if (!session) throw kernelErrors.error("request.sign_in_required");
  return { actor: session.actor, method: session.method, createdAt: session.signedInAt };
}

/**
 * Signed in just now by a way of the account's owner. Otherwise the page leads to signing in again, rather
 * than to a refusal.
 */
export function isOwnerPresent(request: FastifyRequest): boolean {
  try {
    requireOwnerPresent(request.ardeco.context, requireSession(request));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
