import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { aSealedPage } from "../../features/enrolment/checks/testing/sealed-documents.ts";
import { aPng, heicPhoto } from "../../features/enrolment/evidence/testing/sample-files.ts";
import type { Decoding } from "../../kernel/decoding.ts";
import type { Closable } from "../../kernel/ports.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { buildConfinedCommand, environment, hasNamespaces } from "./confinement.ts";
import { startProcess } from "./decoding-process.ts";
import { encodeFrame } from "./frames.ts";
import { openDecoding } from "./open-decoding.ts";
import { aBomb, aHugePage } from "./testing/bombs.ts";

let keys: string;
let keyFile: string;
beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), "ardeco-keys-"));
  keyFile = join(keys, "vault.key");
  await writeFile(keyFile, "the root key of the vault");
});
afterAll(() => rm(keys, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const program = (name: string) => new URL(`./testing/${name}.ts`, import.meta.url);

const aPicture = (): Buffer =>
  Buffer.concat(encodeFrame({ ok: true, mediaType: "image/png", warnings: [], size: null }, aPng()));
const order = (what: "keep silent" | "die" | "eat") => Buffer.from(what);

/** Processes that run the liar for this one. */
async function liars(): Promise<number> {
  const found = await Promise.all(
    (await readdir("/proc")).map(async (id) => {
      const told = (name: string) => readFile(`/proc/${id}/${name}`, "utf8").catch(() => "");
      return (
        (await told("cmdline")).includes("liar.ts") &&
        (await told("status")).includes(`PPid:\t${process.pid}\n`)
      );
    }),
  );
  return found.filter(Boolean).length;
}

describe("a decoder taken over by a file", () => {
  test("reads no key, no password, no setting; writes nothing, starts nothing, calls nobody", async () => {
    const namespaces = await hasNamespaces([keys]);
    vi.stubEnv("DATABASE_URL", "postgres://ardeco:secret@localhost/ardeco");
    vi.stubEnv("NODE_OPTIONS", "--trace-warnings");
    const calls = vi.fn();
    const server = createServer(calls).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const probe = await startProcess({ hidden: [keys], namespaces }, program("probe"));
    const told = { file: keyFile, folder: keys, port };
    const { head } = await probe.ask(told, Buffer.alloc(0), { timeMs: 60_000 });
    const {
      outcomes,
      environment: seen,
      channel,
    } = head as {
      readonly outcomes: Readonly<Record<string, string>>;
      readonly environment: Readonly<Record<string, string>>;
      readonly channel: boolean;
    };
    expect(Object.keys(outcomes)).toHaveLength(13);
    for (const [name, outcome] of Object.entries(outcomes))
      expect([name, outcome]).toEqual([name, "ERR_ACCESS_DENIED"]);
    expect(seen).toMatchObject(environment);
    for (const name of Object.keys(seen))
      expect([...Object.keys(environment), "PWD", "_", "SHLVL", "OLDPWD"]).toContain(name);
    expect(channel).toBe(false);
    expect(calls).not.toHaveBeenCalled();
    await probe.kill();
    await new Promise((resolve) => server.close(resolve));
  });

  test("even by a program of the system: covered keys, our settings and the network are out of reach", async () => {
    const namespaces = await hasNamespaces([keys]);
    const run = (script: string) => {
      const [file = "", ...parameters] = buildConfinedCommand(["/bin/sh", "-c", script], {
        hidden: [keys],
        namespaces,
      });
      return new Promise<string>((resolve) => {
        execFile(file, parameters, { env: environment }, (error, output) =>
          resolve(error ? `refused ${output}` : output),
        );
      });
    };
    expect(await run("ulimit -c; ulimit -f; ulimit -d")).toBe("0\n0\n1250000\n");
    // Where the system gives nobody namespaces, the permission model alone stands: a limit of docs/security/threats/documents.json.
    const expected = namespaces ? /^refused/ : /^/;
    expect(await run(`cat ${keyFile}`)).toMatch(expected);
    expect(await run(`umount ${keys} && cat ${keyFile}`)).toMatch(/^refused/);
    expect(await run(`cat /proc/${process.pid}/environ`)).toMatch(expected);
    expect(await run("grep -v lo: /proc/net/dev | grep :")).toMatch(expected);
  });

  test.each([
    ["no JSON", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0x7b])],
    [
      "another shape",
      Buffer.concat(encodeFrame({ ok: true, mediaType: "text/html", warnings: [], size: null })),
    ],
    [
      "a page under the name of a picture",
      Buffer.concat(
        encodeFrame({ ok: true, mediaType: "image/png", warnings: [], size: null }, Buffer.from("<script>")),
      ),
    ],
    ["more than it may", Buffer.from([0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0])],
  ])("that answers %s is not believed, and is ended", async (_, lie) => {
    const decoding = openDecoding({ program: program("liar") });
    expect(await decoding.clean(lie)).toEqual({ ok: false, reason: "damaged" });
    await decoding.close();
  });
});

