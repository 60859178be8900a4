import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { sendAskAtDesk, showAskAtDesk } from "./ask-page.tsx";
import { submitDismissedLines } from "./file-lines.tsx";
import { showSourcesAtDesk } from "./overview-page.tsx";
import { showToSettle, submitSettlement } from "./settle-page.tsx";

/** The State asked from somebody's page, with them. */
export function defineDeskSourcePages(app: FastifyInstance): void {
  app.get(
    "/agents/quotients",
    { config: { writesOnRead: "a line of the journal for each person shown" } },
    async (request, reply) => showToSettle(request, reply),
  );
  app.post("/agents/quotients/lignes", submitDismissedLines);
  app.post("/agents/quotients/:question", submitSettlement);
  app.get("/agents/personnes/:id/administration", journalledRead, showSourcesAtDesk);
  app.get("/agents/personnes/:id/administration/:source", journalledRead, async (request, reply) =>
    showAskAtDesk(request, reply),
  );
  app.post("/agents/personnes/:id/administration/:source", sendAskAtDesk);
}
