import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getSectionPath, judgeNames, liveSections, readExceptions } from "@ardeco/tools/manifest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aWholePlatform, listRegistered } from "../testing/live-manifest.ts";
import { REPOSITORY } from "../testing/repository.ts";

const COMMAND = "vitest run --update=all apps/platform/src/walls/surface/manifest.test.ts";

const files = {
  has: (path: string) => existsSync(join(REPOSITORY, path)),
  text: (path: string) => (files.has(path) ? readFileSync(join(REPOSITORY, path), "utf8") : ""),
};

/** What disappeared is told first: an update then writes nothing. */
async function compare(name: keyof typeof liveSections, found: readonly string[]): Promise<void> {
  const section = liveSections[name];
  expect(found.length, `the platform has no ${section.name}`).toBeGreaterThan(0);
  const path = getSectionPath(section);
  const exceptions = readExceptions(files);
  const { failures, text, stale } = judgeNames(section, found, {
    committed: files.text(path),
    exceptions,
    command: COMMAND,
  });
  if (failures.length > 0) expect.fail(failures.join("\n"));
  await expect(text, stale ?? path).toMatchFileSnapshot(join(REPOSITORY, path));
}

let platform: Awaited<ReturnType<typeof aWholePlatform>>;
beforeAll(async () => {
  platform = await aWholePlatform();
});
afterAll(() => platform?.house.close());

test("no route of the platform disappears without a reason", async () => {
  for (const address of ["/{}/administration", "/{}/document/{}", "/metrics", "/boite-aux-lettres", "/livez"])
    expect(platform.routes).toContain(`GET ${address}`);
  await compare("routes", [...platform.routes]);
});

test("pages whose reading writes are listed, with what they write", async () => {
  const title =
    "# Pages whose reading writes, and what: every other GET of a page is read-only for PostgreSQL.";
  const lines = [...platform.writingReads].sort();
  expect(lines.length).toBeGreaterThan(0);
  const path = join(REPOSITORY, "docs/generated/reads-that-write.txt");
  await expect(`${[title, ...lines].join("\n")}\n`).toMatchFileSnapshot(path);
});

test("no endpoint of the OpenID provider disappears without a reason", async () => {
  await compare("openId", platform.openIdEndpoints);
});

test("no operation of the API changes its name, method or address without a reason", async () => {
  await compare("operations", platform.operations);
});

test.each(["jobs", "heardEvents", "journal"] as const)(
  "none of the %s that rows and queues name disappears without a reason",
  async (name) => {
    await compare(name, listRegistered()[name]);
  },
);
