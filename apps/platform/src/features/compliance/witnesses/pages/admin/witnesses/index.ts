import type { FastifyInstance } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { agree, ask, leave, stop } from "./witness-acts.ts";
import { showWitnesses, WITNESSES } from "./witnesses-page.tsx";

/** Who cosigns the journal, and whose journal this authority cosigns. */
export function witnessPages(app: FastifyInstance): void {
  requireOneOf(app, places.witnesses.for);
  app.get(WITNESSES, async (request, reply) => showWitnesses(request, reply));
  app.post(WITNESSES, ask);
  app.post(`${WITNESSES}/attester`, agree);
  app.post(`${WITNESSES}/fin`, stop);
  app.post(`${WITNESSES}/attester/fin`, leave);
}
