import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { Visit } from "../../../web/index.ts";

/** Nobody reads these pages without being signed in: a page sends to the door and back, a form is refused. */
export function requirePerson(app: FastifyInstance): void {
  app.addHook("preHandler", async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, brand } = request.ardeco;
    if (session?.actor.kind === "person") return;
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw kernelErrors.error("request.sign_in_required");
    }
    const door = new URLSearchParams({ retour: request.url });
    return reply.redirect(`/${brand.slug}/connexion?${door}`, 303);
  });
}

/** Who is signed in. Behind `requirePerson`. */
export function getSignedInPerson({ session }: Visit): PersonId {
  if (session?.actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  return session.actor.personId;
}
