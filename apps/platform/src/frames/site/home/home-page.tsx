import { ButtonGroup, EmptyState, Hero, LinkButton, SearchBox, Section, Tiles } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Language } from "../../../kernel/errors.ts";
import { sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { AddressForm } from "../address/address-form.tsx";
import { StopLinks } from "../browse/browse-pages.tsx";
import { browseWords } from "../browse/browse-words.ts";
import { byLifeEvent, bySituation, byTheme, formatStopHref, listFilledStops } from "../browse/ways.ts";
import { Coordinates } from "../coordinates.tsx";
import type { Offer, Offered } from "../offer.ts";
import { searchServices } from "../search/search-services.ts";
import { ServiceCards } from "../service-cards.tsx";
import { siteWords } from "../words.ts";
import { siteHomeWords } from "./home-words.ts";
import { listNewServices } from "./list-new-services.ts";
import { NewList } from "./new-list.tsx";
import { NotOpen } from "./not-open.tsx";

export interface SiteHomeContent {
  readonly offer: Offer;
  /** Those the visitor chose to see first. */
  readonly chosen: readonly Offered[];
}

interface PartProps extends SiteHomeContent {
  readonly visit: Visit;
}

const NEW_SHOWN = 4;
/** Said as people say them; those that find something here are shown. */
const SAID = {
  fr: ["cantoche", "poubelle", "carte de bus", "ciné"],
  en: ["lunch", "bulky waste", "bus pass", "movie"],
} as const;
const EXAMPLES = 3;
const QUICK = 4;

/**
 * In the order people look: search, what is mine, my situation, themes, what happens to me, where I live,
 * news.
 */
export function showSiteHome(reply: FastifyReply, home: SiteHomeContent): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const parts = { ...home, visit };
  return sendAuthorityPage(
    reply,
    {
      title: siteWords(language).home,
      description: siteHomeWords(language).description(brand.name),
      width: "wide",
      hero: <HomeHero {...parts} />,
    },
    <>
      {home.offer.door === "not_open_yet" && !visit.session && <NotOpen offer={home.offer} visit={visit} />}
      {home.chosen.length > 0 && <Chosen {...parts} />}
      {home.offer.services.length === 0 ? <NoService visit={visit} /> : <SiteEntrances {...parts} />}
      <AddressForm visit={visit} />
      <News {...parts} />
      <Offline {...parts} />
    </>,
  );
}

function HomeHero({ offer, visit }: PartProps) {
  const { brand, language } = visit;
  const say = siteHomeWords(language);
  // Those written in easy French are the journeys that most people make.
  const quick = offer.services
    .filter(({ service }) => service.definition.presentation?.easyToRead)
    .slice(0, QUICK);
  return (
    <Hero
      title={say.hero}
      lead={say.heroLead(offer.here.contact.locality ?? brand.name)}
      aside={hasAccountOffer(visit, offer) && <Account offer={offer} visit={visit} />}
    >
      <SearchBox
        action={`/${brand.slug}/services`}
        label={say.search}
        hint={formatSearchHint(offer, language)}
      />
      {quick.length > 0 && (
        <ul class="ar-quick" aria-label={say.quick}>
          {quick.map(({ service, href }) => (
            <li key={href}>
              <a href={href}>{service.definition.title[language]}</a>
            </li>
          ))}
        </ul>
      )}
    </Hero>
  );
}

/** Examples that find something here: three at most, none where nothing answers. */
function formatSearchHint(offer: Offer, language: Language): string {
  const say = siteHomeWords(language);
  const answered = SAID[language].filter((typed) => (searchServices(offer, typed)?.hits.length ?? 0) > 0);
  return answered.length > 0 ? say.searchHintWith(answered.slice(0, EXAMPLES).join(", ")) : say.searchHint;
}

function Chosen({ chosen, visit: { brand, language } }: PartProps) {
  const say = siteHomeWords(language);
  return (
    <Section
      id="chosen"
      title={say.chosen}
      more={{ href: `/${brand.slug}/selection`, label: say.changeChosen }}
    >
      <ServiceCards services={chosen} language={language} level={3} />
    </Section>
  );
}

function SiteEntrances({ offer, visit }: PartProps) {
  const { brand, language } = visit;
  const say = siteHomeWords(language);
  const browse = browseWords(language);
  const [situations, themes, events] = [bySituation, byTheme, byLifeEvent].map((way) =>
    listFilledStops(offer, way, language),
  );
  return (
    <>
      {situations && situations.length > 0 && (
        <Section id="situations" title={browse.ways.situations.title} lead={browse.ways.situations.lead}>
          <StopLinks way={bySituation} stops={situations} visit={visit} />
        </Section>
      )}
      <Section
        id="themes"
        title={say.themes}
        more={{ href: `/${brand.slug}/services`, label: say.allServices(offer.services.length) }}
      >
        {themes && themes.length > 0 ? (
          <Tiles
            tiles={themes.map((stop) => ({
              label: stop.label,
              href: formatStopHref(brand.slug, byTheme, stop),
              icon: byTheme.iconOf(stop.code),
              count: browse.count(stop.services.length),
            }))}
          />
        ) : (
          <ServiceCards services={offer.services.slice(0, 9)} language={language} level={3} />
        )}
      </Section>
      {events && events.length > 0 && (
        <Section id="events" title={browse.ways.evenements.title} lead={browse.ways.evenements.lead}>
          <StopLinks way={byLifeEvent} stops={events} visit={visit} />
        </Section>
      )}
    </>
  );
}

function NoService({ visit }: { visit: Visit }) {
  const say = siteHomeWords(visit.language);
  return (
    <Section id="services" title={say.themes}>
      <EmptyState title={say.noService}>
        <p>{say.noServiceText}</p>
      </EmptyState>
    </Section>
  );
}

function News({ offer, visit: { context, language } }: PartProps) {
  const services = listNewServices(offer.services, context.now(), NEW_SHOWN);
  if (services.length === 0) return null;
  return (
    <Section id="new" title={siteHomeWords(language).news}>
      <NewList services={services} language={language} />
    </Section>
  );
}

/** Nothing to offer where nobody would receive it. */
const hasAccountOffer = ({ session }: Visit, { door }: Offer): boolean =>
  session !== undefined || door !== "not_open_yet";

function Account({
  offer: { door },
  visit: { brand, language, session },
}: Pick<PartProps, "offer" | "visit">) {
  const say = siteHomeWords(language);
  return (
    <>
      <h2>{say.once}</h2>
      <p>{say.onceText}</p>
      <ButtonGroup>
        {session ? (
          <LinkButton variant="secondary" href={`/${brand.slug}/espace`} icon="user">
            {say.mySpace}
          </LinkButton>
        ) : (
          <LinkButton
            variant="secondary"
            href={`/${brand.slug}/inscription`}
            icon={door === "open" ? "user-plus" : "map-pin"}
          >
            {door === "open" ? say.create : say.createAtDesk}
          </LinkButton>
        )}
      </ButtonGroup>
      <p>
        <a href={`/${brand.slug}/facile`}>{say.how}</a>
      </p>
    </>
  );
}

function Offline({ offer, visit: { brand, context, language } }: PartProps) {
  const say = siteHomeWords(language);
  return (
    <Section
      id="offline"
      title={say.offline}
      lead={offer.door === "not_open_yet" ? say.offlineElsewhere : say.offlineText}
      more={{ href: `/${brand.slug}/contact`, label: siteWords(language).contact }}
    >
      <Coordinates contact={offer.here.contact} now={context.now()} language={language} />
    </Section>
  );
}
