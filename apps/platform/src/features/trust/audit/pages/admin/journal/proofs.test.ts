import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { aFolderOfArdeco, typed } from "../../../../../../testing/a-terminal.ts";
import { runJournalSequencing } from "../../../index.ts";
import { forgetPlaces, writeLines } from "../../../testing/a-journal.ts";

const JOURNAL = "/caen/administration/journal";
const PACKAGE = fileURLToPath(
  new URL("../../../../../../../../../packages/transparency-log", import.meta.url),
);

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let system: Context;
let folder: string;
let kept: string;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  system = admin.house.system(admin.town.id);
  folder = await mkdtemp(join(tmpdir(), "journal-proofs-"));
  await writeLines(system, 300);
  await runJournalSequencing(system);
  kept = join(folder, "kept");
  await writeFile(kept, (await get("checkpoint")).body);
  await writeLines(system, 300);
  await runJournalSequencing(system);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await admin.house.close();
});

const get = (path: string) => admin.server.app.inject({ url: `/caen/journal/${path}` });

/** The archive that the auditor takes, opened as they would. */
async function archive(name: string): Promise<string> {
  const auditor = await admin.agent(["auditor"]);
  const url = `${JOURNAL}/preuves.tar`;
  const answer = await admin.server.app.inject({ url, cookies: auditor.browser.cookies.for(url) });
  expect(answer.statusCode).toBe(200);
  const to = await mkdtemp(join(folder, `${name}-`));
  execFileSync("tar", ["-x", "-C", to], { input: answer.rawPayload });
  const [only = ""] = await readdir(to);
  return join(to, only);
}

function verify(...args: string[]) {
  const command = join(PACKAGE, "src/cli/main.ts");
  const { status, stdout } = spawnSync(process.execPath, [command, "verify", ...args], { encoding: "utf8" });
  const said: unknown = JSON.parse(stdout);
  return { status, said };
}

describe("the proofs that an auditor takes", () => {
  test("are verified without the platform, and continue the checkpoint they kept", async () => {
    const taken = await archive("sound");
    const key = (await get("key")).body.trim();
    const { status, said } = verify(taken, "--key", key, "--since", kept);
    expect(said).toMatchObject({ valid: true, origin: "localhost:3000/caen/journal", continuesKept: true });
    expect(status).toBe(0);
  });

  const SOURCES = "/usr/share/gocode";
  const hasGo = existsSync("/usr/bin/go") && existsSync(join(SOURCES, "src/golang.org/x/mod/sumdb/tlog"));
  test.runIf(hasGo)(
    "and by golang.org/x/mod/sumdb, which nobody here wrote",
    { timeout: 120_000 },
    async () => {
      const taken = await archive("go");
      const key = (await get("key")).body.trim();
      const env = {
        PATH: process.env.PATH,
        GO111MODULE: "off",
        GOPROXY: "off",
        GOTOOLCHAIN: "local",
        GOPATH: SOURCES,
        GOCACHE: fileURLToPath(new URL("../../../../../../../../../.build/go", import.meta.url)),
      };
      const program = join(PACKAGE, "src/testing/verify.go");
      const said = execFileSync("/usr/bin/go", ["run", program, taken, key, kept], { encoding: "utf8", env });
      expect(said).toMatch(/^ok 6\d\d /);
    },
  );

  test("the page says how, to the auditor and the data-protection officer only", async () => {
    const { browser } = await admin.agent(["data_protection_officer"]);
    const { body } = await browser.open(JOURNAL);
    expect(body).toContain("Vérifier sans cette plateforme");
    expect(body).toMatch(/download="checkpoint-caen-\d{4}-\d\d-\d\d\.txt"/);
    const { browser: manager } = await admin.agent(["service_manager", "authority_administrator"]);
    expect((await manager.open(`${JOURNAL}/preuves.tar`)).status).toBe(403);
  });

  test("the commands of the page, typed as they read beside what the page gives, say intact, then that it continues what was kept", async () => {
    const { browser } = await admin.agent(["auditor"]);
    const shown = (await browser.open(JOURNAL)).body.replaceAll("&#39;", "'").replaceAll("&#x27;", "'");
    const [commands = "", since = ""] = [...shown.matchAll(/<pre class="ar-code">([^<]+)<\/pre>/g)].map(
      ([, text = ""]) => text.trim(),
    );
    const [, checkpoint = ""] = /download="(checkpoint-[^"]+)"/.exec(shown) ?? [];
    const ardeco = await aFolderOfArdeco();
    const [, tar = ""] = /^tar -xf (\S+\.tar)\n/.exec(commands) ?? [];
    await writeFile(join(ardeco, tar), await browser.bytes(`${JOURNAL}/preuves.tar`));
    await writeFile(join(ardeco, checkpoint), (await get("checkpoint")).body);
    const first = typed(commands, ardeco);
    expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(/^transparency-log: Intact: /)]);
    expect(since).toBe(`--since ${checkpoint}`);
    expect(typed(`${commands} ${since} --json`, ardeco)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('"continuesKept":true'),
      stderr: "",
    });
    await rm(ardeco, { recursive: true });
  });

  test("tell when the past was rewritten by whoever holds the database and the keys", async () => {
    await forgetPlaces(admin.house, system);
    await admin.house.sqlAs(
      "owner",
      "delete from journal_entry where id = (select id from journal_entry where authority_id = $1 limit 1)",
      [admin.town.id],
    );
    while ((await runJournalSequencing(system)) > 0);
    const taken = await archive("rewritten");
    expect(verify(taken).said).toMatchObject({ valid: true });
    expect(verify(taken, "--since", kept)).toMatchObject({ status: 1, said: { fault: "past-rewritten" } });
  });
});

describe("served by the addresses of C2SP tlog-tiles", () => {
  test("a checkpoint for a minute, tiles for ever, to anybody", async () => {
    const checkpoint = await get("checkpoint");
    expect(checkpoint.body).toMatch(/^localhost:3000\/caen\/journal\n\d+\n/);
    expect(checkpoint.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
    });
    expect(checkpoint.headers["set-cookie"]).toBeUndefined();
    const tile = await get("tile/0/000");
    expect(tile.rawPayload).toHaveLength(256 * 32);
    expect(tile.headers).toMatchObject({ "cache-control": "public, max-age=31536000, immutable" });
    expect((await get("tile/entries/000")).rawPayload).toHaveLength(256 * 34);
    expect((await get("tile/0/001.p/7")).rawPayload).toHaveLength(7 * 32);
    expect((await get("tile/1/000.p/1")).rawPayload).toHaveLength(32);
  });

  test.each([
    "tile/0/999",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/x000/000",
    "tile/8/000",
    "tile/entries/00",
    "tile/0/..%2fkey",
    "autre",
  ])("%s does not exist", async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });
});
