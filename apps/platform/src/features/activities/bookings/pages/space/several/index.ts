import type { FastifyInstance } from "fastify";
import { handleSeveralForm } from "./handle-several-form.ts";
import { showSeveral } from "./several-page.tsx";

/** Several sessions of one activity, booked in one form: a whole term of Wednesdays. */
export function defineSpaceSeveralPages(app: FastifyInstance): void {
  app.get("/espace/reservations/plusieurs", async (request, reply) => showSeveral(request, reply));
  app.post("/espace/reservations/plusieurs", handleSeveralForm);
}
