import { Breadcrumb, ButtonGroup, Definition, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { page } from "../../web/index.ts";
import { AskedList } from "./asked-list.tsx";
import type { Offered, Places } from "./offer.ts";
import { serviceWords } from "./service-words.ts";
import { Stopping } from "./stopping.tsx";
import { words } from "./words.ts";

/** In ten seconds: is it for me, what does it cost, what do I need, start. */
export function showService(reply: FastifyReply, offered: Offered, places: Places): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const { definition, slug } = offered.service;
  const title = definition.title[language];
  const say = serviceWords(language);
  const parents = [
    { href: `/${brand.slug}/`, label: words(language).home },
    { href: `/${brand.slug}/services`, label: words(language).services },
  ];
  const start = `/${brand.slug}/espace/services/${offered.provider.slug}/${slug}`;
  return page(
    reply,
    {
      title,
      description: definition.summary[language],
      width: "wide",
      breadcrumb: <Breadcrumb links={parents} current={title} />,
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{definition.summary[language]}</p>
      <Facts offered={offered} language={language} />
      {definition.channels.includes("web") ? (
        <ButtonGroup>
          <LinkButton href={start} icon="arrow-right">
            {say.start}
          </LinkButton>
          <span class="ar-hint">{say.startHint}</span>
        </ButtonGroup>
      ) : (
        <p>
          {say.atDesk} <a href={`/${offered.provider.slug}/contact`}>{words(language).contact}</a>
        </p>
      )}
      <AskedList requests={definition.requests} places={places} language={language} />
      <Stopping definition={definition} places={places} language={language} />
      <Section id="unsure" title={say.unsure}>
        <p>
          {say.unsureText} <a href={`/${brand.slug}/contact`}>{words(language).contact}</a>
        </p>
      </Section>
    </>,
  );
}

function Facts({ offered, language }: { offered: Offered; language: "fr" | "en" }) {
  const say = serviceWords(language);
  const { definition } = offered.service;
  const conditions = definition.conditions?.[language];
  const channels = definition.channels.map((channel) => say.channels[channel]).join(", ");
  return (
    <Definition
      items={[
        { term: say.forWhom, description: say.audience[definition.audience] },
        ...(conditions ? [{ term: say.conditions, description: conditions }] : []),
        { term: say.where, description: channels.charAt(0).toUpperCase() + channels.slice(1) },
        { term: say.offeredBy, description: offered.provider.name },
      ]}
    />
  );
}
