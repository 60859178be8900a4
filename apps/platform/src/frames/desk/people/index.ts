import type { FastifyInstance } from "fastify";
import { handlePersonLeaving, showAllServicesRequest, showEveryService } from "./all-services-page.tsx";
import { handleReason } from "./ask-why.tsx";
import type { DeskEntryFormatter } from "./journal-section.tsx";
import { approvePersonLink } from "./person-acts.ts";
import { showPerson } from "./person-page.tsx";
import { mountDeskRecoveryPages } from "./recovery-pages.tsx";
import { handlePeopleSearch } from "./search.ts";
import { showSearch } from "./search-page.tsx";

export function mountPeoplePages(app: FastifyInstance, tell: DeskEntryFormatter): void {
  app.get("/agents/personnes", async (request, reply) => showSearch(request, reply));
  app.post("/agents/personnes", handlePeopleSearch);
  app.get("/agents/personnes/:id", showPerson(tell));
  app.post("/agents/personnes/:id/motif", handleReason);
  app.get("/agents/personnes/:id/services", async (request, reply) => showAllServicesRequest(request, reply));
  app.post("/agents/personnes/:id/services", showEveryService);
  app.post("/agents/personnes/:id/services/fin", handlePersonLeaving);
  app.post("/agents/personnes/:id/liens/:link", approvePersonLink);
  mountDeskRecoveryPages(app);
}
