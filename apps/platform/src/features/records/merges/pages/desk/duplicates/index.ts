import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { showPairs } from "./list-page.tsx";
import { handleMergeAct, showMerge } from "./merge-page.tsx";
import { handlePairAnswer, showPair } from "./pair-page.tsx";

export function mountDuplicatePages(app: FastifyInstance): void {
  app.get("/agents/doublons", journalledRead, showPairs);
  app.get("/agents/doublons/:id", journalledRead, showPair);
  app.post("/agents/doublons/:id", handlePairAnswer);
  app.get("/agents/doublons/:id/reunion", journalledRead, async (request, reply) =>
    showMerge(request, reply),
  );
  app.post("/agents/doublons/:id/reunion", handleMergeAct);
}
