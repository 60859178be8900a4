import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Writer } from "../kill/writer.ts";
import { newPlace, type Place, type Platform, startPlatform } from "../support/platform.ts";
import { signIn } from "../support/sessions.ts";
import { Visitor } from "../support/visitor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
const started: Platform[] = [];
/** What is still running when a test fails would keep the run from ending. */
afterEach(async () => {
  for (const platform of started.splice(0)) await platform.remove();
});
const start = async (place: Place): Promise<Platform> => {
  const platform = await startPlatform(place);
  started.push(platform);
  return platform;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-restore-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const command = (name: "backup" | "restore", dataDirectory: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`apps/platform/dist/${name}.js`, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: dataDirectory },
  });

/** What must be found again: pages, a document, the keys of the provider. */
async function lookAround({ url }: Platform, jeanne: Visitor, agent: Visitor) {
  const elements = await jeanne.get("/caen/espace/informations");
  const queue = await agent.get("/caen/agents");
  const file = /href="(\/caen\/agents\/dossiers\/[0-9a-f-]{36}[^"]*)"/.exec(queue.body)?.[1] ?? "";
  const opened = await agent.get(file);
  const source = /(?:src|href|data)="(\/caen\/agents\/[^"]*documents?\/[^"]+)"/.exec(opened.body)?.[1] ?? "";
  const document = await fetch(`${url}${source}`, { headers: { cookie: cookiesOf(agent) } });
  const keys = await (await fetch(`${url}/caen/oidc/jwks`)).text();
  return {
    name: /Lemoine/.test(elements.body) && elements.status,
    file,
    source,
    document: Buffer.from(await document.arrayBuffer()).toString("base64"),
    type: document.headers.get("content-type"),
    keys,
  };
}

const cookiesOf = ({ cookies }: Visitor): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join("; ");

test("saved while somebody writes, destroyed, restored elsewhere: people, documents and keys are found again", {
  timeout: 300_000,
}, async () => {
  const place = await newPlace();
  const platform = await start(place);
  const link = (key: string) =>
    [...platform.facts.people, ...platform.facts.agents].find((one) => one.key === key)?.signInLink ?? "";
  const jeanne = new Visitor(platform.url, await signIn(platform.url, link("jeanne")));
  const agent = new Visitor(platform.url, await signIn(platform.url, link("camille")));
  const before = await lookAround(platform, jeanne, agent);
  expect(before).toMatchObject({ name: 200, type: expect.stringMatching(/^(image|application)\//) });

  const writer = new Writer(platform.url);
  await writer.begin();
  let over = false;
  const writing = writer.write(() => over);
  await vi.waitUntil(() => writer.saved >= 10, { timeout: 90_000 });
  const acknowledged = writer.saved;
  const [data, safe] = [join(folder, "data"), join(folder, "safe")];
  await command("backup", place.directory, "--to", data, "--keys-to", safe);
  over = true;
  await writing;
  await platform.remove();

  const elsewhere = { ...(await newPlace()), port: place.port };
  const [backup = ""] = await readdir(data);
  const [keys = ""] = await readdir(safe);
  const said = await command(
    "restore",
    elsewhere.directory,
    "--from",
    join(data, backup),
    "--keys",
    join(safe, keys),
  );
  expect(said.stdout).toContain("Restauré");
  const restored = await start(elsewhere);
  // The same sessions, the same document to the byte, the same public keys; and the last answer acknowledged
  // before.
  expect(await lookAround(restored, jeanne, agent)).toEqual(before);
  expect(await writer.found()).toBeGreaterThanOrEqual(acknowledged);
  // Signing in again works too.
  const again = restored.facts.people.find(({ key }) => key === "jeanne")?.signInLink ?? "";
  const back = new Visitor(restored.url, await signIn(restored.url, again));
  expect((await back.get("/caen/espace/informations")).body).toContain("Lemoine");
});

test("keys and data saved in one place, or beside what they are copies of, are refused in words", async () => {
  const dataDirectory = join(folder, "live");
  const refused = (...args: string[]) => expect(command("backup", dataDirectory, ...args)).rejects;
  const one = join(folder, "one");
  const sentence = /^La sauvegarde n’est pas faite\.\n[^\n]*seraient ensemble[^\n]*\n$/;
  await refused("--to", one, "--keys-to", one).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(sentence),
  });
  await refused("--to", one, "--keys-to", join(one, "keys")).toMatchObject({
    stderr: expect.stringMatching(sentence),
  });
  await refused("--to", join(dataDirectory, "backup")).toMatchObject({
    stderr: expect.stringMatching(sentence),
  });
  await refused().toMatchObject({ stderr: expect.stringContaining("Usage : script/backup") });
});

test("a second start on the same data says so in words", async () => {
  const place = await newPlace();
  await start(place);
  const second = promisify(execFile)(process.execPath, ["apps/platform/dist/main.js"], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: place.directory, PORT: "3999" },
  });
  await expect(second).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Ardeco ne démarre pas\.\nArdeco fonctionne déjà sur .*\n$/),
  });
}, 300_000);
