import type { FastifyInstance } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import type { FileParts } from "../../common/rights/dossier.ts";
import { announceEnd } from "./announce-end.ts";
import { handOverDossier } from "./hand-over.ts";
import { showRightsList } from "./list-page.tsx";
import { downloadRegister, REGISTER, showClocks, showProcessing, showRegister } from "./register-page.tsx";
import { answerRequest, showRightsRequest } from "./request-page.tsx";

/** What people ask of their data: the data-protection officer, and validators. */
export function adminRightsPages(app: FastifyInstance, parts: FileParts): void {
  const { path, for: wanted } = places.rights;
  requireOneOf(app, wanted);
  app.get(path, showRightsList);
  app.get(REGISTER, showRegister);
  app.get(`${REGISTER}.csv`, downloadRegister);
  app.get(`${REGISTER}/plateforme`, showClocks);
  app.get(`${REGISTER}/services/:service`, showProcessing);
  app.get(`${path}/:request`, async (request, reply) => showRightsRequest(request, reply));
  app.get(`${path}/:request/dossier.pdf`, handOverDossier(parts));
  app.post(`${path}/:request`, answerRequest);
  app.post(`${path}/:request/lever`, announceEnd);
}