describe("a file that makes its process fail", () => {
  test.each(["die", "eat"] as const)("(%s) is damaged, and the next one is read", async (what) => {
    const log = { warn: vi.fn() };
    const decoding = openDecoding({ program: program("liar"), log });
    expect(await decoding.clean(order(what))).toEqual({ ok: false, reason: "damaged" });
    expect(await decoding.clean(aPicture())).toMatchObject({ ok: true, cleaned: { mediaType: "image/png" } });
    expect(await decoding.look(order(what), { zone: true })).toEqual({
      codes: [],
      zone: null,
      unreadable: "damaged",
    });
    const told = log.warn.mock.calls.filter(([{ action }]) => action !== "decode");
    expect(told.map(([fields]) => fields)).toEqual([
      { action: "clean", code: "ended" },
      { action: "look", code: "ended" },
    ]);
    await decoding.close();
  });

  test("by its time is given up, and the next one is read", async () => {
    const silent = openDecoding({ program: program("liar"), limits: { cleanMs: 1, lookMs: 1 } });
    expect(await silent.clean(order("keep silent"))).toEqual({ ok: false, reason: "damaged" });
    expect(await silent.look(order("keep silent"), { zone: true })).toMatchObject({
      unreadable: "timed-out",
    });
    await silent.close();
    const decoding = openDecoding({ limits: { cleanMs: 1, lookMs: 120_000 } });
    expect(await decoding.clean(await heicPhoto())).toEqual({ ok: false, reason: "damaged" });
    expect((await decoding.look(await aSealedPage(), { zone: false })).codes).toHaveLength(1);
    await decoding.close();
  });

  test("or not: a program that is done with files closes, waits for their processes, and ends", async () => {
    const run = promisify(execFile);
    const file = fileURLToPath(program("reads-once"));
    const { stdout } = await run(process.execPath, ["--conditions=source", file]);
    expect(stdout).toBe("closed, false\n");
  });

  test("at the stop of the platform is refused, as what waits is: the job is run again by the next start", async () => {
    const decoding = openDecoding({ program: program("liar") });
    const under = Array.from({ length: 4 }, () => decoding.look(order("keep silent"), { zone: true }));
    const refused = under.map((one) => expect(one).rejects.toThrow("the decoding of documents is closed"));
    await vi.waitFor(async () => expect(await liars()).toBe(2), { timeout: 60_000 });
    await decoding.close();
    await Promise.all(refused);
    await expect(decoding.clean(aPng())).rejects.toThrow("closed");
    expect(await liars()).toBe(0);
  });
});

describe("many files at once", () => {
  test("go through two processes, searches through one of them, and all are answered", async () => {
    const decoding = openDecoding({ program: program("liar") });
    const searched = Array.from({ length: 10 }, () => decoding.look(order("keep silent"), { zone: true }));
    const stopped = searched.map((one) => expect(one).rejects.toThrow("closed"));
    const cleaned = await Promise.all(Array.from({ length: 20 }, () => decoding.clean(aPicture())));
    expect(cleaned.every(({ ok }) => ok)).toBe(true);
    expect(await liars()).toBe(2);
    await decoding.close();
    await Promise.all(stopped);
  });

  test("beyond those that may wait are refused for now", async () => {
    const decoding = openDecoding({ program: program("liar"), mostWaiting: 5 });
    const asked = Array.from({ length: 20 }, () => decoding.look(order("keep silent"), { zone: true }));
    const outcomes = Promise.allSettled(asked);
    await expect(asked[19]).rejects.toThrow(ServerBusy);
    await decoding.close();
    const names = (await outcomes).map((one) => one.status === "rejected" && one.reason.name);
    expect(names.filter((name) => name === "ServerBusy")).toHaveLength(14);
  });
});

describe("files that ask for too much", () => {
  let decoding: Decoding & Closable;
  beforeAll(() => {
    decoding = openDecoding();
  });
  afterAll(() => decoding.close());

  test("a picture of 30,000 × 30,000 pixels in a small file is refused, and the next one is read", async () => {
    expect(await decoding.look(aBomb(), { zone: true })).toMatchObject({
      codes: [],
      unreadable: "too-large",
    });
    expect(await decoding.clean(aBomb())).toEqual({ ok: false, reason: "too_many_pixels" });
    expect((await decoding.look(await aSealedPage(), { zone: false })).codes).toHaveLength(1);
  });

  test("a page of five kilometres is drawn no larger than others, and the next one is read", async () => {
    expect(await decoding.look(aHugePage(), { zone: false })).toMatchObject({ codes: [] });
    expect((await decoding.look(await aSealedPage(), { zone: false })).codes).toHaveLength(1);
  });
});
