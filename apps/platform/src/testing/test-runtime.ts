import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildInstallationSettings } from "../composition/installation-settings.ts";
import { openSeals } from "../composition/open-seals.ts";
import { openPersonTrees } from "../composition/open-trees.ts";
import { slugFinder } from "../composition/slug-finder.ts";
import { readConfig } from "../config.ts";
import { listAuthoritiesAtWork } from "../features/trust/audit/index.ts";
import { noAntivirus, openClamd } from "../infra/antivirus/clamd.ts";
import { openBlobs } from "../infra/blobs/blobs.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { type Database, openDatabase } from "../infra/database/database.ts";
import { openDecoding } from "../infra/decoding/open-decoding.ts";
import { openEvents } from "../infra/events/events.ts";
import { registerModules } from "../infra/events/register-modules.ts";
import { openJobs } from "../infra/jobs/jobs.ts";
import { openKeyring } from "../infra/keyring/keyring.ts";
import type { TokenSettings } from "../infra/keyring/token/token-settings.ts";
import { openInstallation } from "../infra/operation/open-installation.ts";
import { parseAllowedHost } from "../infra/outbound/allowed-hosts.ts";
import { openOutbound } from "../infra/outbound/outbound.ts";
import { openSftp } from "../infra/sftp/sftp.ts";
import { openStateApi } from "../infra/state-api/state-api.ts";
import type { Actor, Context } from "../kernel/context.ts";
import type { Decoding } from "../kernel/decoding.ts";
import { buildSingleHost, type Hosts } from "../kernel/hosts.ts";
import type { AuthorityId } from "../kernel/ids.ts";
import type { ModuleJob, ModuleJobs } from "../kernel/module-jobs.ts";
import type { MailMessage, SignInRules } from "../kernel/ports.ts";
import { oneTransactionAtATime } from "./one-transaction.ts";
import { openSql, type SqlAs } from "./sql-as.ts";
import { type OwnDatabase, testDatabase } from "./test-database.ts";

/**
 * No test waits for a free connection less than for anything else; how long people do has tests of its own.
 */
const PATIENCE_MS = 30_000;

/** Whoever acts, in whichever authority: all that builders need. */
export interface Contexts {
  as(actor: Actor, authorityId: AuthorityId): Context;
  system(authorityId: AuthorityId): Context;
}

export interface TestRuntime extends Contexts {
  readonly runtime: Runtime;
  /** Connection of the application, for a test that starts a second runtime. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Holds the root keys in `keys`, the sealed files in `blobs`. */
  readonly directory: string;
  /** Runs SQL as the owner (what an intruder with the dump, or a DBA, can do) or as the application role. */
  readonly sqlAs: SqlAs;
  readonly clock: SettableClock;
  /** Messages delivered, oldest first. */
  readonly mails: MailMessage[];
  /** Runs every waiting job, and those they send; returns how many passed and failed. */
  drain(options?: { retries?: boolean }): Promise<{ done: number; failed: number }>;
  close(): Promise<void>;
}

export interface SettableClock {
  now(): Date;
  set(instant: string): void;
  advance(milliseconds: number): void;
}

/** A Tuesday morning in Caen; tests move it, nothing else does. */
export function settableClock(start = "2026-11-24T08:00:00Z"): SettableClock {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = new Date(instant);
    },
    advance: (milliseconds) => {
      at = new Date(at.getTime() + milliseconds);
    },
  };
}

interface Where {
  /** Where PayFiP is called; nowhere unless told otherwise. */
  readonly payfipUrl?: string;
  /** Whether payments may be simulated at this moment: they may, unless told otherwise. */
  readonly simulator?: () => boolean;
  /** One for all, unless told otherwise. */
  readonly hosts?: Hosts;
  readonly staffSignIn?: SignInRules["staff"];
  /** Ten hours, as a session lasts, unless told otherwise: stories move the clock. */
  readonly staffIdleMinutes?: number;
  /** Private addresses that may be called, as OUTBOUND_ALLOW_HOSTS: this machine, unless told otherwise. */
  readonly outboundAllowHosts?: readonly string[];
  /** Whether documents sealed with the published test key count: they do, unless told otherwise. */
  readonly acceptTestSeals?: boolean;
  /** What seals the key files; nothing unless told otherwise. */
  readonly token?: TokenSettings;
  /** What decodes files: one for all tests, unless told otherwise. */
  readonly decoding?: Decoding;
  /** An antivirus; none unless told otherwise. */
  readonly clamdAddress?: string;
  /** Settings that the documents of compliance read; those of a developer, unless told otherwise. */
  readonly environment?: () => Readonly<Record<string, string>>;
}

/**
 * Everything real (PostgreSQL, keys, files, jobs), for one test file, with the jobs of the modules under
 * test.
 * @param where a database and a folder that hold something already; new ones when absent
 */
