import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { close, showClosing } from "./close-page.tsx";
import { change, define, showChanging, showNew } from "./form-page.tsx";
import { settle, showGap } from "./gap-page.tsx";
import { showGaps } from "./gaps-page.tsx";
import { acknowledge, findMissing, showMissing } from "./hole-page.tsx";
import { showWrapping, wrap } from "./key-page.tsx";
import { showCards } from "./list-page.tsx";
import { applicationPath, CARDS, closePath, GAPS, gapPath, keyPath, NEW } from "./paths.ts";

/** What is on contactless cards, the readers that open them, and what does not add up. */
export function cardPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.cards.for);
  app.get(CARDS, async (request, reply) => showCards(request, reply));
  app.get(NEW, async (request, reply) => showNew(request, reply));
  app.post(NEW, async (request, reply) => define(request, reply));
  app.get(GAPS, async (request, reply) => showGaps(request, reply));
  app.get(gapPath(":gap"), async (request, reply) => {
    const missing = await findMissing(request);
    return missing ? showMissing(request, reply, missing) : showGap(request, reply);
  });
  app.post(gapPath(":gap"), async (request, reply) => {
    const missing = await findMissing(request);
    return missing ? acknowledge(request, reply, missing) : settle(request, reply);
  });
  app.get(applicationPath(":application"), async (request, reply) => showChanging(request, reply));
  app.post(applicationPath(":application"), async (request, reply) => change(request, reply));
  app.get(closePath(":application"), async (request, reply) => showClosing(request, reply));
  app.post(closePath(":application"), async (request, reply) => close(request, reply));
  app.get(keyPath(":application"), async (request, reply) => showWrapping(request, reply));
  app.post(keyPath(":application"), async (request, reply) => wrap(request, reply));
}
