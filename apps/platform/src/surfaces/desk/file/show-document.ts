import type { FastifyReply, FastifyRequest } from "fastify";
import { requireHarmless } from "../../../modules/checks/index.ts";
import { mayReadPerson } from "../../../modules/enrolment/index.ts";
import { evidenceErrors, findDocument, openDocument } from "../../../modules/evidence/index.ts";
import { showDocument } from "../../../web/index.ts";
import { pathId } from "../common/params.ts";

/** The document itself, as its bytes say. Out of the agent's reach, it does not exist (404). */
export async function sendDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const documentId = pathId<"document">(request, "id");
  await context.transaction(async (tx) => {
    const document = await findDocument(tx, context, documentId);
    if (!document || !(await mayReadPerson(tx, context, document.personId)))
      throw evidenceErrors.error("evidence.unknown_document");
    await requireHarmless(tx, context, { documentId, personId: document.personId });
  });
  return showDocument(reply, await openDocument(context, { documentId, purpose: "decide" }));
}
