import { channel } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { contributions, listProgramRoutes, moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { mountMetricsPage } from "../../composition/metrics-page.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { listOperations } from "../../frames/api/operations.ts";
import { openRequestFigures } from "../../infra/operation/request-figures.ts";
import { buildSingleHost } from "../../kernel/hosts.ts";
import { aTown } from "../../testing/builders.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { testServer } from "../../testing/test-server.ts";
import { pagesOf } from "./every-form.ts";

const PUBLIC_URL = "http://localhost:3000";

/** The platform with all that an installation may open: a mailbox, figures, a host of documents. */
export async function aWholePlatform() {
  const house = await testRuntime(moduleJobs, {
    hosts: { ...buildSingleHost(PUBLIC_URL), documents: "http://documents.localhost:3000" },
  });
  const { slug } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const routes = new Set<string>();
  const writingReads = new Set<string>();
  const stopHearing = hearRoutes(routes, writingReads);
  const { app } = await testServer(house, { surfaces: pagesOf(house), programs: everyProgram(house) });
  await app.ready();
  stopHearing();
  return {
    house,
    /** "GET /{}/administration" */
    routes,
    /** "/{}/borne: when the kiosk was last seen" */
    writingReads,
    /** "token_endpoint /{}/oidc/token" */
    openIdEndpoints: await readOpenIdEndpoints(app, slug),
    operations: listOperations(await readJson(app, "/api/v1/openapi.json")).map(
      ({ id, method, path }) => `${id} ${method} ${path}`,
    ),
  };
}

function everyProgram(house: TestRuntime) {
  const { runtime } = house;
  const brands = openBrands(runtime, { demonstration: false });
  const mailbox = { list: () => [], get: () => null, deliver: async () => {} };
  const openId = buildOpenId(runtime, brands, pino({ level: "silent" }));
  const pool = () => ({ open: 0, idle: 0, waiting: 0, most: 0 });
  const { now } = house.clock;
  const status = async () => quietStatus;
  return [
    ...listProgramRoutes({ runtime, brands, mailbox, openId }),
    mountMetricsPage({ token: "0123456789", status, requests: openRequestFigures(), pool, now }),
  ];
}

/**
 * Of every server made meanwhile, what it registers itself too: a scope hears of what is mounted inside it.
 */
function hearRoutes(routes: Set<string>, writingReads: Set<string>): () => void {
  const made = channel("fastify.initialization");
  const hear = (message: unknown) => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook("onRoute", ({ method, url, config }) => {
      if (config?.writesOnRead !== undefined) writingReads.add(`${hideNames(url)}: ${config.writesOnRead}`);
      // Fastify adds HEAD wherever there is GET.
      for (const one of [method].flat().filter((each) => each !== "HEAD"))
        routes.add(`${one} ${hideNames(url)}`);
    });
  };
  made.subscribe(hear);
  return () => void made.unsubscribe(hear);
}

/** What a parameter is called is nobody's address. */
const hideNames = (url: string): string => url.replaceAll(/:\w+/g, "{}");

/** The provider routes by itself, behind one address of ours: what it publishes says which. */
async function readOpenIdEndpoints(app: FastifyInstance, slug: string): Promise<readonly string[]> {
  const metadata = await readJson(app, `/${slug}/oidc/.well-known/openid-configuration`);
  return Object.entries(metadata ?? {}).flatMap(([name, value]) =>
    typeof value === "string" && value.startsWith(`${PUBLIC_URL}/`)
      ? [`${name} ${value.slice(PUBLIC_URL.length).replace(`/${slug}/`, "/{}/")}`]
      : [],
  );
}

async function readJson(app: FastifyInstance, url: string): Promise<unknown> {
  const answer = await app.inject({ url, headers: { host: new URL(PUBLIC_URL).host } });
  return answer.json();
}

/** What rows, queues and programs know by name, as the modules register it. */
export const listRegistered = () => ({
  jobs: moduleJobs.flatMap(({ handlers }) => Object.keys(handlers)),
  heardEvents: moduleJobs.flatMap(({ listens = {} }) =>
    Object.entries(listens).map(
      ([event, heard]) => `${event} → ${typeof heard === "string" ? heard : heard.job}`,
    ),
  ),
  journal: contributions.flatMap(({ journal }) => Object.keys(journal)),
});
