import type { FastifyInstance } from "fastify";
import type { Desk } from "../../../features/authorities/authorities/index.ts";
import { listTariffs, type OfferedTariff } from "../../../features/catalogue/tariffs/index.ts";
import { findServiceHelp } from "../../../features/enrolment/organisation/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getQueryText, isEasyReader } from "../../../web/index.ts";
import { findOffered, type Offer, type Offered, readPlaces } from "../offer.ts";
import { readSelection } from "../selection/selection-cookie.ts";
import { readAlreadyKnown } from "./already-known.ts";
import { showEasyService } from "./easy-page.tsx";
import { showService } from "./service-page.tsx";

/** `/services/:slug`; with `facile`, its easy-to-read page when it has one. */
export function mountServicePages(app: FastifyInstance, offerOf: (context: Context) => Promise<Offer>): void {
  app.get<{ Params: { slug: string } }>("/services/:slug", async (request, reply) => {
    const visit = request.ardeco;
    const offer = await offerOf(visit.context);
    const offered = findOffered(offer, request.params.slug, getQueryText(request, "de"));
    if (!offered) throw kernelErrors.error("request.not_found");
    const easy = offered.service.definition.presentation?.easyToRead;
    // Chosen for this page, or once for all; `0` leads to the whole page.
    const asked = getQueryText(request, "facile");
    if (easy && (asked === "" ? isEasyReader(request) : asked !== "0"))
      return showEasyService(reply, offered);
    return showService(reply, {
      offer,
      offered,
      places: await readPlaces(visit.context, offer.here, offered.provider),
      known: await readAlreadyKnown(visit),
      help: await readHelp(visit.context, offer, offered),
      tariffs: await readTariffs(visit.context, offer, offered),
      chosen: readSelection(request, offer).includes(offered),
    });
  });
}

/** Who answers about a service of this authority; another one's answers on its own site. */
async function readHelp(
  context: Context,
  { here }: Offer,
  { provider, service }: Offered,
): Promise<readonly Desk[]> {
  if (provider.id !== here.id) return [];
  return findServiceHelp(context, service.slug);
}

/** What each activity of a service of this authority costs; another one's prices are on its own site. */
async function readTariffs(
  context: Context,
  { here }: Offer,
  { provider, service }: Offered,
): Promise<readonly OfferedTariff[]> {
  if (provider.id !== here.id) return [];
  const on = toCivilDate(context.now());
  const all = await listTariffs(context, on);
  return all.filter(({ serviceId }) => serviceId === service.id);
}
