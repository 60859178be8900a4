import type { FastifyInstance } from "fastify";
import { showPairs } from "./list-page.tsx";
import { actOnMerge, showMerge } from "./merge-page.tsx";
import { answerPair, showPair } from "./pair-page.tsx";

export function duplicatePages(app: FastifyInstance): void {
  app.get("/agents/doublons", showPairs);
  app.get("/agents/doublons/:id", showPair);
  app.post("/agents/doublons/:id", answerPair);
  app.get("/agents/doublons/:id/reunion", async (request, reply) => showMerge(request, reply));
  app.post("/agents/doublons/:id/reunion", actOnMerge);
}
