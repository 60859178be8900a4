import type { FastifyInstance } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { queryText } from "../../../web/index.ts";
import { findOffered, type Offer, readPlaces } from "../offer.ts";
import { readSelection } from "../selection/selection-cookie.ts";
import { readAlreadyKnown } from "./already-known.ts";
import { showEasyService } from "./easy-page.tsx";
import { showService } from "./service-page.tsx";

/** `/services/:slug`; with `facile`, its easy-to-read page when it has one. */
export function servicePages(app: FastifyInstance, offerOf: (context: Context) => Promise<Offer>): void {
  app.get<{ Params: { slug: string } }>("/services/:slug", async (request, reply) => {
    const visit = request.ardeco;
    const offer = await offerOf(visit.context);
    const offered = findOffered(offer, request.params.slug, queryText(request, "de"));
    if (!offered) throw kernelErrors.error("request.not_found");
    const easy = offered.service.definition.presentation?.easyToRead;
    if (easy && queryText(request, "facile") !== "") return showEasyService(reply, offered);
    return showService(reply, {
      offer,
      offered,
      places: await readPlaces(visit.context, offer.here, offered.provider),
      known: await readAlreadyKnown(visit),
      chosen: readSelection(request, offer).includes(offered),
    });
  });
}
