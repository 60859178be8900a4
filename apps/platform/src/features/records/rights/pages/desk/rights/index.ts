import type { FastifyInstance } from "fastify";
import { noteErasureHere, showErasureHere } from "./erasure-page.tsx";
import { liftHere } from "./lift-pause.ts";
import { notePauseHere, showPauseHere } from "./pause-page.tsx";
import { confirmHere, noteRequest, showRightsOf, undoHere } from "./rights-page.tsx";

/** The same rights as in the space, for somebody who is not online. */
export function deskRightsPages(app: FastifyInstance): void {
  const path = "/agents/personnes/:id/droits";
  app.get(path, async (request, reply) => showRightsOf(request, reply));
  app.post(path, noteRequest);
  app.get(`${path}/effacement`, async (request, reply) => showErasureHere(request, reply));
  app.post(`${path}/effacement`, noteErasureHere);
  app.post(`${path}/:request/confirmer`, confirmHere);
  app.post(`${path}/:request/annuler`, undoHere);
  app.get(`${path}/pause`, async (request, reply) => showPauseHere(request, reply));
  app.post(`${path}/pause`, notePauseHere);
  app.post(`${path}/:request/lever`, liftHere);
}
