import type { FastifyInstance } from "fastify";
import { showPairs } from "./list-page.tsx";
import { handleMergeAct, showMerge } from "./merge-page.tsx";
import { handlePairAnswer, showPair } from "./pair-page.tsx";

export function mountDuplicatePages(app: FastifyInstance): void {
  app.get("/agents/doublons", showPairs);
  app.get("/agents/doublons/:id", showPair);
  app.post("/agents/doublons/:id", handlePairAnswer);
  app.get("/agents/doublons/:id/reunion", async (request, reply) => showMerge(request, reply));
  app.post("/agents/doublons/:id/reunion", handleMergeAct);
}
