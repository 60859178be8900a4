// The composition root: the only file that knows everything. It reads like a table of contents.

import { type KeyObject, randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { buildApiPorts } from "./composition/api-ports.ts";
import { type Brands, openBrands } from "./composition/brands.ts";
import { registry } from "./composition/features.ts";
import { buildFrameFeatures, buildSlotPatience } from "./composition/frame-features.ts";
import { buildAccountJournal } from "./composition/journal-words.ts";
import { type MetricsOptions, mountMetricsPage } from "./composition/metrics-page.ts";
import { openConfiguredDatabase } from "./composition/open-database.ts";
import { buildOpenId } from "./composition/open-id.ts";
import { openPorts } from "./composition/open-ports.ts";
import { openPersonTrees } from "./composition/open-trees.ts";
import { searchesAuthorities } from "./composition/search-authorities.ts";
import { buildTrustedProxies } from "./composition/trusted-proxies.ts";
import { schedulePeopleTrees, updatePeopleTrees } from "./composition/update-people-trees.ts";
import { buildWebPorts } from "./composition/web-ports.ts";
import type { Config } from "./config.ts";
import { startDemonstration } from "./demonstration/index.ts";
import { passkeyAssets } from "./features/access/access/pages/common/passkeys/passkey-scripts.ts";
import { pocketAssets } from "./features/cards/supports/pages/common/pocket/pocket-assets.ts";
import { cardReaderAssets } from "./features/cards/terminals/pages/common/cards/card-reader-assets.ts";
import { mountOpenId, type OpenId } from "./features/consent/openid/index.ts";
import { openFront } from "./features/consent/sandbox/index.ts";
import { fileKeysAssets } from "./features/enrolment/enrolment/pages/desk/file/file-keys.tsx";
import {
  enrolmentAssets,
  enrolmentRoutes,
} from "./features/enrolment/enrolment/pages/space/enrolment/index.ts";
import { queueAssets } from "./features/insights/queue/pages/desk/queue-keys.tsx";
import { queueLiveAssets } from "./features/insights/queue/pages/desk/queue-live.tsx";
import { kioskAssets } from "./features/kiosk/kiosks/pages/site/kiosk/kiosk-assets.ts";
import { listAuthoritiesAtWork } from "./features/trust/audit/index.ts";
import { adminPages, type Operations } from "./frames/admin/index.ts";
import { apiPrograms } from "./frames/api/index.ts";
import { deskPages, documentsHost } from "./frames/desk/index.ts";
import { doorPages } from "./frames/door/index.ts";
import type { FrameFeatures } from "./frames/feature/frame-features.ts";
import { MAILBOX_PATH, mailboxPages } from "./frames/mailbox/index.ts";
import { partnerPages } from "./frames/partner/index.ts";
import { sandboxPages, withinSandbox } from "./frames/sandbox/index.ts";
import { securityPages } from "./frames/security/index.ts";
import { rootPages, sitePages } from "./frames/site/index.ts";
import { spacePages } from "./frames/space/index.ts";
import { createContext, type Runtime } from "./infra/context/create-context.ts";
import { openDatabase } from "./infra/database/database.ts";
import { registerModules } from "./infra/events/register-modules.ts";
import { openJobs } from "./infra/jobs/jobs.ts";
import { type Log, openLog } from "./infra/log/log.ts";
import type { Mailbox } from "./infra/mail/mailbox.ts";
import { readStatus } from "./infra/operation/read-status.ts";
import { openRequestFigures } from "./infra/operation/request-figures.ts";
import { openTracing } from "./infra/tracing/open-tracing.ts";
import { systemClock } from "./kernel/clock.ts";
import { parseId } from "./kernel/ids.ts";
import {
  createServer,
  defaultPatience,
  defaultStreams,
  defaultUploads,
  type Routes,
  type WebSettings,
} from "./web/index.ts";

export { features } from "./composition/features.ts";

export const { contributions, jobs: moduleJobs } = registry;

/** What some surfaces need beside the request. */
interface ForPages {
  readonly features: FrameFeatures;
  readonly openId: OpenId;
  readonly operations: Operations;
  /** Where mail goes to be read by developers; never in production. */
  readonly mailbox: Mailbox | undefined;
  readonly hostingProvider: string;
}

interface Opened extends ForPages {
  readonly runtime: Runtime;
  readonly brands: Brands;
}

/** Pages, under /<authority>. */
export const listPageSurfaces = ({
  features,
  operations,
  mailbox,
  openId,
  hostingProvider,
}: ForPages): readonly Routes[] => [
  ...[
    sitePages({ features, hostingProvider }),
    doorPages({ mailboxHref: mailbox && MAILBOX_PATH }),
    securityPages(buildAccountJournal(features.registry.contributions)),
    deskPages(features),
    partnerPages,
    ...enrolmentRoutes,
    spacePages({ features, openId }),
    adminPages({ features, operations }),
  ].map(withinSandbox),
  sandboxPages({ mailboxHref: mailbox && MAILBOX_PATH }),
];

/** At the root: pages of no authority; programs (API, OpenID endpoints). */
export const listProgramRoutes = ({
  runtime,
  brands,
  mailbox,
  openId,
}: Omit<Opened, "features" | "operations" | "hostingProvider">): readonly Routes[] => [
  (app) => mountOpenId(app, openId),
  rootPages(searchesAuthorities(runtime)),
  apiPrograms(buildApiPorts(runtime, brands)),
  ...(runtime.ports.hosts.documents === null ? [] : [documentsHost(buildWebPorts(runtime, brands))]),
  ...(mailbox ? [mailboxPages(mailbox)] : []),
];

export interface Platform {
  readonly runtime: Runtime;
  readonly server: FastifyInstance;
  /** In demonstration: prints where to go and who to be. */
  announce(): void;
  /**
   * Stops taking requests, lets those under way and the running jobs end, then stops the private database.
   */
  stop(): Promise<void>;
}

async function openSandbox(runtime: Runtime): Promise<void> {
  const id = parseId<"authority">(randomUUID());
  await openFront(createContext(runtime, { actor: { kind: "system", name: "sandbox" }, authorityId: id }));
}

/**
 * Builds the whole platform and starts its jobs; the caller makes the server listen.
 * @param opened what is opened goes there, to be stopped in the other order: by us when the start fails, by
 *   the caller when it no longer wants the platform, even while it starts
 */
export async function createPlatform(
  config: Config,
  say: (progress: string) => void,
  opened = new AsyncDisposableStack(),
): Promise<Platform> {
  try {
    return await build(config, say, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** What keeps data and runs jobs. */
async function openStores(config: Config, say: (progress: string) => void, opened: AsyncDisposableStack) {
  const log = openLog(config.log);
  const tracing = await openTracing(config.tracing);
  opened.defer(() => tracing.close());
  const starting = openConfiguredDatabase(config, say);
  // Before it is there: whoever stops meanwhile waits for it, then stops it. Nobody else could: it outlives
  // us.
  opened.defer(async () => (await starting.catch(() => undefined))?.stop());
  const cluster = await starting;
  const database = openDatabase(cluster.appUrl, { tracing });
  opened.defer(() => database.close());
  const jobs = openJobs(cluster.appUrl, { now: () => systemClock.now(), log, tracing });
  opened.defer(() => jobs.stop());
  return { log, tracing, database, jobs };
}

/** Who was erased is forgotten before anything is served: a backup may just have been restored. */
async function resolveKeys(
  runtime: Runtime,
  { keys }: Config,
  { log, opened }: { readonly log: Log; readonly opened: AsyncDisposableStack },
): Promise<void> {
  const keeping = { contributions, backupDays: keys.backupDays };
  await updatePeopleTrees(runtime, keeping);
  const often = schedulePeopleTrees(runtime, keeping, (error) => log.error({ err: error }, "keys not kept"));
  opened.defer(() => often.stop());
}

const buildWebSettings = (config: Config, formKey: KeyObject): WebSettings => ({
  publicUrl: config.publicUrl,
  hosts: config.hosts,
  trustProxy: buildTrustedProxies(config.trustProxy),
  formKey,
  rates: config.rates,
  uploads: defaultUploads,
  patience: defaultPatience,
  streams: defaultStreams,
});

/** Scripts and pictures that features serve, each under its digest. */
const assets = [
  ...enrolmentAssets,
  ...passkeyAssets,
  ...pocketAssets,
  ...kioskAssets,
  ...cardReaderAssets,
  ...fileKeysAssets,
  ...queueAssets,
  ...queueLiveAssets,
];

/** Figures, where a supervisor has a token. */
const listSupervisionRoutes = (
  { metricsToken: token }: Config,
  figures: Omit<MetricsOptions, "token" | "now">,
): readonly Routes[] =>
  token === null ? [] : [mountMetricsPage({ token, ...figures, now: () => systemClock.now() })];

async function build(
  config: Config,
  say: (progress: string) => void,
  opened: AsyncDisposableStack,
): Promise<Platform> {
  const { log, tracing, database, jobs } = await openStores(config, say, opened);
  const { ports, bus, mailbox, close } = await openPorts(config, systemClock, {
    jobs,
    database,
    tracing,
    log,
  });
  // Before the jobs, which would be waited for while a photograph is searched.
  opened.defer(close);
  const runtime: Runtime = { database, ports, clock: systemClock };
  await openPersonTrees(runtime);
  const brands = openBrands(runtime, {
    demonstration: config.mode === "demonstration",
    sandbox: config.sandbox,
  });
  registerModules(
    {
      jobs,
      bus,
      contextFor: (name, authorityId, requestId) =>
        createContext(runtime, { actor: { kind: "system", name }, authorityId, requestId }),
      listAuthoritiesAtWork: () =>
        database.transaction(
          { actor: { kind: "system", name: "schedule" }, authorityId: null },
          listAuthoritiesAtWork,
        ),
    },
    moduleJobs,
  );
  await jobs.start();
  await resolveKeys(runtime, config, { log, opened });
  const demonstration =
    config.mode === "demonstration" ? await startDemonstration(runtime, config, say) : undefined;
  if (config.sandbox === "open") await openSandbox(runtime);
  const shellPorts = buildWebPorts(runtime, brands);
  const openId = buildOpenId(runtime, brands, log);
  const status = () => readStatus(database, config.dataDirectory);
  const parts: Opened = {
    features: buildFrameFeatures(registry, buildSlotPatience(config.pagePartMs, log)),
    runtime,
    openId,
    operations: { ...jobs, checkReady: shellPorts.checkReady, status },
    brands,
    mailbox: config.mode === "production" ? undefined : mailbox,
    hostingProvider: config.hostingProvider,
  };
  const requests = openRequestFigures();
  const server = await createServer({
    ports: shellPorts,
    settings: buildWebSettings(config, ports.keyring.derive("signing", "forms")),
    log,
    tracing,
    answered: requests.count,
    assets,
    surfaces: listPageSurfaces(parts),
    programs: [
      ...listProgramRoutes(parts),
      ...listSupervisionRoutes(config, { status, requests, pool: database.pool }),
    ],
  });
  opened.defer(() => server.close());
  const stop = () => opened.disposeAsync();
  return { runtime, server, announce: () => demonstration?.announce(), stop };
}
