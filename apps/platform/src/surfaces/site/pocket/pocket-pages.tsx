import { Alert, Button, Card, Definition, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { brandHrefs, page } from "../../../web/index.ts";
import { pocketAddresses } from "../../common/pocket/pocket-addresses.ts";
import { pocketScript, workerText } from "../../common/pocket/pocket-assets.ts";
import { pocketWords } from "./pocket-words.ts";

/**
 * The pocket, which a phone keeps for when there is no connection: its page holds nothing of anybody, and what it shows is worked out
 * there, from a key that this browser alone has.
 */
export function pocketPages(app: FastifyInstance): void {
  app.get("/pochette", showPocket);
  app.get("/pochette/application.webmanifest", manifest);
  app.get("/pochette/hors-connexion.js", worker);
}

async function showPocket(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, language } = request.ardeco;
  const words = pocketWords(language);
  const at = pocketAddresses(brand);
  return page(
    reply,
    { title: words.title, width: "task", manifestHref: at.manifest },
    <>
      <h1>{words.title}</h1>
      <section
        hidden
        aria-label={words.show}
        data-pocket
        data-slug={brand.slug}
        data-worker={at.worker}
        data-scope={at.page}
      >
        <p class="ar-lead">{words.show}</p>
        <svg class="ar-qr" role="img" aria-label={words.code}>
          <rect fill="#fff" />
          <path fill="#000" />
        </svg>
        <p>
          <meter data-left min={0} max={15} value={15} aria-label={words.left} />
        </p>
        <Definition
          items={[
            { term: words.number, description: <span data-number /> },
            { term: words.until, description: <span data-until /> },
          ]}
        />
        <p class="ar-hint">{words.offline}</p>
        <ul class="ar-links">
          <li>
            <a href={`/${brand.slug}/espace/services`}>{words.services}</a>
          </li>
          <li>
            <a href={`/${brand.slug}/espace/supports`}>{words.supports}</a>
          </li>
        </ul>
      </section>
      <p hidden data-pocket-forget>
        <Button type="button" variant="secondary">
          {words.forget}
        </Button>
      </p>
      <div hidden data-pocket-empty>
        <Card title={words.empty} icon="smartphone" level={2}>
          <p>{words.emptyText}</p>
          <LinkButton href={at.bind}>{words.bind}</LinkButton>
        </Card>
      </div>
      <div data-pocket-missing>
        <Alert tone="info" title={words.noScript}>
          <p>{words.noScriptText}</p>
          <p>
            <a href={`/${brand.slug}/espace/supports`}>{words.mySupports}</a>
          </p>
        </Alert>
      </div>
      <script type="module" src={pocketScript} />
    </>,
  );
}

/** Web application manifest (W3C): installed, it opens on the code. */
async function manifest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, language } = request.ardeco;
  const words = pocketWords(language);
  const { page: start } = pocketAddresses(brand);
  return reply
    .header("cache-control", "private, no-cache")
    .type("application/manifest+json; charset=utf-8")
    .send(
      JSON.stringify({
        name: `${words.title} – ${brand.name}`,
        short_name: words.short,
        lang: language,
        id: start,
        start_url: start,
        scope: start,
        display: "standalone",
        background_color: "#ffffff",
        theme_color: brand.colour,
        icons: [{ src: brandHrefs(brand).iconHref, sizes: "any", type: "image/svg+xml", purpose: "any" }],
      }),
    );
}

async function worker(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .header("cache-control", "no-cache")
    .header("service-worker-allowed", pocketAddresses(request.ardeco.brand).page)
    .type("text/javascript; charset=utf-8")
    .send(workerText);
}
