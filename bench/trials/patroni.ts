import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { end } from "./program.ts";

const BIN = "/usr/lib/postgresql/17/bin";
const NAMES = ["a", "b", "c"] as const;
/** Away from the ports of an installation: PostgreSQL, Patroni's own, and etcd's two. */
const [FIRST_SQL, FIRST_REST, ETCD_CLIENT, ETCD_PEER] = [5_631, 8_631, 2_631, 2_632];
/** Nobody, of every Debian: neither PostgreSQL nor Patroni runs as root. */
const NOBODY = 65_534;
const OWNER = "essai";

interface Node {
  readonly name: string;
  readonly port: number;
  readonly rest: number;
  child: ChildProcess;
}

export interface PatroniCluster {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Kills the primary, PostgreSQL and Patroni together, as a power cut does; says which it was. */
  killPrimary(): Promise<string>;
  /** Waits until a node answers as the primary, another one than this, then starts the killed one again. */
  comeBack(killed: string): Promise<void>;
  close(): Promise<void>;
}

/** Three nodes under Patroni with synchronous replication, and one etcd, on the loopback of this machine. */
export async function startPatroni(directory: string): Promise<PatroniCluster> {
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  await owned(directory, identity);
  const etcd = startEtcd(directory, identity);
  const nodes: Node[] = [];
  const close = async () => {
    for (const { child } of nodes) await end(child, "SIGTERM");
    await end(etcd, "SIGTERM");
  };
  try {
    await startNodes(directory, identity, nodes);
  } catch (error) {
    await close();
    throw error;
  }
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(",");
  return {
    appUrl: `postgres://ardeco_app:${OWNER}@${hosts}/ardeco`,
    ownerUrl: `postgres://ardeco_owner:${OWNER}@${hosts}/ardeco`,
    killPrimary: async () => {
      const { name, child } = await untilPrimary(nodes, undefined);
      await killWithItsServer(child, join(directory, name, "data"));
      return name;
    },
    comeBack: async (killed) => {
      await untilPrimary(nodes, killed);
      const node = nodes.find(({ name }) => name === killed);
      if (node) node.child = startNode(directory, killed, identity);
      await until(async () => (await standbys(nodes)) === NAMES.length - 1, "standbys");
    },
    close,
  };
}

async function startNodes(directory: string, identity: Identity, nodes: Node[]): Promise<void> {
  for (const [index, name] of NAMES.entries()) {
    const [port, rest] = [FIRST_SQL + index, FIRST_REST + index];
    await owned(join(directory, name), identity);
    await writeFile(join(directory, `${name}.yml`), configuration({ directory, name, port, rest }));
    nodes.push({ name, port, rest, child: startNode(directory, name, identity) });
    // The first one makes the cluster; the others copy it.
    if (index === 0) await untilPrimary(nodes, undefined);
  }
  await until(async () => (await standbys(nodes)) === NAMES.length - 1, "standbys");
  await createRoles(nodes);
}

type Identity = { readonly uid?: number; readonly gid?: number };

async function owned(directory: string, { uid, gid }: Identity): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);
}

function startEtcd(directory: string, identity: Identity): ChildProcess {
  const [client, peer] = [ETCD_CLIENT, ETCD_PEER].map((port) => `http://127.0.0.1:${port}`);
  const args = [
    `--data-dir=${join(directory, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    "--log-level=error",
  ];
  return spawn("etcd", args, { ...identity, stdio: "ignore", env: { PATH: process.env.PATH } });
}

function startNode(directory: string, name: string, identity: Identity): ChildProcess {
  const env = { PATH: `${BIN}:${process.env.PATH}`, HOME: join(directory, name), LC_ALL: "C.UTF-8" };
  return spawn("patroni", [join(directory, `${name}.yml`)], { ...identity, stdio: "ignore", env });
}

/**
 * Synchronous replication: what is acknowledged is on two nodes, and only one of those takes over. Twenty
 * seconds is the shortest time that Patroni accepts before a silent primary loses its place.
 */
const configuration = ({
  directory,
  name,
  port,
  rest,
}: {
  readonly directory: string;
  readonly name: string;
  readonly port: number;
  readonly rest: number;
}): string => `scope: ardeco
name: ${name}
restapi: { listen: "127.0.0.1:${rest}", connect_address: "127.0.0.1:${rest}" }
etcd3: { hosts: ["127.0.0.1:${ETCD_CLIENT}"] }
log: { level: WARNING, dir: ${join(directory, name)} }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 3
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: { max_connections: 200, wal_log_hints: "on", synchronous_commit: "on" }
  initdb: [{ encoding: UTF8 }, { locale: C.UTF-8 }, data-checksums]
postgresql:
  listen: "127.0.0.1:${port}"
  connect_address: "127.0.0.1:${port}"
  data_dir: ${join(directory, name, "data")}
  bin_dir: ${BIN}
  pgpass: ${join(directory, name, "pgpass")}
  authentication:
    superuser: { username: postgres, password: ${OWNER} }
    replication: { username: replicator, password: ${OWNER} }
    rewind: { username: rewinder, password: ${OWNER} }
  pg_hba:
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication replicator 127.0.0.1/32 scram-sha-256
    - local all all trust
  parameters: { unix_socket_directories: ${join(directory, name)} }
`;

async function createRoles(nodes: readonly Node[]): Promise<void> {
  const { port } = await untilPrimary(nodes, undefined);
  const client = new Client({ connectionString: `postgres://postgres:${OWNER}@127.0.0.1:${port}/postgres` });
  await client.connect();
  for (const statement of [
    `create role ardeco_owner login password '${OWNER}'`,
    `create role ardeco_app login password '${OWNER}'`,
    "create database ardeco owner ardeco_owner",
    "revoke all on database ardeco from public",
    "grant connect on database ardeco to ardeco_app",
  ])
    await client.query(statement);
  await client.end();
}

/** Patroni's process, and the server that it started, which would outlive it. */
async function killWithItsServer(child: ChildProcess, data: string): Promise<void> {
  const lock = await readFile(join(data, "postmaster.pid"), "utf8");
  process.kill(Number(lock.split("\n")[0]), "SIGKILL");
  await end(child, "SIGKILL");
}

/** The node that holds the lock, and is not this one. */
async function untilPrimary(nodes: readonly Node[], former: string | undefined): Promise<Node> {
  let found: Node | undefined;
  await until(async () => {
    for (const node of nodes) {
      if (node.name !== former && (await answers(node, "primary"))) found = node;
    }
    return found !== undefined;
  }, "primary");
  if (!found) throw new Error("no primary");
  return found;
}

/** How many follow the primary, synchronously or not. */
async function standbys(nodes: readonly Node[]): Promise<number> {
  const following = await Promise.all(nodes.map((node) => answers(node, "replica")));
  return following.filter(Boolean).length;
}

const answers = ({ rest }: Node, role: "primary" | "replica"): Promise<boolean> =>
  fetch(`http://127.0.0.1:${rest}/${role}`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status === 200,
    () => false,
  );

const LIMIT_MS = 240_000;

async function until(met: () => Promise<boolean>, what: string): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (!(await met())) {
    if (performance.now() > limit)
      throw new Error(`no ${what} in ${LIMIT_MS / 1_000} s: see the logs of Patroni`);
    await pause(200);
  }
}
