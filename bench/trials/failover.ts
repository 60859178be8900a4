import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../house/free-port.ts";
import { startCallers } from "./callers.ts";
import { checkLedger } from "./check-ledger.ts";
import { startPatroni } from "./patroni.ts";
import { prepareTill, settingsOf } from "./prepare.ts";
import { end, startServer } from "./program.ts";
import { untilMore } from "./until-more.ts";

const KILLS = 3;
const CALLERS = 32;
const BETWEEN = 200;

/**
 * Three times, the primary of three nodes dies under load; the platform is never restarted: it follows the
 * one that takes over.
 */
export async function failover(): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-failover-"));
  // Crossed by the user of PostgreSQL, which is not root.
  await chmod(directory, 0o711);
  const cluster = await startPatroni(join(directory, "patroni"));
  const settings = settingsOf(directory, await freePort(), cluster);
  try {
    const till = await prepareTill(settings);
    const { DATABASE_OWNER_URL: _, ...withoutOwner } = settings;
    const server = await startServer(withoutOwner);
    const callers = startCallers(till, CALLERS);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await untilMore(callers, BETWEEN);
      const began = performance.now();
      const killed = await cluster.killPrimary();
      const before = callers.acknowledged.size;
      await untilMore(callers, BETWEEN);
      const seconds = Math.round((performance.now() - began) / 1_000);
      console.log(
        `primary ${killed} killed after ${before} operations: ${BETWEEN} more acknowledged in ${seconds} s`,
      );
      await cluster.comeBack(killed);
    }
    await callers.stop();
    await end(server, "SIGTERM");
    const wrong = await checkLedger(cluster.ownerUrl, till, callers);
    console.log(
      `${callers.acknowledged.size} operations acknowledged, the longest in ${Math.round(callers.longestMs())} ms`,
    );
    return wrong;
  } finally {
    await cluster.close();
    await rm(directory, { recursive: true, force: true });
  }
}
