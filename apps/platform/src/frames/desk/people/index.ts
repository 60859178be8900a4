import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../web/index.ts";
import { handlePersonLeaving, showAllServicesRequest, showEveryService } from "./all-services-page.tsx";
import { handlePeopleSearch } from "./handle-people-search.ts";
import type { DeskEntryFormatter } from "./journal-section.tsx";
import { approvePersonLink } from "./person-acts.ts";
import { showPerson } from "./person-page.tsx";
import { mountDeskRecoveryPages } from "./recovery-pages.tsx";
import { showSearch } from "./search-page.tsx";
import { handleReason } from "./show-reason-form.tsx";

export function mountPeoplePages(app: FastifyInstance, tell: DeskEntryFormatter): void {
  app.get("/agents/personnes", async (request, reply) => showSearch(request, reply));
  app.post("/agents/personnes", handlePeopleSearch);
  app.get("/agents/personnes/:id", journalledRead, showPerson(tell));
  app.post("/agents/personnes/:id/motif", handleReason);
  app.get("/agents/personnes/:id/services", async (request, reply) => showAllServicesRequest(request, reply));
  app.post("/agents/personnes/:id/services", showEveryService);
  app.post("/agents/personnes/:id/services/fin", handlePersonLeaving);
  app.post("/agents/personnes/:id/liens/:link", approvePersonLink);
  mountDeskRecoveryPages(app);
}
