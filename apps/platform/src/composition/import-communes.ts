import type { Config } from "../config.ts";
import {
  officialEdition as edition,
  type ImportedTerritory,
  importTerritory,
  isWithoutAuthority,
  readTerritory,
} from "../features/authorities/authorities/index.ts";
import { findRunning, resolveClusterDirectory } from "../infra/cluster/cluster.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { openDatabase } from "../infra/database/database.ts";
import { updateStatistics } from "../infra/database/update-statistics.ts";
import { openJobs } from "../infra/jobs/jobs.ts";
import { openLog } from "../infra/log/log.ts";
import { noTracing } from "../infra/tracing/tracing.ts";
import { systemClock } from "../kernel/clock.ts";
import { parseId } from "../kernel/ids.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { openPorts } from "./open-ports.ts";
import { openPersonTrees } from "./open-trees.ts";

/** Of no authority: what the system does for the whole platform. */
const NOWHERE = parseId<"authority">("00000000-0000-4000-8000-000000000000");

class DemonstrationFirst extends Error {
  constructor() {
    super("Le territoire de démonstration n’est pas encore chargé : lancez d’abord script/start.");
  }
}

/**
 * Opens or renews every authority of the official code. Beside a platform that runs, which shows them within
 * ten seconds, or on one that is stopped.
 */
export async function importCommunes(
  config: Config,
  say: (progress: string) => void,
): Promise<ImportedTerritory> {
  const running = config.database
    ? undefined
    : await findRunning(resolveClusterDirectory(config.dataDirectory));
  const opened = running ? { ...running, stop: async () => {} } : await openConfiguredDatabase(config, say);
  const database = openDatabase(opened.appUrl);
  try {
    const jobs = openJobs(opened.appUrl, { now: () => systemClock.now(), log: openLog(config.log) });
    const { ports } = await openPorts(config, systemClock, { jobs, database, tracing: noTracing });
    const runtime: Runtime = { database, ports, clock: systemClock };
    await openPersonTrees(runtime);
    const context = createContext(runtime, {
      actor: { kind: "system", name: "communes" },
      authorityId: NOWHERE,
    });
    // The demonstration opens its own territory first, with its people, in an empty platform.
    const empty = await database.transaction({ actor: context.actor, authorityId: null }, isWithoutAuthority);
    if (empty && config.mode === "demonstration") throw new DemonstrationFirst();
    const authorities = readTerritory();
    const done = await importTerritory(context, { edition, authorities }, (count) =>
      say(`  ${count} / ${authorities.length}`),
    );
    // Otherwise autovacuum counts the rows, within minutes.
    if (opened.ownerUrl !== null) await updateStatistics(opened.ownerUrl);
    return done;
  } finally {
    await database.close();
    await opened.stop();
  }
}
