import { ButtonGroup, Card, CardGrid, EmptyState, Hero, LinkButton, SearchBox, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { page, type Visit } from "../../web/index.ts";
import { Coordinates } from "./coordinates.tsx";
import type { Offer } from "./offer.ts";
import { ServiceCards } from "./service-cards.tsx";
import { words } from "./words.ts";

const SHOWN = 9;

export function showHome(reply: FastifyReply, offer: Offer): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = words(language);
  return page(
    reply,
    {
      title: say.home,
      description: say.description(brand.name),
      width: "wide",
      hero: <HomeHero offer={offer} visit={visit} />,
    },
    <>
      <HomeServices offer={offer} visit={visit} />
      <Section id="how" title={say.how}>
        <CardGrid>
          <Card title={say.steps.enrol} icon="user-plus">
            <p>{say.steps.enrolText}</p>
          </Card>
          <Card title={say.steps.agree} icon="handshake">
            <p>{say.steps.agreeText}</p>
          </Card>
          <Card title={say.steps.stop} icon="shield-check">
            <p>{say.steps.stopText}</p>
          </Card>
        </CardGrid>
      </Section>
      <Section
        id="offline"
        title={say.offline}
        lead={say.offlineText}
        more={{ href: `/${brand.slug}/contact`, label: say.contact }}
      >
        <Coordinates contact={offer.here.contact} language={language} />
      </Section>
    </>,
  );
}

function HomeHero({ offer, visit }: { offer: Offer; visit: Visit }) {
  const { brand, language, session } = visit;
  const say = words(language);
  const examples = offer.services
    .slice(0, 3)
    .map(({ service }) => service.definition.title[language].toLowerCase())
    .join(", ");
  return (
    <Hero title={say.hero} lead={say.heroLead}>
      <SearchBox
        action={`/${brand.slug}/services`}
        label={say.search}
        hint={examples && say.searchHint(examples)}
      />
      <ButtonGroup>
        {session ? (
          <LinkButton variant="secondary" href={`/${brand.slug}/espace`} icon="user">
            {say.mySpace}
          </LinkButton>
        ) : (
          <LinkButton variant="secondary" href={`/${brand.slug}/inscription`} icon="user-plus">
            {say.create}
          </LinkButton>
        )}
      </ButtonGroup>
    </Hero>
  );
}

function HomeServices({ offer, visit }: { offer: Offer; visit: Visit }) {
  const { brand, language } = visit;
  const say = words(language);
  const services = offer.services.slice(0, SHOWN);
  const more =
    offer.services.length > SHOWN ? { href: `/${brand.slug}/services`, label: say.allServices } : undefined;
  const place = offer.here.contact.locality ?? brand.name;
  return (
    <Section id="services" title={say.services} lead={say.servicesHere(place)} more={more}>
      {services.length > 0 ? (
        <ServiceCards {...{ services, language }} level={3} />
      ) : (
        <EmptyState title={say.noService}>
          <p>{say.noServiceText}</p>
        </EmptyState>
      )}
    </Section>
  );
}
