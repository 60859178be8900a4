import type { FastifyReply, FastifyRequest } from "fastify";
import { openDeskDocument } from "../../features/enrolment/enrolment/pages/desk/file/show-document.ts";
import { openDocumentTicket } from "../../features/enrolment/evidence/index.ts";
import { formatDocumentPath, resolvePathOrigin } from "../../kernel/hosts.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { recoverRefusal } from "../../kernel/recover-refusal.ts";
import {
  getPathText,
  getRequestLanguage,
  type Routes,
  sendPlainRefusal,
  showDocument,
  type WebPorts,
} from "../../web/index.ts";

type Ports = Pick<WebPorts, "findBrand" | "contextFor">;

/**
 * The documents host: a deposited file, at an address of single use. No visit is opened there, so that no
 * cookie is read nor given; who asks is the session that the address was given to.
 */
export const documentsHost =
  (ports: Ports): Routes =>
  (app) => {
    // Looking at the head alone would use the address.
    app.get(formatDocumentPath(":slug", ":token"), { exposeHeadRoute: false }, async (request, reply) => {
      const send = () => sendDocument(ports, request, reply);
      return recoverRefusal("any", send, (refusal) => sendPlainRefusal(reply, refusal));
    });
  };

async function sendDocument(
  ports: Ports,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const slug = getPathText(request, "slug");
  const brand = await ports.findBrand(slug);
  if (!brand) throw kernelErrors.error("request.not_found");
  const context = ports.contextFor({
    actor: { kind: "anonymous" },
    authorityId: brand.authorityId,
    requestId: request.id,
    language: getRequestLanguage(request),
  });
  const { documentId, session } = await openDocumentTicket(context, getPathText(request, "token"));
  const document = await openDeskDocument(context.as(session.actor), documentId);
  return showDocument(reply, {
    ...document,
    framedBy: resolvePathOrigin(context.ports.hosts, `/${slug}/agents`),
  });
}
