import { Card, CardGrid, EmptyState, Hero, LinkButton, Pagination, SearchBox } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type {
  AuthorityKind,
  AuthorityQuestion,
  FoundAuthorities,
  ListedAuthority,
} from "../../features/authorities/authorities/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { getQueryText, getRequestLanguage, type Routes, sendAuthorityPage } from "../../web/index.ts";
import { rootWords } from "./root-words.ts";

type Search = (question: AuthorityQuestion) => Promise<FoundAuthorities>;

const PER_PAGE = 24;
const MAX_TYPED = 60;

interface Asked {
  readonly typed: string;
  readonly page: number;
}

/** The root of the platform, before any authority: find one's own among up to 35,000. */
export const rootPages =
  (search: Search): Routes =>
  (app) => {
    app.get("/", async (request, reply) => {
      const typed = getQueryText(request, "q").trim().slice(0, MAX_TYPED);
      const wanted = parseRootPageNumber(getQueryText(request, "page"));
      const first = await search({ typed, page: wanted, perPage: PER_PAGE });
      const last = Math.max(1, Math.ceil(first.total / PER_PAGE));
      if (wanted <= last) return showRoot(reply, { typed, page: wanted }, first);
      // An old link, after towns merged: the last page there is.
      return showRoot(reply, { typed, page: last }, await search({ typed, page: last, perPage: PER_PAGE }));
    });
  };

/** Anything else than a page that may exist is the first. */
function parseRootPageNumber(text: string): number {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}

function showRoot(reply: FastifyReply, asked: Asked, found: FoundAuthorities): FastifyReply {
  const language = getRequestLanguage(reply.request);
  const say = rootWords(language);
  const hero = (
    <Hero title={say.title} lead={say.lead}>
      <SearchBox action="/" label={say.search} value={asked.typed} hint={say.hint} />
    </Hero>
  );
  return sendAuthorityPage(
    reply,
    { title: say.title, description: say.lead, width: "wide", hero },
    <Results {...{ asked, found, language }} />,
  );
}

interface ResultsProps {
  readonly asked: Asked;
  readonly found: FoundAuthorities;
  readonly language: Language;
}

function Results({ asked, found, language }: ResultsProps) {
  const say = rootWords(language);
  const { authorities, total, isTotalCapped, alike } = found;
  const { typed } = asked;
  if (total === 0) return <Nothing {...{ typed, language }} />;
  const title = typed === "" ? say.all : alike ? say.alike(typed) : say.found(typed);
  const count = isTotalCapped ? say.many(total) : say.total(total);
  return (
    <section class="ar-stack" aria-labelledby="results">
      <h2 id="results">{title}</h2>
      <p class="ar-hint">{alike ? say.alikeText : count}</p>
      <CardGrid>
        {authorities.map((authority) => (
          <AuthorityCard key={authority.slug} {...{ authority, language }} />
        ))}
      </CardGrid>
      <Pagination
        current={asked.page}
        total={Math.ceil(total / PER_PAGE)}
        hrefOf={(number) => formatRootHref(typed, number)}
      />
      {typed !== "" && (
        <p>
          <a href="/">{say.seeAll}</a>
        </p>
      )}
    </section>
  );
}

function Nothing({ typed, language }: { typed: string; language: Language }) {
  const say = rootWords(language);
  return (
    <EmptyState title={typed === "" ? say.empty : say.none(typed)} icon="landmark">
      <p>{typed === "" ? say.emptyText : say.noneText}</p>
      {typed !== "" && (
        <LinkButton variant="secondary" href="/">
          {say.seeAll}
        </LinkButton>
      )}
    </EmptyState>
  );
}

/** Where it lies tells it from its namesakes. */
function AuthorityCard({ authority, language }: { authority: ListedAuthority; language: Language }) {
  const { slug, name, kind, departement, postcodes, population } = authority;
  const say = rootWords(language);
  const [postcode] = postcodes;
  return (
    <Card title={name} href={`/${slug}/`} icon={icons[kind]} level={3}>
      <p>{[say.kinds[kind], postcode].filter(Boolean).join(" · ")}</p>
      {departement !== undefined && <p class="ar-hint">{departement}</p>}
      {population !== undefined && <p class="ar-hint">{say.people(population)}</p>}
    </Card>
  );
}

const icons = {
  commune: "landmark",
  epci: "handshake",
  departement: "map-pin",
  region: "map-pin",
  syndicat_mixte: "handshake",
  sandbox: "wrench",
} as const satisfies Record<AuthorityKind, string>;

function formatRootHref(typed: string, number: number): string {
  const query = new URLSearchParams({
    ...(typed === "" ? {} : { q: typed }),
    ...(number === 1 ? {} : { page: String(number) }),
  });
  return query.size === 0 ? "/" : `/?${query}`;
}
