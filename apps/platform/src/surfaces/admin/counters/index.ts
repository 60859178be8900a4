import type { FastifyInstance } from "fastify";
import { places } from "../common/places.ts";
import { requireOneOf } from "../common/signed-in.ts";
import { COUNTERS, define, showForm } from "./form-page.tsx";
import { showList } from "./list-page.tsx";

/** The counters of the authority: what they count, their limits, the services that touch them. */
export function counterPages(app: FastifyInstance): void {
  requireOneOf(app, places.counters.for);
  app.get(COUNTERS, async (request, reply) => showList(request, reply));
  app.get(`${COUNTERS}/nouveau`, async (request, reply) => showForm(request, reply));
  app.post(`${COUNTERS}/nouveau`, async (request, reply) => define(request, reply));
}
