import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { accessErrors, hasCapability, isHeldBack } from "../../../features/access/access/index.ts";
import { findOwnPartner } from "../../../features/activities/passes/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { sendAuthorityPage } from "../../../web/index.ts";
import { buildDeskAddresses } from "./addresses.ts";
import { deskCommonWords } from "./common-words.ts";

/**
 * Only agents with a role at the desk read these pages: anybody else is sent to the door and back, a form
 * without a session is refused, and a colleague of another trade is told where to go.
 */
export function requireDeskAgent(app: FastifyInstance): void {
  app.addHook("preHandler", async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, brand } = request.ardeco;
    if (session?.actor.kind === "staff") {
      if (hasCapability(session.actor, "file.read")) return undefined;
      if (await findOwnPartner(request.ardeco.context))
        return reply.redirect(`/${brand.slug}/partenaire`, 303);
      if (!isHeldBack(request.ardeco.context, "file.read")) return showNoDesk(request, reply);
      throw accessErrors.error("access.strong_sign_in_required");
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw kernelErrors.error("request.sign_in_required");
    }
    const door = new URLSearchParams({ retour: request.url });
    return reply.redirect(`${buildDeskAddresses(brand).signIn}?${door}`, 303);
  });
}

function showNoDesk({ ardeco }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { noDesk: words, area } = deskCommonWords(ardeco.language);
  const at = buildDeskAddresses(ardeco.brand);
  return sendAuthorityPage(
    reply,
    { title: words.title, area, status: 403 },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>{words.todo}</p>
      <ButtonGroup>
        <LinkButton href={at.administration}>{words.administration}</LinkButton>
        <LinkButton href={at.delegations} variant="secondary">
          {words.delegations}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}
