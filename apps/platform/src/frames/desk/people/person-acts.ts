import { isDocumentKind } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  type RepresentationId,
  validateRepresentation,
} from "../../../features/identity/households/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { readForm, seeOther, textOf } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { pathId } from "../common/params.ts";

/** An agent saw the original that proves a link between two people. */
export async function approvePersonLink(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const kind = textOf(readForm(request).typed, "kind");
  if (!isDocumentKind(kind)) throw kernelErrors.error("request.invalid");
  const id: RepresentationId = pathId<"representation">(request, "link");
  await context.transaction((tx) => validateRepresentation(tx, context, { id, evidence: { kind } }));
  return seeOther(reply, addresses(brand).person(pathId<"person">(request, "id"), "help_at_desk"));
}
