import type { FastifyReply, FastifyRequest } from "fastify";
import { openAtDesk } from "../../features/enrolment/enrolment/pages/desk/file/show-document.ts";
import { takeTicket } from "../../features/enrolment/evidence/index.ts";
import { AppError } from "../../kernel/errors.ts";
import { documentPath, originOfPath } from "../../kernel/hosts.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { languageOf, type Routes, sayInWords, showDocument, type WebPorts } from "../../web/index.ts";
import { pathText } from "./common/params.ts";

type Ports = Pick<WebPorts, "findBrand" | "contextFor">;

/**
 * The documents host: a deposited file, at an address of single use. No visit is opened there, so that no
 * cookie is read nor given; who asks is the session that the address was given to.
 */
export const documentsHost =
  (ports: Ports): Routes =>
  (app) => {
    // Looking at the head alone would use the address.
    app.get(documentPath(":slug", ":token"), { exposeHeadRoute: false }, async (request, reply) => {
      try {
        return await serveDocument(ports, request, reply);
      } catch (error) {
        if (error instanceof AppError) return sayInWords(reply, error);
        throw error;
      }
    });
  };

async function serveDocument(
  ports: Ports,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const slug = pathText(request, "slug");
  const brand = await ports.findBrand(slug);
  if (!brand) throw kernelErrors.error("request.not_found");
  const context = ports.contextFor({
    actor: { kind: "anonymous" },
    authorityId: brand.authorityId,
    requestId: request.id,
    language: languageOf(request),
  });
  const { documentId, session } = await takeTicket(context, pathText(request, "token"));
  const document = await openAtDesk(context.as(session.actor), documentId);
  return showDocument(reply, {
    ...document,
    framedBy: originOfPath(context.ports.hosts, `/${slug}/agents`),
  });
}
