import type { FastifyInstance } from "fastify";
import { showAbsence } from "./absence-page.tsx";
import { handleAbsenceForm } from "./handle-absence-form.ts";

/** All that a family booked on one day, given back in one form a person. */
export function defineSpaceAbsencePages(app: FastifyInstance): void {
  app.get("/espace/absence", async (request, reply) => showAbsence(request, reply));
  app.post("/espace/absence", handleAbsenceForm);
}
