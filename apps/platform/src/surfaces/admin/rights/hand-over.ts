import type { FastifyReply, FastifyRequest } from "fastify";
import { requireCapability } from "../../../modules/access/index.ts";
import { noteDossier } from "../../../modules/rights/index.ts";
import { type FileParts, gatherDossier } from "../../common/rights/dossier.ts";
import { dossierPdf } from "../../common/rights/dossier-pdf.ts";
import { pathId } from "../common/path-id.ts";

/**
 * For somebody who is not online: the officer, who reads journals already, prepares what answers a request of access that waits, and hands it
 * over or posts it. Their journal tells it.
 */
export const handOverDossier =
  (parts: FileParts) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context, brand, language } = request.ardeco;
    requireCapability(context, "journal.read");
    const { personId, number } = await noteDossier(context, {
      id: pathId<"rights_request">(request, "request"),
    });
    // As the system: an officer reads none of these tables by themselves.
    const system = context.as({ kind: "system", name: "rights" });
    const dossier = await system.transaction((tx) => gatherDossier(tx, system, personId, parts));
    return reply
      .header("content-disposition", `attachment; filename="${brand.slug}-${number}.pdf"`)
      .type("application/pdf")
      .send(await dossierPdf(dossier, language));
  };