export async function testRuntime(
  modules: readonly ModuleJobs[] = [],
  where: Where & {
    readonly database?: OwnDatabase;
    readonly directory?: string;
  } = {},
): Promise<TestRuntime> {
  const database = where.database ?? (await testDatabase());
  const directory = where.directory ?? (await mkdtemp(join(tmpdir(), "ardeco-test-")));
  const clock = settableClock();
  const app = oneTransactionAtATime(openDatabase(database.appUrl, { max: 8, patienceMs: PATIENCE_MS }));
  const sql = openSql(database);
  const log = pino({ level: "silent" });
  const jobs = openJobs(database.appUrl, { now: clock.now, log });
  const bus = openEvents(jobs.jobs);
  const mails: MailMessage[] = [];
  const runtime: Runtime = {
    database: app,
    clock,
    ports: {
      ...(await outside(directory, clock, { ...where, app })),
      installation: openInstallation(app, () =>
        buildInstallationSettings(readConfig(where.environment?.() ?? { ARDECO_MODE: "development" })),
      ),
      mailer: { deliver: async (message) => void mails.push(message) },
      jobs: jobs.jobs,
      events: bus.events,
    },
  };
  const as = (actor: Actor, authorityId: AuthorityId) => createContext(runtime, { actor, authorityId });
  const system = (authorityId: AuthorityId) => as({ kind: "system", name: "test" }, authorityId);
  registerModules(
    {
      jobs,
      bus,
      contextFor: (name, authorityId, requestId) =>
        createContext(runtime, { actor: { kind: "system", name }, authorityId, requestId }),
      listAuthoritiesAtWork: () =>
        app.transaction(
          { actor: { kind: "system", name: "test" }, authorityId: null },
          listAuthoritiesAtWork,
        ),
    },
    modules.map(twice),
  );
  await openPersonTrees(runtime);
  await jobs.start({ work: false });
  return {
    runtime,
    clock,
    mails,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    directory,
    sqlAs: sql.as,
    as,
    system,
    drain: (options) => jobs.drain(options),
    close: async () => {
      await jobs.stop();
      await app.close();
      await sql.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** One for all the tests of a process: idle, it keeps nothing alive, and it goes with the process. */
export const sharedDecoding = openDecoding();

/** Faster than any mock answers: the true pace has a test of its own. */
const unhurried = { perSecond: { token: 5_000, address: 5_000 }, burst: { token: 500, address: 500 } };

/** Keys, files, calls and seals: all that needs neither the database nor the jobs. */
async function outside(directory: string, clock: SettableClock, where: Where & { app: Database }) {
  const seals = {
    acceptTest: where.acceptTestSeals ?? true,
    trustList: null,
    certificates: null,
    revocations: null,
  };
  const entries = where.outboundAllowHosts ?? ["*=localhost:*", "*=127.0.0.1:*"];
  const allowHosts = entries.map(parseAllowedHost).filter((entry) => entry !== undefined);
  const allowed = { allowHosts, findSlug: slugFinder(where.app) };
  const outbound = openOutbound({ ...allowed, httpsOnly: false });
  return {
    keyring: await openKeyring({
      directory: join(directory, "keys"),
      create: true,
      token: where.token ?? null,
    }),
    blobs: openBlobs(join(directory, "blobs")),
    outbound,
    state: openStateApi({ outbound, now: clock.now, pace: unhurried }),
    sftp: openSftp(allowed),
    seals: await openSeals(seals, clock),
    payments: {
      get simulator() {
        return where.simulator?.() ?? true;
      },
      payfip: {
        service: where.payfipUrl ?? "http://localhost:9/tpa/services/securite",
        page: "http://localhost:9/tpa/paiementws.web",
      },
    },
    decoding: where.decoding ?? sharedDecoding,
    antivirus: where.clamdAddress === undefined ? noAntivirus : openClamd(where.clamdAddress),
    publicUrl: "http://localhost:3000",
    hosts: where.hosts ?? buildSingleHost("http://localhost:3000"),
    inactiveMonths: 24,
    signIn: {
      passkeyDomain: "localhost",
      staff: where.staffSignIn ?? ("passkey" as const),
      staffIdleMinutes: where.staffIdleMinutes ?? 600,
    },
  };
}

/** Every job of every test runs as after a server that died once the work was done, before saying so. */
function twice(module: ModuleJobs): ModuleJobs {
  const handlers = Object.entries(module.handlers).map(([name, job]): [string, ModuleJob] => {
    const run: ModuleJob["run"] = async (context, data) => {
      await job.run(context, data);
      await job.run(context, data);
    };
    return [name, { ...job, run }];
  });
  return { ...module, handlers: Object.fromEntries(handlers) };
}
