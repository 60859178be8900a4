import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { queryText, type Routes } from "../../web/index.ts";
import { showHome } from "./home-page.tsx";
import { keepOffer } from "./kept-offer.ts";
import { legalPages } from "./legal/legal-pages.tsx";
import { findOffered, readPlaces } from "./offer.ts";
import { search } from "./search.ts";
import { showService } from "./service-page.tsx";
import { showServices } from "./services-page.tsx";

export { rootPages } from "./root-page.tsx";

const MAX_TYPED = 100;

export interface SiteOptions {
  /** Name, address and phone of who hosts the platform. */
  readonly hostingProvider: string;
}

/** What anybody sees without signing in: the services offered here, and what the law has us say. */
export const sitePages =
  (options: SiteOptions): Routes =>
  (app) => {
    const offerOf = keepOffer();
    app.get("/", async (request, reply) => showHome(reply, await offerOf(request.ardeco.context)));
    app.get("/services", async (request, reply) => {
      const offer = await offerOf(request.ardeco.context);
      const typed = queryText(request, "q").trim().slice(0, MAX_TYPED);
      return showServices(reply, { typed, services: search(offer.services, typed) });
    });
    app.get<{ Params: { slug: string } }>("/services/:slug", async (request, reply) => {
      const { context } = request.ardeco;
      const offer = await offerOf(context);
      const offered = findOffered(offer, request.params.slug, queryText(request, "de"));
      if (!offered) throw kernelErrors.error("request.not_found");
      return showService(reply, offered, await readPlaces(context, offer.here, offered.provider));
    });
    legalPages(app, options);
  };
