import type { FastifyInstance } from "fastify";
import { sendErasure, showErasure } from "./erasure-page.tsx";
import { handlePauseEnd, handlePauseKeeping, showPause } from "./pause-page.tsx";
import { handleRequestCancellation, showRequest } from "./request-page.tsx";
import { sendAsk, showAsk } from "./right-form-page.tsx";
import { showRights } from "./rights-page.tsx";

/** Each right of the GDPR: done at once where the platform can, otherwise asked and followed. */
export function mountSpaceRightsPages(app: FastifyInstance): void {
  app.get("/espace/droits", showRights);
  app.get("/espace/droits/demander/:right", async (request, reply) => showAsk(request, reply));
  app.post("/espace/droits/demander/:right", sendAsk);
  app.get("/espace/droits/effacement", async (request, reply) => showErasure(request, reply));
  app.post("/espace/droits/effacement", sendErasure);
  app.get("/espace/droits/demandes/:request", showRequest);
  app.post("/espace/droits/demandes/:request/annuler", handleRequestCancellation);
  app.get("/espace/droits/pauses/:pause", showPause);
  app.post("/espace/droits/pauses/:pause/lever", handlePauseEnd);
  app.post("/espace/droits/pauses/:pause/garder", handlePauseKeeping);
}
