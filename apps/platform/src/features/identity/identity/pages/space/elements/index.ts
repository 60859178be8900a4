import type { FastifyInstance } from "fastify";
import type { TellEntry } from "../../../../../trust/audit/pages/space/journal/journal-page.tsx";
import { showCorrection } from "./correction-page.tsx";
import { showElements } from "./elements-page.tsx";
import { cancelCorrection, sendCorrection } from "./send-correction.ts";
import { type GatherEverything, takeOutPages } from "./take-out.tsx";

export function elementPages(app: FastifyInstance, gather: GatherEverything, tell: TellEntry): void {
  app.get("/espace/informations", showElements);
  takeOutPages(app, gather, tell);
  app.get("/espace/informations/:element", showCorrection);
  app.post("/espace/informations/:element", sendCorrection);
  app.post("/espace/informations/:element/annuler", cancelCorrection);
}
