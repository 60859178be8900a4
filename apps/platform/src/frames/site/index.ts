import { isEasyJourney } from "../../features/catalogue/catalogue/pages/common/easy-reading/journeys.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getQueryText, type Routes } from "../../web/index.ts";
import { type FrameFeatures, mountFeaturePages, setFrameFeatures } from "../feature/frame-features.ts";
import { mountAddressPages } from "./address/address-pages.tsx";
import { mountBrowsePages } from "./browse/browse-pages.tsx";
import { buildOfferCache } from "./build-offer-cache.ts";
import { mountDisplayPages } from "./display/display-pages.tsx";
import { mountEasyChoicePages } from "./facile/easy-choice-pages.tsx";
import { showEasy } from "./facile/easy-pages.tsx";
import { showEasyJourney } from "./facile/journey-page.tsx";
import { showSiteHome } from "./home/home-page.tsx";
import { mountLogFilePages } from "./journal/log-files.ts";
import { mountLeavePages } from "./leave/leave-page.tsx";
import { mountLegalPages } from "./legal/legal-pages.tsx";
import { mountPocketPages } from "./pocket/pocket-pages.tsx";
import { showServices } from "./search/services-page.tsx";
import { readSelection } from "./selection/selection-cookie.ts";
import { mountSelectionPages } from "./selection/selection-pages.tsx";
import { mountServicePages } from "./service/service-pages.ts";

export { rootPages } from "./root-page.tsx";

const MAX_TYPED = 100;

export interface SiteOptions {
  readonly features: FrameFeatures;
  /** Name, address and phone of who hosts the platform. */
  readonly hostingProvider: string;
}

/** What anybody sees without signing in: the services offered here, and what the law has us say. */
export const sitePages =
  ({ features, ...options }: SiteOptions): Routes =>
  async (app) => {
    setFrameFeatures(app, features);
    const offerOf = buildOfferCache();
    app.get("/", async (request, reply) => {
      const offer = await offerOf(request.ardeco.context);
      return showSiteHome(reply, { offer, chosen: readSelection(request, offer) });
    });
    app.get("/services", async (request, reply) => {
      const typed = getQueryText(request, "q").trim().slice(0, MAX_TYPED);
      return showServices(reply, { typed, offer: await offerOf(request.ardeco.context) });
    });
    app.get("/facile", async (request, reply) => showEasy(reply, await offerOf(request.ardeco.context)));
    app.get<{ Params: { journey: string } }>("/facile/:journey", async (request, reply) => {
      const { journey } = request.params;
      if (!isEasyJourney(journey)) throw kernelErrors.error("request.not_found");
      return showEasyJourney(reply, journey);
    });
    mountEasyChoicePages(app);
    mountServicePages(app, offerOf);
    mountLeavePages(app, offerOf);
    mountBrowsePages(app, offerOf);
    mountAddressPages(app);
    mountSelectionPages(app, offerOf);
    await mountFeaturePages(app, features, "site");
    mountDisplayPages(app);
    mountPocketPages(app);
    mountLogFilePages(app);
    mountLegalPages(app, { ...options, offerOf });
  };
