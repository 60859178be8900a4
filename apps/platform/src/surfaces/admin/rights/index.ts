import type { FastifyInstance } from "fastify";
import { places } from "../common/places.ts";
import { requireOneOf } from "../common/signed-in.ts";
import { showRightsList } from "./list-page.tsx";
import { answerRequest, showRightsRequest } from "./request-page.tsx";

/** What people ask of their data: the data-protection officer, and validators. */
export function adminRightsPages(app: FastifyInstance): void {
  const { path, for: wanted } = places.rights;
  requireOneOf(app, wanted);
  app.get(path, showRightsList);
  app.get(`${path}/:request`, async (request, reply) => showRightsRequest(request, reply));
  app.post(`${path}/:request`, answerRequest);
}
