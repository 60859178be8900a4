import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const tsc = at("../../../node_modules/typescript/bin/tsc");

// As somebody gets it from a registry: packed, and put in a folder that knows nothing of this repository.
let home: string;
let installed: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "desfire-packed-"));
  installed = join(home, "node_modules/@ardeco/desfire");
  await mkdir(installed, { recursive: true });
  await run(process.execPath, [tsc, "-b", at("..")]);
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", home], { cwd: at("..") });
  const packed: { readonly filename: string }[] = JSON.parse(stdout);
  await run("tar", ["-xzf", join(home, packed[0]?.filename ?? ""), "--strip-components", "1"], {
    cwd: installed,
  });
  await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
  const readme = await readFile(join(installed, "README.md"), "utf8");
  const [, example] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
  await writeFile(join(home, "example.mts"), example ?? "");
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

test("the example of its README compiles on its types alone, and prints what it says", async () => {
  const options = ["--strict", "--module", "nodenext", "--target", "es2024", "--lib", "es2024,dom"];
  // No types of Node, none of another package: what is published stands alone.
  await run(process.execPath, [tsc, ...options, "--types", "", "--outDir", home, join(home, "example.mts")], {
    cwd: home,
  });
  const { stdout } = await run(process.execPath, ["example.mjs"], { cwd: home });
  expect(stdout.trim().split("\n")).toEqual(["1650 1", "true"]);
}, 60_000);

test("its command starts, its licence is there, and nothing of its tests nor of another package is", async () => {
  const bin: Record<string, string> = JSON.parse(await readFile(join(installed, "package.json"), "utf8")).bin;
  const { stdout } = await run(process.execPath, [join(installed, bin["desfire-emulator"] ?? ""), "--help"]);
  expect(stdout).toContain("desfire-emulator --vpcd");
  expect(await readFile(join(installed, "LICENSE"), "utf8")).toContain("EUROPEAN UNION PUBLIC LICENCE");
  const { stdout: files } = await run("find", [".", "-type", "f"], { cwd: installed });
  expect(files.split("\n").filter((file) => /test|testing|tsbuildinfo/.test(file))).toEqual([]);
  const { stdout: imports } = await run("grep", ["-rhoE", 'from "[^."][^"]*"', "dist"], { cwd: installed });
  expect([...new Set(imports.trim().split("\n"))].filter((one) => !one.startsWith('from "node:'))).toEqual(
    [],
  );
});
