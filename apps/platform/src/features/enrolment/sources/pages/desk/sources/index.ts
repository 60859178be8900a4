import type { FastifyInstance } from "fastify";
import { sendAskAtDesk, showAskAtDesk } from "./ask-page.tsx";
import { dismissLines } from "./file-lines.tsx";
import { showSourcesAtDesk } from "./overview-page.tsx";
import { settleAtDesk, showToSettle } from "./settle-page.tsx";

/** The State asked from somebody's page, with them. */
export function deskSourcePages(app: FastifyInstance): void {
  app.get("/agents/quotients", async (request, reply) => showToSettle(request, reply));
  app.post("/agents/quotients/lignes", dismissLines);
  app.post("/agents/quotients/:question", settleAtDesk);
  app.get("/agents/personnes/:id/administration", showSourcesAtDesk);
  app.get("/agents/personnes/:id/administration/:source", async (request, reply) =>
    showAskAtDesk(request, reply),
  );
  app.post("/agents/personnes/:id/administration/:source", sendAskAtDesk);
}
