import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = "/usr/share/gocode";
const PROGRAM = fileURLToPath(new URL("./verify.go", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../../.build/go", import.meta.url));

/** Whether Debian's golang and golang-golang-x-mod-dev are installed. */
export const hasGo =
  existsSync("/usr/bin/go") && existsSync(join(SOURCES, "src/golang.org/x/mod/sumdb/tlog"));

/**
 * Verifies a folder with golang.org/x/mod/sumdb, which nobody here wrote.
 * @returns "ok size root"
 * @throws when it refuses
 */
export const goVerify = (folder: string, key: string, kept: string): string =>
  execFileSync("/usr/bin/go", ["run", PROGRAM, folder, key, kept], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      GO111MODULE: "off",
      GOPROXY: "off",
      GOTOOLCHAIN: "local",
      GOCACHE: CACHE,
      GOPATH: SOURCES,
    },
  });
