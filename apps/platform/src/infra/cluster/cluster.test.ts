import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Cluster, startCluster } from "./cluster.ts";
import { isAlive } from "./is-alive.ts";

let directory: string;
/**
 * A cluster that was made and stopped: each test has a copy of it, since to make one takes longer than what
 * is tried.
 */
let made: string;
let cluster: Cluster | undefined;
const log: string[] = [];
const run = promisify(execFile);

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), "ardeco-cluster-made-"));
  const first = await startCluster({ directory: made, log: (message) => log.push(message) });
  await first.stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-cluster-"));
  await run("cp", ["--archive", `${made}/.`, directory]);
});

afterEach(async () => {
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  cluster = await startCluster({ directory, log: (message) => log.push(message) });
  return cluster;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(directory, "data/postmaster.pid"), "utf8")).split("\n")[0]);
}

describe("a private PostgreSQL", () => {
  test("starts, keeps what was written, stops, and starts again on the same port", async () => {
    await rm(directory, { recursive: true });
    const first = await start();
    expect(first.adopted).toBe(false);
    await query(first.ownerUrl, "create table note (word text)");
    await query(first.ownerUrl, "insert into note values ('gardé')");
    const pid = await postmasterPid();
    await first.stop();
    // Its files and its port are given back; the number goes when Node has heard of it.
    await expect.poll(() => isAlive(pid)).toBe(false);

    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await query(second.ownerUrl, "select word from note")).toEqual(["gardé"]);
  });

  test("is durable, checked, sorted alike everywhere, and reachable from this machine only", async () => {
    const { ownerUrl } = await start();
    const settings = ["fsync", "synchronous_commit", "data_checksums", "listen_addresses"];
    const values = await query(
      ownerUrl,
      `select ${settings.map((name) => `current_setting('${name}')`).join(",")}`,
    );
    expect(values).toEqual(["on", "on", "on", "127.0.0.1"]);
    expect(
      await query(ownerUrl, "select datlocprovider, datlocale from pg_database where datname = 'ardeco'"),
    ).toEqual(["b", "C.UTF-8"]);
  });

  test("has an owner that is no superuser and an application that may create nothing", async () => {
    const { ownerUrl, appUrl } = await start();
    const attributes =
      "select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = user";
    expect(await query(ownerUrl, attributes)).toEqual([false, false, false, false]);
    expect(await query(appUrl, attributes)).toEqual([false, false, false, false]);
    await expect(query(appUrl, "create table intruder ()")).rejects.toThrow("permission denied");
    await expect(query(appUrl, "create temporary table intruder ()")).rejects.toThrow("permission denied");
  });

  test("lets in nobody without the password, and the superuser not at all", async () => {
    const { ownerUrl, port } = await start();
    expect((await stat(join(directory, "credentials.json"))).mode & 0o777).toBe(0o600);
    await expect(query(ownerUrl.replace(/:[0-9a-f]+@/, ":guess@"), "select 1")).rejects.toThrow("password");
    await expect(query(`postgres://postgres:guess@127.0.0.1:${port}/postgres`, "select 1")).rejects.toThrow(
      "pg_hba",
    );
  });

  test("stays with the user who owns its files, even when root starts it", async () => {
    const first = await start();
    await first.stop();
    const owner = process.getuid?.() === 0 ? 65_534 : process.getuid?.();
    await run("chown", ["-R", String(owner), join(directory, "data")]);
    const { ownerUrl } = await start();
    expect((await stat(join(directory, "data/postmaster.pid"))).uid).toBe(owner);
    expect(await query(ownerUrl, "select 1")).toEqual([1]);
  });

  test("refuses a second platform on the same directory", async () => {
    await start();
    await expect(startCluster({ directory, log: () => {} })).rejects.toThrow("fonctionne déjà");
  });
});

describe("after a kill -9", () => {
  test("of Node, the server lives on and is adopted with its rows", async () => {
    const source = `
      const { startCluster } = await import(${JSON.stringify(join(import.meta.dirname, "cluster.ts"))});
      await startCluster({ directory: ${JSON.stringify(directory)}, log: () => {} });
      process.kill(process.pid, "SIGKILL");`;
    const killed = run(process.execPath, ["--input-type=module", "--eval", source]);
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
    const survivor = await postmasterPid();

    const { adopted, ownerUrl } = await start();
    expect(adopted).toBe(true);
    expect(await postmasterPid()).toBe(survivor);
    expect(await query(ownerUrl, "select 1")).toEqual([1]);
  });

  test("of the server, it is started again on the same port", async () => {
    const { ownerUrl } = await start();
    await query(ownerUrl, "create table note as select 'acquis' as word");
    const killed = await postmasterPid();
    process.kill(killed, "SIGKILL");
    await expect
      .poll(() => query(ownerUrl, "select word from note"), { timeout: 25_000 })
      .toEqual(["acquis"]);
    expect(await postmasterPid()).not.toBe(killed);
  });

  test("of both, a lock file whose number another process took is checked, removed, and the rows recovered", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table note as select 'acquis' as word");
    const lockPath = join(directory, "data/postmaster.pid");
    const lock = await readFile(lockPath, "utf8");
    await first.stop();
    await writeFile(lockPath, lock.replace(/^\d+/, String(process.pid)));

    const { adopted, ownerUrl } = await start();
    expect(adopted).toBe(false);
    expect(await query(ownerUrl, "select word from note")).toEqual(["acquis"]);
  });
});
