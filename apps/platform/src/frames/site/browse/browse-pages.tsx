import { Breadcrumb, EmptyState, LinkButton, LinkColumns, Tiles } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { sendAuthorityPage, type Visit } from "../../../web/index.ts";
import type { Offer } from "../offer.ts";
import { MissingServiceHelp } from "../search/missing-service-help.tsx";
import { siteWords } from "../words.ts";
import { browseWords } from "./browse-words.ts";
import { ByProvider } from "./by-provider.tsx";
import { byTheme, formatStopHref, listFilledStops, listStops, type Stop, type Way, ways } from "./ways.ts";

/** `/themes`, `/evenements`, `/situations`, and each of their stops. */
export function mountBrowsePages(app: FastifyInstance, offerOf: (context: Context) => Promise<Offer>): void {
  for (const way of ways) {
    app.get(`/${way.path}`, async (request, reply) =>
      showWay(reply, way, await offerOf(request.ardeco.context)),
    );
    app.get<{ Params: { stop: string } }>(`/${way.path}/:stop`, async (request, reply) => {
      const { context, language } = request.ardeco;
      const offer = await offerOf(context);
      const stop = listStops(offer, way, language).find(({ slug }) => slug === request.params.stop);
      if (!stop) throw kernelErrors.error("request.not_found");
      return showStop(reply, { way, stop, offer });
    });
  }
}

function showWay(reply: FastifyReply, way: Way, offer: Offer): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const say = browseWords(language);
  const { title, lead } = say.ways[way.path];
  const stops = listFilledStops(offer, way, language);
  return sendAuthorityPage(
    reply,
    {
      title,
      description: lead,
      width: "wide",
      breadcrumb: <HomeCrumb visit={reply.request.ardeco} current={title} />,
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {stops.length === 0 && <Nothing visit={reply.request.ardeco} />}
      {way === byTheme ? (
        <Tiles
          tiles={stops.map((stop) => ({
            label: stop.label,
            href: formatStopHref(brand.slug, way, stop),
            icon: way.iconOf(stop.code),
            count: say.count(stop.services.length),
          }))}
        />
      ) : (
        <StopLinks way={way} stops={stops} visit={reply.request.ardeco} />
      )}
      {stops.length > 0 && <MissingServiceHelp offer={offer} visit={reply.request.ardeco} />}
    </>,
  );
}

interface Shown {
  readonly way: Way;
  readonly stop: Stop;
  readonly offer: Offer;
}

function showStop(reply: FastifyReply, { way, stop, offer }: Shown): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = browseWords(language);
  const { title } = say.ways[way.path];
  const parent = { href: `/${brand.slug}/${way.path}`, label: title };
  return sendAuthorityPage(
    reply,
    {
      title: stop.label,
      description: `${stop.label} : ${say.count(stop.services.length)}`,
      width: "wide",
      breadcrumb: <HomeCrumb visit={visit} parent={parent} current={stop.label} />,
    },
    <>
      <h1>{stop.label}</h1>
      {stop.services.length === 0 ? (
        <Nothing visit={visit} />
      ) : (
        <>
          <p class="ar-lead">{say.count(stop.services.length)}</p>
          <ByProvider providers={offer.providers} services={stop.services} language={language} />
          <MissingServiceHelp offer={offer} visit={visit} />
        </>
      )}
    </>,
  );
}

interface StopLinksProps {
  readonly way: Way;
  readonly stops: readonly Stop[];
  readonly visit: Visit;
}

export function StopLinks({ way, stops, visit: { brand, language } }: StopLinksProps) {
  const say = browseWords(language);
  return (
    <LinkColumns
      links={stops.map((stop) => ({
        label: stop.label,
        href: formatStopHref(brand.slug, way, stop),
        count: { shown: String(stop.services.length), said: say.count(stop.services.length) },
      }))}
    />
  );
}

interface HomeCrumbProps {
  readonly visit: Visit;
  readonly parent?: { readonly href: string; readonly label: string };
  readonly current: string;
}

export const HomeCrumb = ({ visit: { brand, language }, parent, current }: HomeCrumbProps) => (
  <Breadcrumb
    links={[{ href: `/${brand.slug}/`, label: siteWords(language).home }, ...(parent ? [parent] : [])]}
    current={current}
  />
);

function Nothing({ visit: { brand, language } }: { visit: Visit }) {
  const say = browseWords(language);
  return (
    <EmptyState
      title={say.none}
      icon="search"
      action={<LinkButton href={`/${brand.slug}/services`}>{say.all}</LinkButton>}
    >
      <p>
        {say.noneText} <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
      </p>
    </EmptyState>
  );
}
