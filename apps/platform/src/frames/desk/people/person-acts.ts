import { isDocumentKind } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  type RepresentationId,
  validateRepresentation,
} from "../../../features/identity/households/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getTypedText, parsePathId, readForm, sendSeeOther } from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";

/** An agent saw the original that proves a link between two people. */
export async function approvePersonLink(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const kind = getTypedText(readForm(request).typed, "kind");
  if (!isDocumentKind(kind)) throw kernelErrors.error("request.invalid");
  const id: RepresentationId = parsePathId<"representation">(request, "link");
  await validateRepresentation(context, { id, evidence: { kind } });
  return sendSeeOther(
    reply,
    buildDeskAddresses(brand).person(parsePathId<"person">(request, "id"), "help_at_desk"),
  );
}
