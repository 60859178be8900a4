import type { FastifyInstance } from "fastify";
import { submitDeskEnrolment } from "./enrol.ts";
import { showEnrolForm } from "./enrol-page.tsx";
import { showReceipt } from "./receipt-page.tsx";

export function defineEnrolPages(app: FastifyInstance): void {
  app.get("/agents/inscrire", showEnrolForm);
  app.post("/agents/inscrire", submitDeskEnrolment);
  app.get("/agents/dossiers/:id/recepisse", showReceipt);
}
