import type { FastifyReply, FastifyRequest } from "fastify";
import { parsePathId } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { recordDossierPreparation } from "../../../index.ts";
import { buildDossierPdf } from "../../common/rights/build-dossier-pdf.ts";
import { type FileParts, loadDossier } from "../../common/rights/dossier.ts";

/**
 * For somebody who is not online: the officer, who reads journals already, prepares what answers a request of
 * access that waits, and hands it over or posts it. Their journal tells it.
 */
export const handOverDossier =
  (parts: FileParts) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context, brand, language } = request.ardeco;
    requireCapability(context, "journal.read");
    const { personId, number, askedBy } = await recordDossierPreparation(context, {
      id: parsePathId<"rights_request">(request, "request"),
    });
    // An officer reads none of these tables by themselves. It is what who asks may read, as online: the
    // system would give a parent the address that the other one declared.
    const reader = context.as({ kind: "person", personId: askedBy });
    const dossier = await loadDossier(reader, personId, parts);
    return reply
      .header("content-disposition", `attachment; filename="${brand.slug}-${number}.pdf"`)
      .type("application/pdf")
      .send(await buildDossierPdf(dossier, language));
  };
