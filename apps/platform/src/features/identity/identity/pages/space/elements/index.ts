import type { FastifyInstance } from "fastify";
import type { TellOwnEntry } from "../../../../../trust/audit/pages/space/journal/journal-page.tsx";
import { showCorrection } from "./correction-page.tsx";
import { showElements } from "./elements-page.tsx";
import { cancelCorrection, sendCorrection } from "./send-correction.ts";
import { defineTakeOutPages, type GatherEverything } from "./take-out.tsx";

export function defineElementPages(app: FastifyInstance, gather: GatherEverything, tell: TellOwnEntry): void {
  app.get("/espace/informations", showElements);
  defineTakeOutPages(app, gather, tell);
  app.get("/espace/informations/:element", showCorrection);
  app.post("/espace/informations/:element", sendCorrection);
  app.post("/espace/informations/:element/annuler", cancelCorrection);
}
