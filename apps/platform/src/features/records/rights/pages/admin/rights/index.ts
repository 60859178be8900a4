import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { journalledRead } from "../../../../../../web/index.ts";
import type { FileParts } from "../../common/rights/dossier.ts";
import { handOverDossier } from "./hand-over.ts";
import { handleEndAnnouncement } from "./handle-end-announcement.ts";
import { showRightsList } from "./list-page.tsx";
import { REGISTER, sendRegisterCsv, showClocks, showProcessing, showRegister } from "./register-page.tsx";
import { handleRequestAnswer, showRightsRequest } from "./request-page.tsx";

/** What people ask of their data: the data-protection officer, and validators. */
export function mountAdminRightsPages(app: FastifyInstance, parts: FileParts): void {
  const { path, for: wanted } = adminPlaces.rights;
  requireAnyCapability(app, wanted);
  app.get(path, journalledRead, showRightsList);
  app.get(REGISTER, showRegister);
  app.get(`${REGISTER}.csv`, sendRegisterCsv);
  app.get(`${REGISTER}/plateforme`, showClocks);
  app.get(`${REGISTER}/services/:service`, showProcessing);
  app.get(`${path}/:request`, journalledRead, async (request, reply) => showRightsRequest(request, reply));
  app.get(`${path}/:request/dossier.pdf`, journalledRead, handOverDossier(parts));
  app.post(`${path}/:request`, handleRequestAnswer);
  app.post(`${path}/:request/lever`, handleEndAnnouncement);
}
