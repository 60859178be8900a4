import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleDeskAct, handleDeskOrder, printAtDesk } from "./act-forms.ts";
import { check, showCheck } from "./check-page.tsx";
import { showPersonSupports } from "./person-supports.tsx";
import { supportsToMake } from "./to-make-page.tsx";

/** Cards ordered, prepared, handed over, suspended, lost; what somebody shows, checked. */
export function defineDeskSupportPages(app: FastifyInstance): void {
  void supportsToMake(app);
  app.get("/agents/supports/verifier", async (request, reply) => showCheck(request, reply));
  app.post("/agents/supports/verifier", check);
  app.get("/agents/personnes/:id/supports", journalledRead, async (request, reply) =>
    showPersonSupports(request, reply),
  );
  app.post("/agents/personnes/:id/supports", handleDeskOrder);
  app.get("/agents/personnes/:id/supports/:support/carte.pdf", journalledRead, printAtDesk);
  app.post("/agents/personnes/:id/supports/:support/:act", handleDeskAct);
}
