import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import {
  handleWatchAgreement,
  handleWatchEnd,
  handleWitnessRequest,
  handleWitnessStop,
} from "./witness-acts.ts";
import { showWitnesses, WITNESSES } from "./witnesses-page.tsx";

/** Who cosigns the journal, and whose journal this authority cosigns. */
export function mountWitnessPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.witnesses.for);
  app.get(WITNESSES, async (request, reply) => showWitnesses(request, reply));
  app.post(WITNESSES, handleWitnessRequest);
  app.post(`${WITNESSES}/attester`, handleWatchAgreement);
  app.post(`${WITNESSES}/fin`, handleWitnessStop);
  app.post(`${WITNESSES}/attester/fin`, handleWatchEnd);
}
