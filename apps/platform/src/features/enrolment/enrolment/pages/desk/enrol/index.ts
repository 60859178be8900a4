import type { FastifyInstance } from "fastify";
import { enrolAtDesk } from "./enrol.ts";
import { showEnrolForm } from "./enrol-page.tsx";
import { showReceipt } from "./receipt-page.tsx";

export function enrolPages(app: FastifyInstance): void {
  app.get("/agents/inscrire", showEnrolForm);
  app.post("/agents/inscrire", enrolAtDesk);
  app.get("/agents/dossiers/:id/recepisse", showReceipt);
}
