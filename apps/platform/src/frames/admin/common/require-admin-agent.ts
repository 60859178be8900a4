import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  accessErrors,
  type Capability,
  hasCapability,
  isHeldBack,
} from "../../../features/access/access/index.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { sendSeeOther, type Visit } from "../../../web/index.ts";

/**
 * Nobody reads these pages without being an agent signed in: a page sends to the door and back, a form is
 * refused.
 */
export function requireAdminAgent(app: FastifyInstance): void {
  app.addHook("preHandler", async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, brand } = request.ardeco;
    if (session?.actor.kind === "staff") return;
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw kernelErrors.error("request.sign_in_required");
    }
    const door = new URLSearchParams({ retour: request.url });
    return sendSeeOther(reply, `/${brand.slug}/agents/connexion?${door}`);
  });
}

/** Every page of the scope is for who holds one of these: access.capability_missing for the others. */
export function requireAnyCapability(app: FastifyInstance, wanted: readonly Capability[]): void {
  app.addHook("preHandler", async ({ ardeco }) => {
    if (mayOne(ardeco, wanted)) return;
    const heldBack = wanted.some((capability) => isHeldBack(ardeco.context, capability));
    throw accessErrors.error(heldBack ? "access.strong_sign_in_required" : "access.capability_missing");
  });
}

export function mayOne({ context }: Visit, wanted: readonly Capability[]): boolean {
  return wanted.some((capability) => hasCapability(context.actor, capability));
}

/** Behind `requireAdminAgent`. */
export function getAdminStaffId({ session }: Visit): StaffId {
  if (session?.actor.kind !== "staff") throw kernelErrors.error("request.sign_in_required");
  return session.actor.staffId;
}
