import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPlatform } from "@ardeco/platform/app";
import { readConfig } from "@ardeco/platform/config";
import { startCluster } from "@ardeco/platform/infra/cluster/cluster";
import { createContext } from "@ardeco/platform/infra/context/create-context";
import { freePort } from "./free-port.ts";
import type { House } from "./house.ts";
import { openOwner } from "./owner.ts";

const quiet = () => {};

/**
 * The whole platform as it is installed, on a PostgreSQL of its own that keeps what it acknowledges (fsync
 * on).
 */
export async function openHouse(): Promise<House> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-bench-"));
  const cluster = await startCluster({ directory: join(directory, "postgres"), log: quiet });
  const port = await freePort();
  const config = readConfig({
    ARDECO_MODE: "development",
    PORT: String(port),
    DATA_DIR: join(directory, "data"),
    DATABASE_URL: cluster.appUrl,
    DATABASE_OWNER_URL: cluster.ownerUrl,
    LOG_LEVEL: "silent",
    // One address asks for everything here.
    REQUESTS_PER_MINUTE: "1000000",
    SENSITIVE_REQUESTS_PER_MINUTE: "1000000",
    SIGN_IN_MAILS_PER_HOUR: "1000000",
    STAFF_IDLE_MINUTES: "600",
  });
  const { runtime, server, stop } = await createPlatform(config, quiet);
  await server.listen({ host: "127.0.0.1", port });
  const owner = await openOwner(cluster.ownerUrl);
  const as: House["as"] = (actor, authorityId) => createContext(runtime, { actor, authorityId });
  const close = async () => {
    process.off("SIGINT", leave).off("SIGTERM", leave);
    await owner.close();
    await stop();
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
  // A bench cut short leaves no PostgreSQL behind.
  const leave = () => void close().finally(() => process.exit(1));
  process.once("SIGINT", leave).once("SIGTERM", leave);
  return {
    port,
    runtime,
    owner,
    appUrl: cluster.appUrl,
    ownerUrl: cluster.ownerUrl,
    as,
    system: (authorityId) => as({ kind: "system", name: "bench" }, authorityId),
    close,
  };
}
