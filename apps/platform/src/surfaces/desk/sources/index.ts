import type { FastifyInstance } from "fastify";
import { sendAskAtDesk, showAskAtDesk } from "./ask-page.tsx";
import { showSourcesAtDesk } from "./overview-page.tsx";

/** The State asked from somebody's page, with them. */
export function deskSourcePages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/administration", showSourcesAtDesk);
  app.get("/agents/personnes/:id/administration/:source", async (request, reply) =>
    showAskAtDesk(request, reply),
  );
  app.post("/agents/personnes/:id/administration/:source", sendAskAtDesk);
}
