import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { buildDossierJsonLd } from "../../common/rights/build-dossier-json-ld.ts";
import { buildDossierPdf } from "../../common/rights/build-dossier-pdf.ts";
import { type Dossier, type FileParts, loadDossier } from "../../common/rights/dossier.ts";
import { formatPortableCsv, formatPortableJson } from "../../common/rights/portable.ts";

/** Everything, to read or for a machine (art. 15); what was given, to carry elsewhere (art. 20). */
export function mountRightsFiles(app: FastifyInstance, parts: FileParts): void {
  const file =
    (
      name: string,
      type: string,
      write: (dossier: Dossier, request: FastifyRequest) => Promise<Buffer> | string,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { context, brand } = request.ardeco;
      const { somebody } = await resolveChosenPerson(request);
      const dossier = await loadDossier(context, somebody.id, parts);
      const day = toCivilDate(context.now());
      return reply
        .header("content-disposition", `attachment; filename="${name.replace("*", `${brand.slug}-${day}`)}"`)
        .type(type)
        .send(await write(dossier, request));
    };
  const path = "/espace/droits";
  app.get(
    `${path}/dossier.pdf`,
    file("mes-donnees-*.pdf", "application/pdf", (dossier, { ardeco }) =>
      buildDossierPdf(dossier, ardeco.language),
    ),
  );
  app.get(
    `${path}/dossier.jsonld`,
    file("mes-donnees-*.jsonld", "application/ld+json", (dossier) =>
      JSON.stringify(buildDossierJsonLd(dossier), null, 2),
    ),
  );
  app.get(
    `${path}/portabilite.json`,
    file("mes-informations-*.json", "application/json; charset=utf-8", formatPortableJson),
  );
  app.get(
    `${path}/portabilite.csv`,
    file("mes-informations-*.csv", "text/csv; charset=utf-8", formatPortableCsv),
  );
}

import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
