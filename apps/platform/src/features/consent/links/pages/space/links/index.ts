import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { requireEntersServices } from "../../../../../access/access/index.ts";
import { acceptLink, declineLink, removeLink } from "../../../index.ts";
import { showLinkRequest, YES } from "./link-request.tsx";
import { showLinks } from "./links-page.tsx";

/** Tying an account kept by a service, and those that are. */
export function defineLinkPages(app: FastifyInstance): void {
  app.get(
    "/espace/relier",
    { config: { writesOnRead: "no row: its ticket is locked while it is read" } },
    async (request, reply) => {
      requireEntersServices(request.ardeco.session);
      return showLinkRequest(request, reply);
    },
  );
  app.post("/espace/relier", handleLinkAnswer);
  app.get("/espace/comptes", showLinks);
  app.post("/espace/comptes", async (request, reply) => {
    const service = getTypedText(readForm(request).typed, "service");
    if (!isUuid(service)) throw kernelErrors.error("request.not_found");
    await removeLink(request.ardeco.context, parseId<"service">(service));
    return sendSeeOther(reply, `${buildSpaceAddresses(request.ardeco.brand).links}?fait=1`);
  });
}

async function handleLinkAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // A draft, or its code, is nobody yet: it owns no account elsewhere.
  requireEntersServices(request.ardeco.session);
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const input = {
    ticket: getTypedText(typed, "ticket"),
    iss: `${context.ports.publicUrl}/${brand.slug}/oidc`,
  };
  const isYes = getTypedText(typed, "geste") === YES;
  return reply.redirect(await (isYes ? acceptLink(context, input) : declineLink(context, input)), 303);
}
