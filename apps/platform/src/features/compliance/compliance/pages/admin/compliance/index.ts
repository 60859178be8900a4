import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { handleVersionStart, showDocument } from "./document-page.tsx";
import { sendAttestation, sendVersionJson, sendVersionPdf } from "./download.ts";
import { showCompliance } from "./home-page.tsx";
import { handleDecision, handleOpinion, showDecision, showOpinion } from "./judge-pages.tsx";
import { COMPLIANCE } from "./paths.ts";
import { handleTexts, showTexts } from "./texts-page.tsx";
import { handleFreeze, showVersion } from "./version-page.tsx";

/** The impact assessment and the security file: who writes, advises or decides them, and who audits. */
export function mountCompliancePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.compliance.for);
  const document = `${COMPLIANCE}/:document`;
  const version = `${document}/:version`;
  app.get(COMPLIANCE, showCompliance);
  app.get(document, showDocument);
  app.post(COMPLIANCE, handleVersionStart);
  app.get(version, showVersion);
  app.post(`${version}/arreter`, handleFreeze);
  app.get(`${version}/document.pdf`, sendVersionPdf);
  app.get(`${version}/document.json`, sendVersionJson);
  app.get(`${version}/attestation.pdf`, sendAttestation);
  app.register(async (scope) => {
    requireAnyCapability(scope, ["compliance.write"]);
    scope.get(`${version}/textes`, async (request, reply) => showTexts(request, reply));
    scope.post(`${version}/textes`, handleTexts);
    scope.get(`${version}/avis`, showOpinion);
    scope.post(`${version}/avis`, handleOpinion);
  });
  app.register(async (scope) => {
    requireAnyCapability(scope, ["compliance.decide"]);
    scope.get(`${version}/decision`, showDecision);
    scope.post(`${version}/decision`, handleDecision);
  });
}
