import { Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Desk } from "../../../features/authorities/authorities/index.ts";
import type { OfferedTariff } from "../../../features/catalogue/tariffs/index.ts";
import { TariffLinks } from "../../../features/catalogue/tariffs/pages/site/tariffs/tariff-links.tsx";
import {
  listNextSteps,
  NextSteps,
} from "../../../features/consent/subscriptions/pages/common/services/next-steps.tsx";
import { sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { byTheme, formatStopHref, listStops } from "../browse/ways.ts";
import type { Offer, Offered, PlaceNames } from "../offer.ts";
import { ChooseLink } from "../selection/choose-link.tsx";
import { siteWords } from "../words.ts";
import type { AlreadyKnown } from "./already-known.ts";
import { AskedList } from "./asked-list.tsx";
import { Begin } from "./begin.tsx";
import { Facts } from "./facts.tsx";
import { ServiceHelp } from "./help.tsx";
import { Needed } from "./needed.tsx";
import { ServicePlaces } from "./places.tsx";
import { Sender } from "./sender.tsx";
import { serviceWords } from "./service-words.ts";
import { StateLinks } from "./state-links.tsx";
import { Stopping } from "./stopping.tsx";

export interface ServiceShown {
  readonly offer: Offer;
  readonly offered: Offered;
  readonly places: PlaceNames;
  readonly known: AlreadyKnown | undefined;
  /**
   * Desks that answer about this service, the nearest to it first; empty when another authority offers it.
   */
  readonly help: readonly Desk[];
  /** What its activities cost, to be worked out. */
  readonly tariffs: readonly OfferedTariff[];
  /** By this visitor, to be shown first. */
  readonly chosen: boolean;
}

/**
 * In ten seconds: is it for me, what does it cost, what do I need, start. The rest stands below and beside.
 */
export function showService(reply: FastifyReply, shown: ServiceShown): FastifyReply {
  const visit = reply.request.ardeco;
  const { language } = visit;
  const { offer, offered } = shown;
  const { title, summary, presentation } = offered.service.definition;
  return sendAuthorityPage(
    reply,
    {
      title: title[language],
      description: summary[language],
      width: "wide",
      breadcrumb: (
        <HomeCrumb visit={visit} {...findParentPage(offer, offered, visit)} current={title[language]} />
      ),
    },
    <>
      <h1>{title[language]}</h1>
      <p class="ar-lead">{summary[language]}</p>
      {presentation?.easyToRead && (
        <p>
          <a href={`${offered.href}${offered.href.includes("?") ? "&" : "?"}facile=1`} lang="fr">
            {serviceWords(language).easy}
          </a>
        </p>
      )}
      <Facts offered={offered} language={language} />
      <TariffLinks tariffs={shown.tariffs} visit={visit} />
      <Begin door={offer.door} offered={offered} visit={visit} />
      <div class="ar-beside">
        <div>
          <Main {...shown} visit={visit} />
        </div>
        <div class="ar-beside__quiet">
          <ServicePlaces places={presentation?.places ?? []} now={visit.context.now()} language={language} />
          <Sender offered={offered} language={language} />
          <StateLinks offered={offered} language={language} />
          <ChooseLink offered={offered} chosen={shown.chosen} visit={visit} />
        </div>
      </div>
    </>,
  );
}

function Main({
  offered,
  places,
  known,
  help,
  visit,
}: Omit<ServiceShown, "chosen" | "tariffs"> & { readonly visit: Visit }) {
  const { language } = visit;
  const say = serviceWords(language);
  const { definition } = offered.service;
  const agreed = definition.type === "subscription" || definition.type === "request";
  return (
    <>
      {definition.conditions && (
        <Section id="conditions" title={say.conditions}>
          <p class="ar-lines">{definition.conditions[language]}</p>
        </Section>
      )}
      <Needed documents={definition.presentation?.documents} known={known} visit={visit} />
      {agreed && (
        <>
          <Afterwards service={offered.service} language={language} />
          <AskedList requests={definition.requests} places={places} known={known} language={language} />
          <Stopping definition={definition} places={places} language={language} />
        </>
      )}
      <Section id="unsure" title={say.unsure}>
        <p>
          {agreed ? say.unsureText : say.ask}{" "}
          <a href={`/${offered.provider.slug}/contact`}>{siteWords(language).contact}</a>
        </p>
        <ServiceHelp desks={help} />
      </Section>
    </>
  );
}

function Afterwards({ service, language }: { service: Offered["service"]; language: Visit["language"] }) {
  const steps = listNextSteps(service, language);
  if (steps.length === 0) return null;
  return (
    <Section id="next" title={serviceWords(language).afterwards}>
      <NextSteps steps={steps} />
    </Section>
  );
}

/** Up to its first theme, else to the whole list. */
function findParentPage(offer: Offer, { service }: Offered, { brand, language }: Visit) {
  const [theme] = service.definition.presentation?.themes ?? [];
  const stop = listStops(offer, byTheme, language).find(({ code }) => code === theme);
  return {
    parent: stop
      ? { href: formatStopHref(brand.slug, byTheme, stop), label: stop.label }
      : { href: `/${brand.slug}/services`, label: siteWords(language).services },
  };
}
