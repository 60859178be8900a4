import type { FastifyInstance } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { beginVersion, showDocument } from "./document-page.tsx";
import { downloadAttestation, downloadJson, downloadPdf } from "./download.ts";
import { showCompliance } from "./home-page.tsx";
import { keepDecision, keepOpinion, showDecision, showOpinion } from "./judge-pages.tsx";
import { COMPLIANCE } from "./paths.ts";
import { keepTexts, showTexts } from "./texts-page.tsx";
import { freezeAsked, showVersion } from "./version-page.tsx";

/** The impact assessment and the security file: who writes, advises or decides them, and who audits. */
export function compliancePages(app: FastifyInstance): void {
  requireOneOf(app, places.compliance.for);
  const document = `${COMPLIANCE}/:document`;
  const version = `${document}/:version`;
  app.get(COMPLIANCE, showCompliance);
  app.get(document, showDocument);
  app.post(COMPLIANCE, beginVersion);
  app.get(version, showVersion);
  app.post(`${version}/arreter`, freezeAsked);
  app.get(`${version}/document.pdf`, downloadPdf);
  app.get(`${version}/document.json`, downloadJson);
  app.get(`${version}/attestation.pdf`, downloadAttestation);
  app.register(async (scope) => {
    requireOneOf(scope, ["compliance.write"]);
    scope.get(`${version}/textes`, async (request, reply) => showTexts(request, reply));
    scope.post(`${version}/textes`, keepTexts);
    scope.get(`${version}/avis`, showOpinion);
    scope.post(`${version}/avis`, keepOpinion);
  });
  app.register(async (scope) => {
    requireOneOf(scope, ["compliance.decide"]);
    scope.get(`${version}/decision`, showDecision);
    scope.post(`${version}/decision`, keepDecision);
  });
}
