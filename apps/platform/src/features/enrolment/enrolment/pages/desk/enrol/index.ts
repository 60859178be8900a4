import type { FastifyInstance } from "fastify";
import { showReceipt } from "./receipt-page.tsx";
import { showEnrolForm } from "./show-enrol-page.tsx";
import { submitDeskEnrolment } from "./submit-desk-enrolment.ts";

export function defineEnrolPages(app: FastifyInstance): void {
  app.get("/agents/inscrire", showEnrolForm);
  app.post("/agents/inscrire", submitDeskEnrolment);
  app.get("/agents/dossiers/:id/recepisse", showReceipt);
}
