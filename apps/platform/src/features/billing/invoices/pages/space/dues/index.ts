import type { FastifyInstance } from "fastify";
import { showDues } from "./dues-page.tsx";
import { handleDuePaymentForm } from "./handle-due-payment-form.ts";
import { showDuePayment } from "./payment-page.tsx";

/** All that a family has to pay, and what became of a payment of several accounts. */
export function defineSpaceDuePages(app: FastifyInstance): void {
  app.get("/espace/payer", async (request, reply) => showDues(request, reply));
  app.post("/espace/payer", handleDuePaymentForm);
  app.get(
    "/espace/payer/:payment",
    { config: { writesOnRead: "what became of a payment at its service" } },
    showDuePayment,
  );
}
