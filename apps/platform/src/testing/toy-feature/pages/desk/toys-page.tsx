import type { FastifyInstance } from "fastify";
import { requireCapability } from "../../../../features/access/access/index.ts";
import { sendDeskPage } from "../../../../frames/desk/common/desk-page.tsx";

export function defineDeskToyPages(app: FastifyInstance): void {
  app.get("/agents/jouets", async (request, reply) => {
    requireCapability(request.ardeco.context, "person.enrol");
    return sendDeskPage(reply, { title: "Ludothèque" }, <h1>Ludothèque</h1>);
  });
}
