import type { FastifyInstance } from "fastify";
import { defineClientFormPages } from "./client-form-pages.tsx";
import { defineClientGestures } from "./client-gestures.ts";
import { defineDeliveryPages } from "./deliveries-page.tsx";
import { findClients } from "./find-clients.ts";
import { showClients } from "./list-view.tsx";

export const CLIENTS = "/administration/services/:service/applications";

/** Business applications of one service. */
export function defineClientPages(app: FastifyInstance): void {
  app.get(CLIENTS, async (request, reply) => showClients(reply, await findClients(request)));
  defineClientFormPages(app, CLIENTS);
  defineClientGestures(app, CLIENTS);
  defineDeliveryPages(app, CLIENTS);
}
