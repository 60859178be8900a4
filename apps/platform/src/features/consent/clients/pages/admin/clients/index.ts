import type { FastifyInstance } from "fastify";
import { clientFormPages } from "./client-form-pages.tsx";
import { clientGestures } from "./client-gestures.ts";
import { deliveryPages } from "./deliveries-page.tsx";
import { findClients } from "./find-clients.ts";
import { showClients } from "./list-view.tsx";

export const CLIENTS = "/administration/services/:service/applications";

/** Business applications of one service. */
export function clientPages(app: FastifyInstance): void {
  app.get(CLIENTS, async (request, reply) => showClients(reply, await findClients(request)));
  clientFormPages(app, CLIENTS);
  clientGestures(app, CLIENTS);
  deliveryPages(app, CLIENTS);
}
