import { ButtonGroup, Icon, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getQueryText, sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { findOffered, type Offer, type Offered } from "../offer.ts";
import { siteWords } from "../words.ts";
import { leaveWords } from "./leave-words.ts";
import { findOutsideAddress, isOfState, isOutsidePlace, type OutsidePlace } from "./outside-addresses.ts";

interface Leaving {
  readonly offered: Offered;
  readonly place: OutsidePlace;
  readonly address: string;
}

/**
 * `/services/:slug/partir/:place`: a step before another site, that names it. Our address holds a word, never
 * a site: only what the catalogue published can be reached from here. Nothing is written, neither here nor in
 * a cookie.
 */
export function mountLeavePages(app: FastifyInstance, offerOf: (context: Context) => Promise<Offer>): void {
  app.get<{ Params: { slug: string; place: string } }>(
    "/services/:slug/partir/:place",
    async (request, reply) => {
      const { slug, place } = request.params;
      const offered = findOffered(await offerOf(request.ardeco.context), slug, getQueryText(request, "de"));
      const presentation = offered?.service.definition.presentation;
      const address =
        presentation && isOutsidePlace(place) ? findOutsideAddress(presentation, place) : undefined;
      if (!offered || !address || !isOutsidePlace(place)) throw kernelErrors.error("request.not_found");
      return showLeaving(reply, { offered, place, address });
    },
  );
}

function showLeaving(reply: FastifyReply, leaving: Leaving): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const { offered, address, place } = leaving;
  const say = leaveWords(language);
  const { host } = new URL(address);
  const parent = { href: offered.href, label: offered.service.definition.title[language] };
  return sendAuthorityPage(
    reply,
    {
      title: say.title(brand.name),
      breadcrumb: <HomeCrumb visit={visit} parent={parent} current={say.crumb} />,
    },
    <>
      <h1>{say.title(brand.name)}</h1>
      <div class="ar-destination">
        <p class="ar-destination__where">{say.where}</p>
        <p class="ar-destination__host">
          <Icon name="external-link" />
          {host}
        </p>
        <p>
          {isOfState(host) ? say.state : say.other(formatSiteOwner(offered))} {say.purposes[place]}
        </p>
      </div>
      {place === "demarche" && <AtHand offered={offered} visit={visit} />}
      <ButtonGroup>
        <LinkButton href={address} icon="external-link">
          {say.go(host)}
        </LinkButton>
        <a href={offered.href}>{say.stay}</a>
      </ButtonGroup>
      <Section id="sent" title={say.sent}>
        <p>{say.sentText}</p>
      </Section>
      <p>
        <strong>{say.help}</strong> {say.helpText}{" "}
        <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
      </p>
    </>,
  );
}

const formatSiteOwner = ({ service, provider }: Offered): string =>
  service.definition.presentation?.partner?.name ?? provider.name;

function AtHand({ offered, visit: { language } }: { offered: Offered; visit: Visit }) {
  const say = leaveWords(language);
  const documents = offered.service.definition.presentation?.documents ?? [];
  return (
    <Section id="have" title={say.have}>
      {documents.length === 0 ? (
        <p>{say.nothingToHave}</p>
      ) : (
        <ul class="ar-check">
          {documents.map(({ label, when }) => (
            <li key={label.fr}>
              <Icon name="file-text" />
              <div>
                {label[language]}
                {when && <span class="ar-hint">{when[language]}</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
