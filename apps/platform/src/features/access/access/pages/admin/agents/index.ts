import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { addPages } from "./add-pages.tsx";
import { defineAgentPages } from "./agent-pages.tsx";
import { listPage } from "./list-page.tsx";

/** Staff of the authority and their roles. */
export function defineStaffPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.agents.for);
  app.get(adminPlaces.agents.path, listPage);
  addPages(app);
  defineAgentPages(app);
}
