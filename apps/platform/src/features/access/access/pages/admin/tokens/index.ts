import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { issuePages } from "./issue-pages.tsx";
import { listPages } from "./list-pages.tsx";

/** Bearer tokens of the API, issued in an agent's name. */
export function defineTokenPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.agents.for);
  listPages(app);
  issuePages(app);
}
