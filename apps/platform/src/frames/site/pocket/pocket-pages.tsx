import { Alert, Button, Card, Definition, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildPocketAddresses } from "../../../features/cards/supports/pages/common/pocket/addresses.ts";
import { KeptList } from "../../../features/cards/supports/pages/common/pocket/kept-list.tsx";
import {
  pocketScript,
  workerText,
} from "../../../features/cards/supports/pages/common/pocket/pocket-assets.ts";
import { buildBrandHrefs, sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { sendPocketContent } from "./content-route.ts";
import { KeptContent } from "./kept-content.tsx";
import { pocketWords } from "./pocket-words.ts";

/**
 * The pocket, which a phone keeps for when there is no connection: its page holds nothing of anybody, and
 * what it shows is worked out there, from a key that this browser alone has, and from what the platform gave
 * to that key.
 */
export function mountPocketPages(app: FastifyInstance): void {
  app.get("/pochette", showPocket);
  app.get(
    "/pochette/contenu",
    { config: { writesOnRead: "when the phone was last seen" } },
    sendPocketContent,
  );
  app.get("/pochette/application.webmanifest", sendManifest);
  app.get("/pochette/hors-connexion.js", sendWorker);
}

async function showPocket(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, language } = request.ardeco;
  const words = pocketWords(language);
  const at = buildPocketAddresses(brand);
  return sendAuthorityPage(
    reply,
    { title: words.title, width: "task", manifestHref: at.manifest },
    <>
      <h1>{words.title}</h1>
      <Refusals visit={request.ardeco} />
      <section
        class="ar-pocket"
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
      </section>
      <div hidden data-pocket-tell>
        <KeptList language={language}>
          <p>{words.notYet}</p>
          <Button type="button" data-pocket-keep>
            {words.keep}
          </Button>
        </KeptList>
      </div>
      <KeptContent visit={request.ardeco} />
      <ThisPhone visit={request.ardeco} />
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
          <p>
            <a href={`/${brand.slug}/espace/compteurs`}>{words.myCounters}</a>
          </p>
        </Alert>
      </div>
      <script type="module" src={pocketScript} />
    </>,
  );
}

/** What the platform may answer to a phone, said by the script. */
function Refusals({ visit: { brand, language } }: { readonly visit: Visit }) {
  const words = pocketWords(language);
  return (
    <>
      <div hidden data-pocket-ended>
        <Alert tone="warning" title={words.ended}>
          <p>{words.endedText}</p>
          <p>
            <LinkButton href={buildPocketAddresses(brand).bind}>{words.bind}</LinkButton>
          </p>
        </Alert>
      </div>
      <div hidden data-pocket-suspended>
        <Alert tone="warning" title={words.suspended}>
          <p>{words.suspendedText}</p>
        </Alert>
      </div>
      <div hidden data-pocket-clock>
        <Alert tone="warning" title={words.clock}>
          <p>{words.clockText}</p>
        </Alert>
      </div>
    </>
  );
}

/** Its number, until when it serves, and how it is emptied. */
function ThisPhone({ visit: { brand, language } }: { readonly visit: Visit }) {
  const words = pocketWords(language);
  return (
    <div hidden data-pocket-held>
      <Section id="ce-telephone" title={words.phone}>
        <div class="ar-stack">
          <Definition
            items={[
              { term: words.number, description: <span data-number /> },
              { term: words.until, description: <span data-until /> },
            ]}
          />
          <p class="ar-hint">{words.offline}</p>
          <p class="ar-hint" hidden data-pocket-unkept>
            {words.unkept}
          </p>
          <p>
            <a href={`/${brand.slug}/espace/supports`}>{words.supports}</a>
          </p>
          <p>
            <Button type="button" variant="secondary" data-pocket-forget>
              {words.forget}
            </Button>
          </p>
          <p class="ar-hint">{words.forgetText}</p>
        </div>
      </Section>
    </div>
  );
}

/** Web application manifest (W3C): installed, it opens on the code. */
async function sendManifest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, language } = request.ardeco;
  const words = pocketWords(language);
  const { page: start } = buildPocketAddresses(brand);
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
        icons: [
          { src: buildBrandHrefs(brand).iconHref, sizes: "any", type: "image/svg+xml", purpose: "any" },
        ],
      }),
    );
}

async function sendWorker(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .header("cache-control", "no-cache")
    .header("service-worker-allowed", buildPocketAddresses(request.ardeco.brand).page)
    .type("text/javascript; charset=utf-8")
    .send(workerText);
}
