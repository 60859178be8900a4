import type { FastifyInstance } from "fastify";
import { places } from "../common/places.ts";
import { requireOneOf } from "../common/signed-in.ts";
import { saveHabilitation, showHabilitation } from "./habilitation-page.tsx";

/** What the State lets the authority ask. */
export function adminSourcePages(app: FastifyInstance): void {
  requireOneOf(app, places.sources.for);
  app.get(places.sources.path, async (request, reply) => showHabilitation(request, reply));
  app.post(places.sources.path, saveHabilitation);
}
