import { EmptyState, LinkColumns, SearchBox, Section, Tiles } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { PhoneLink, sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { browseWords } from "../browse/browse-words.ts";
import { ByProvider } from "../browse/by-provider.tsx";
import { byTheme, formatStopHref, listFilledStops, ways } from "../browse/ways.ts";
import type { Offer } from "../offer.ts";
import { siteWords } from "../words.ts";
import { everydayPages } from "./everyday-words.ts";
import { HitGroups } from "./hit-groups.tsx";
import { computeLikeness } from "./likeness.ts";
import { MissingServiceHelp } from "./missing-service-help.tsx";
import { parseWords, type Word } from "./parse-words.ts";
import { type Findings, searchServices } from "./search-services.ts";
import { searchWords } from "./search-words.ts";
import { isWhole, listSynonyms, parseExpressions } from "./synonyms.ts";

interface Asked {
  readonly offer: Offer;
  readonly typed: string;
}

/** Everything, or what answers the words typed. */
export function showServices(reply: FastifyReply, { offer, typed }: Asked): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = searchWords(language);
  const findings = searchServices(offer, typed);
  return sendAuthorityPage(
    reply,
    {
      title: findings ? formatServicesTitle(findings, typed, visit) : siteWords(language).services,
      width: "wide",
      breadcrumb: <Crumb visit={visit} searched={findings !== undefined} />,
    },
    <>
      <h1>{findings ? formatServicesTitle(findings, typed, visit) : siteWords(language).services}</h1>
      <SearchBox action={`/${brand.slug}/services`} label={say.search} value={typed} />
      {findings ? (
        <Results {...{ offer, typed, findings, visit }} />
      ) : (
        <ByProvider providers={offer.providers} services={offer.services} language={language} />
      )}
      {findings?.hits.length !== 0 && offer.services.length > 0 && (
        <MissingServiceHelp offer={offer} visit={visit} searched />
      )}
      {offer.services.length === 0 && (
        <EmptyState title={say.empty}>
          <p>{say.emptyText}</p>
        </EmptyState>
      )}
    </>,
  );
}

function Crumb({ visit, searched }: { visit: Visit; searched: boolean }) {
  const { brand, language } = visit;
  const { services } = siteWords(language);
  if (!searched) return <HomeCrumb visit={visit} current={services} />;
  const parent = { href: `/${brand.slug}/services`, label: services };
  return <HomeCrumb visit={visit} parent={parent} current={searchWords(language).current} />;
}

function formatServicesTitle({ hits }: Findings, typed: string, { language }: Visit): string {
  const say = searchWords(language);
  return hits.length > 0 ? say.found(hits.length, typed) : say.nothing(typed);
}

interface ResultsProps extends Asked {
  readonly findings: Findings;
  readonly visit: Visit;
}

function Results({ offer, typed, findings, visit }: ResultsProps) {
  const { brand, language } = visit;
  const say = searchWords(language);
  const { hits, near } = findings;
  const stops = [...findNamedStops(offer, typed, visit), ...findNamedPages(typed, visit)];
  return (
    <>
      <p>
        {hits.length === 0 && say.nothingText} <a href={`/${brand.slug}/services`}>{say.all}</a>
      </p>
      <HitGroups hits={hits} language={language} />
      {near.length > 0 && (
        <Section id="near" title={say.near}>
          <HitGroups hits={near.slice(0, NEAR_SHOWN)} language={language} under />
        </Section>
      )}
      {hits.length === 0 && near.length === 0 && <Otherwise offer={offer} visit={visit} />}
      {stops.length > 0 && (
        <Section id="ways" title={say.ways}>
          <LinkColumns links={stops} />
        </Section>
      )}
    </>
  );
}

/** Nothing answers: the themes that exist, and somebody to ask. */
function Otherwise({ offer, visit }: { offer: Offer; visit: Visit }) {
  const { brand, language } = visit;
  const say = searchWords(language);
  const { phone } = offer.here.contact;
  return (
    <>
      <Section id="by-theme" title={say.byTheme}>
        <Tiles
          tiles={listFilledStops(offer, byTheme, language).map((stop) => ({
            label: stop.label,
            href: formatStopHref(brand.slug, byTheme, stop),
            icon: byTheme.iconOf(stop.code),
            count: browseWords(language).count(stop.services.length),
          }))}
        />
      </Section>
      <Section id="ask" title={say.ask}>
        <p>
          {say.askText} {phone && <PhoneLink phone={phone} />}
        </p>
        <p>
          <a href={`/${brand.slug}/contact`}>{siteWords(language).contact}</a>
        </p>
      </Section>
    </>
  );
}

const NEAR_SHOWN = 6;

/**
 * Themes, life events and situations named by a word typed, or by another of its meaning: "poubelle" leads to
 * "Déchets, rue et cadre de vie".
 */
function findNamedStops(offer: Offer, typed: string, { brand, language }: Visit) {
  const asked = parseWords(typed);
  return ways.flatMap((way) =>
    listFilledStops(offer, way, language)
      .filter(({ label }) =>
        parseWords(label).some((word) => asked.some((one) => isNamedWord(word, one, asked))),
      )
      .map((stop) => ({ label: stop.label, href: formatStopHref(brand.slug, way, stop) })),
  );
}

/**
 * Pages of the site that are looked for by words of every day: "horaires de la mairie" leads to the contact
 * page.
 */
function findNamedPages(typed: string, { brand, language }: Visit) {
  const asked = parseWords(typed);
  return everydayPages
    .filter(({ words: said }) => parseExpressions(said).some((expression) => isWhole(expression, asked)))
    .map(({ path, label }) => ({ label: label[language], href: `/${brand.slug}${path}` }));
}

const isNamedWord = (word: Word, one: Word, asked: readonly Word[]): boolean =>
  computeLikeness(word, one) >= 2 || listSynonyms(one, asked).includes(word.stem);
