import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleDeskErasure, showDeskErasure } from "./erasure-page.tsx";
import { handleDeskPauseEnd } from "./lift-pause.ts";
import { handleDeskPause, showDeskPause } from "./pause-page.tsx";
import {
  handleDeskErasureCancellation,
  handleDeskRequest,
  handleErasureConfirmation,
  showDeskRights,
} from "./rights-page.tsx";

/** The same rights as in the space, for somebody who is not online. */
export function mountDeskRightsPages(app: FastifyInstance): void {
  const path = "/agents/personnes/:id/droits";
  app.get(path, journalledRead, async (request, reply) => showDeskRights(request, reply));
  app.post(path, handleDeskRequest);
  app.get(`${path}/effacement`, journalledRead, async (request, reply) => showDeskErasure(request, reply));
  app.post(`${path}/effacement`, handleDeskErasure);
  app.post(`${path}/:request/confirmer`, handleErasureConfirmation);
  app.post(`${path}/:request/annuler`, handleDeskErasureCancellation);
  app.get(`${path}/pause`, journalledRead, async (request, reply) => showDeskPause(request, reply));
  app.post(`${path}/pause`, handleDeskPause);
  app.post(`${path}/:request/lever`, handleDeskPauseEnd);
}
