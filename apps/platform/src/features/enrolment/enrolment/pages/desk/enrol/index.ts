import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { showReceipt } from "./receipt-page.tsx";
import { showEnrolForm } from "./show-enrol-page.tsx";
import { submitDeskEnrolment } from "./submit-desk-enrolment.ts";

export function defineEnrolPages(app: FastifyInstance): void {
  app.get("/agents/inscrire", journalledRead, showEnrolForm);
  app.post("/agents/inscrire", submitDeskEnrolment);
  app.get("/agents/dossiers/:id/recepisse", journalledRead, showReceipt);
}
