import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { close, showClosing } from "./close-page.tsx";
import { define, handleApplicationChange, showChanging, showNew } from "./form-page.tsx";
import { handleGapSettlement, showGap } from "./gap-page.tsx";
import { showGaps } from "./gaps-page.tsx";
import { findMissing, handleHoleAcknowledgement, showMissing } from "./hole-page.tsx";
import { handleKeyWrapping, showWrapping } from "./key-page.tsx";
import { showCards } from "./list-page.tsx";
import { buildApplicationPath, buildGapPath, buildKeyPath, CARDS, closePath, GAPS, NEW } from "./paths.ts";

/** What is on contactless cards, the readers that open them, and what does not add up. */
export function defineCardPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.cards.for);
  app.get(CARDS, async (request, reply) => showCards(request, reply));
  app.get(NEW, async (request, reply) => showNew(request, reply));
  app.post(NEW, async (request, reply) => define(request, reply));
  app.get(GAPS, async (request, reply) => showGaps(request, reply));
  app.get(buildGapPath(":gap"), async (request, reply) => {
    const missing = await findMissing(request);
    return missing ? showMissing(request, reply, missing) : showGap(request, reply);
  });
  app.post(buildGapPath(":gap"), async (request, reply) => {
    const missing = await findMissing(request);
    return missing ? handleHoleAcknowledgement(request, reply, missing) : handleGapSettlement(request, reply);
  });
  app.get(buildApplicationPath(":application"), async (request, reply) => showChanging(request, reply));
  app.post(buildApplicationPath(":application"), async (request, reply) =>
    handleApplicationChange(request, reply),
  );
  app.get(closePath(":application"), async (request, reply) => showClosing(request, reply));
  app.post(closePath(":application"), async (request, reply) => close(request, reply));
  app.get(buildKeyPath(":application"), async (request, reply) => showWrapping(request, reply));
  app.post(buildKeyPath(":application"), async (request, reply) => handleKeyWrapping(request, reply));
}
