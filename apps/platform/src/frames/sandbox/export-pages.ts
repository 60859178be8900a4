import type { FastifyInstance } from "fastify";
import { exportApplication } from "../../features/consent/sandbox/index.ts";
import { getPathText } from "../../web/index.ts";
import { requireVendor, sandboxPlaces } from "./sandbox-page.tsx";

/** The application's definition, for an authority to import: a file, without any secret. */
export function exportPages(app: FastifyInstance): void {
  app.get(`${sandboxPlaces.home}/exporter/:client`, async (request, reply) => {
    const gone = requireVendor(request, reply);
    if (gone) return gone;
    const exported = await exportApplication(request.ardeco.context, getPathText(request, "client"));
    return reply
      .header("content-disposition", 'attachment; filename="application-ardeco.json"')
      .header("cache-control", "no-store")
      .type("application/json; charset=utf-8")
      .send(`${JSON.stringify(exported, null, 2)}\n`);
  });
}
