import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { define, handleCounterChange, showChanging, showDefining } from "./form-page.tsx";
import { showList } from "./list-page.tsx";
import {
  acceptOldCardFile,
  handleCardResumption,
  handleFileStop,
  showOldCardFiles,
  submitOldCardFile,
} from "./old-cards-page.tsx";
import {
  ACCEPT_OLD_CARDS,
  buildCounterPath,
  COUNTERS,
  OLD_CARDS,
  RESUME_OLD_CARD,
  STOP_OLD_CARDS,
} from "./paths.ts";

/**
 * The counters of the authority: what they count, their limits, the services that touch them, what the last
 * night found.
 */
export function defineAdminCounterPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.counters.for);
  app.get(COUNTERS, async (request, reply) => showList(request, reply));
  app.get(`${COUNTERS}/nouveau`, async (request, reply) => showDefining(request, reply));
  app.post(`${COUNTERS}/nouveau`, async (request, reply) => define(request, reply));
  app.get(OLD_CARDS, async (request, reply) => showOldCardFiles(request, reply));
  app.post(OLD_CARDS, submitOldCardFile);
  app.post(ACCEPT_OLD_CARDS, acceptOldCardFile);
  app.post(STOP_OLD_CARDS, handleFileStop);
  app.post(RESUME_OLD_CARD, handleCardResumption);
  app.get(buildCounterPath(":counter"), async (request, reply) => showChanging(request, reply));
  app.post(buildCounterPath(":counter"), async (request, reply) => handleCounterChange(request, reply));
}
