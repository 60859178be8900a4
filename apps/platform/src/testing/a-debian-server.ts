import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { ensureClusterInitialised, readCredentials } from "../infra/cluster/initialise.ts";
import { selectPort } from "../infra/cluster/port.ts";
import { endPostmaster, findPostmaster, startPostmaster } from "../infra/cluster/postmaster.ts";
import { formatClusterSettings } from "../infra/cluster/settings.ts";
import { resolveUnprivilegedPrefix } from "../infra/cluster/unprivileged.ts";

const FOLDER = "/usr/lib/postgresql/17/bin";
const binaries = { postgres: join(FOLDER, "postgres"), initdb: join(FOLDER, "initdb") };

/** Why stories on Debian's own PostgreSQL are left out; undefined where it is installed. */
export const withoutDebianServer = existsSync(binaries.initdb) ? undefined : "postgresql-17 is not installed";

export type DebianServer = Awaited<ReturnType<typeof aDebianServer>>;

/**
 * The PostgreSQL that Debian publishes today, on a free port, with the two roles: it is newer than the one
 * that npm brings.
 */
export async function aDebianServer() {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "ardeco-debian-")));
  const data = join(directory, "data");
  const prefix = await resolveUnprivilegedPrefix(directory);
  await ensureClusterInitialised({ directory, prefix, binaries, durable: false, createDatabases: true });
  await writeFile(join(data, "postgresql.conf"), formatClusterSettings({ durable: false }));
  const port = await selectPort(directory, undefined);
  await startPostmaster([...prefix, binaries.postgres], data, port);
  const { owner, app } = await readCredentials(directory);
  const urlsOn = (database: string) => ({
    ownerUrl: `postgres://ardeco_owner:${owner}@127.0.0.1:${port}/${database}`,
    appUrl: `postgres://ardeco_app:${app}@127.0.0.1:${port}/${database}`,
  });
  return {
    /** An empty database, as the administrator of a server hands it over. */
    emptyDatabase: async () => {
      const name = `d_${randomUUID().replaceAll("-", "")}`;
      const client = new Client({ connectionString: urlsOn("postgres").ownerUrl });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.query(`revoke all on database ${name} from public`);
      await client.query(`grant connect on database ${name} to ardeco_app`);
      await client.end();
      return { ...urlsOn(name), close: async () => {} };
    },
    [Symbol.asyncDispose]: async () => {
      const running = await findPostmaster(data);
      if (running) await endPostmaster(running, data);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
