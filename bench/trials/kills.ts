import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "@ardeco/platform/infra/cluster/cluster";
import { freePort } from "../house/free-port.ts";
import { startCallers } from "./callers.ts";
import { checkLedger } from "./check-ledger.ts";
import { prepareTill, settingsOf } from "./prepare.ts";
import { end, startServer } from "./program.ts";
import { untilMore } from "./until-more.ts";

const KILLS = 20;
const CALLERS = 32;
/** Acknowledged between two kills, so that each finds the platform at work. */
const BETWEEN = 200;

/** Twenty times, the platform dies without a word while tills debit; another one starts on what it left. */
export async function kills(): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-trial-"));
  const cluster = await startCluster({ directory: join(directory, "postgres"), log: () => {} });
  const settings = settingsOf(directory, await freePort(), cluster);
  try {
    const till = await prepareTill(settings);
    let server = await startServer(settings);
    const callers = startCallers(till, CALLERS);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await untilMore(callers, BETWEEN);
      await end(server, "SIGKILL");
      console.log(`kill ${kill}: ${callers.acknowledged.size} operations acknowledged`);
      server = await startServer(settings);
    }
    await untilMore(callers, BETWEEN);
    await callers.stop();
    await end(server, "SIGTERM");
    const wrong = await checkLedger(cluster.ownerUrl, till, callers);
    console.log(
      `${callers.acknowledged.size} operations acknowledged, the longest in ${Math.round(callers.longestMs())} ms`,
    );
    return wrong;
  } finally {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
