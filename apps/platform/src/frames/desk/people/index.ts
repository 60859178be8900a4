import type { FastifyInstance } from "fastify";
import { askAllServices, leave, showEveryService } from "./all-services-page.tsx";
import { sayWhy } from "./ask-why.tsx";
import type { TellEntry } from "./journal-section.tsx";
import { approvePersonLink } from "./person-acts.ts";
import { showPerson } from "./person-page.tsx";
import { recoveryPages } from "./recovery-pages.tsx";
import { search } from "./search.ts";
import { showSearch } from "./search-page.tsx";

export function peoplePages(app: FastifyInstance, tell: TellEntry): void {
  app.get("/agents/personnes", async (request, reply) => showSearch(request, reply));
  app.post("/agents/personnes", search);
  app.get("/agents/personnes/:id", showPerson(tell));
  app.post("/agents/personnes/:id/motif", sayWhy);
  app.get("/agents/personnes/:id/services", async (request, reply) => askAllServices(request, reply));
  app.post("/agents/personnes/:id/services", showEveryService);
  app.post("/agents/personnes/:id/services/fin", leave);
  app.post("/agents/personnes/:id/liens/:link", approvePersonLink);
  recoveryPages(app);
}
