import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleAccountTakeover, handleFirstIdentityCheck, showMajority } from "./take-over-page.tsx";

/** A young adult takes their account over, at the desk, before two agents. */
export function mountMajorityPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/majorite", journalledRead, async (request, reply) =>
    showMajority(request, reply),
  );
  app.post("/agents/personnes/:id/majorite", handleAccountTakeover);
  app.post("/agents/personnes/:id/majorite/vu", handleFirstIdentityCheck);
}
