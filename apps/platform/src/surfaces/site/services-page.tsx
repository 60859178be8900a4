import { Breadcrumb, EmptyState, LinkButton, SearchBox } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { page } from "../../web/index.ts";
import type { Offered } from "./offer.ts";
import { ServiceCards } from "./service-cards.tsx";
import { words } from "./words.ts";

export interface Found {
  readonly typed: string;
  readonly services: readonly Offered[];
}

export function showServices(reply: FastifyReply, { typed, services }: Found): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const say = words(language);
  const action = `/${brand.slug}/services`;
  const title = typed === "" ? say.services : say.found(services.length, typed);
  return page(
    reply,
    {
      title: services.length > 0 ? title : say.nothing(typed),
      width: "wide",
      breadcrumb: (
        <Breadcrumb links={[{ href: `/${brand.slug}/`, label: say.home }]} current={say.services} />
      ),
    },
    <>
      <h1>{say.services}</h1>
      <SearchBox action={action} label={say.search} value={typed} />
      {services.length > 0 && (
        <>
          {typed !== "" && (
            <p>
              {title} · <a href={action}>{say.nothingAction}</a>
            </p>
          )}
          <ServiceCards {...{ services, language }} level={2} />
        </>
      )}
      {services.length === 0 && typed !== "" && (
        <EmptyState
          title={say.nothing(typed)}
          icon="search"
          action={<LinkButton href={action}>{say.nothingAction}</LinkButton>}
        >
          <p>
            {say.nothingText} <a href={`/${brand.slug}/contact`}>{say.contact}</a>
          </p>
        </EmptyState>
      )}
      {services.length === 0 && typed === "" && (
        <EmptyState title={say.noService}>
          <p>{say.noServiceText}</p>
        </EmptyState>
      )}
    </>,
  );
}
