import type { FastifyInstance } from "fastify";
import { approvePersonLink } from "./person-acts.ts";
import { showPerson } from "./person-page.tsx";
import { search } from "./search.ts";
import { showSearch } from "./search-page.tsx";

export function peoplePages(app: FastifyInstance): void {
  app.get("/agents/personnes", async (request, reply) => showSearch(request, reply));
  app.post("/agents/personnes", search);
  app.get("/agents/personnes/:id", showPerson);
  app.post("/agents/personnes/:id/liens/:link", approvePersonLink);
}
