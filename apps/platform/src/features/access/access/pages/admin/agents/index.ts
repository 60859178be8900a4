import type { FastifyInstance } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { addPages } from "./add-pages.tsx";
import { agentPages } from "./agent-pages.tsx";
import { listPage } from "./list-page.tsx";

/** Staff of the authority and their roles. */
export function staffPages(app: FastifyInstance): void {
  requireOneOf(app, places.agents.for);
  app.get(places.agents.path, listPage);
  addPages(app);
  agentPages(app);
}
