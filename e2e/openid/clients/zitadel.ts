import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ClientFacts } from "../../support/platform.ts";
import { type Site, startSite } from "./site.ts";

const SOURCES = "/usr/share/gocode";
const LIBRARY = join(SOURCES, "src/github.com/zitadel/oidc");
const PROGRAM = fileURLToPath(new URL("zitadel/main.go", import.meta.url));
/**
 * What was compiled once: the second time takes a second instead of half a minute, or minutes where much else
 * runs.
 */
const CACHE = fileURLToPath(new URL("../../../.build/go", import.meta.url));

export const zitadelInstalled = existsSync(LIBRARY) && existsSync("/usr/bin/go");

/**
 * Before any test: one that ended while the compiler works would leave its site to start later, at the port
 * of the next.
 */
export async function compileZitadel(): Promise<void> {
  const { directory } = await built();
  await rm(directory, { recursive: true, force: true });
}

/** github.com/zitadel/oidc, from Debian's sources. */
export async function startZitadel(client: ClientFacts, site: string): Promise<Site> {
  const { directory, program } = await built();
  const started = await startSite([program], client, site);
  return {
    stop: async () => {
      await started.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Debian has no modules: the "v3" of their names is a folder of our own that leads there. */
async function built(): Promise<{ readonly directory: string; readonly program: string }> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-zitadel-"));
  const program = join(directory, "site");
  const named = join(directory, "src/github.com/zitadel/oidc");
  await mkdir(named, { recursive: true });
  await symlink(LIBRARY, join(named, "v3"));
  await promisify(execFile)("/usr/bin/go", ["build", "-o", program, PROGRAM], {
    env: {
      PATH: process.env.PATH,
      GO111MODULE: "off",
      GOPROXY: "off",
      GOTOOLCHAIN: "local",
      GOCACHE: CACHE,
      GOPATH: `${directory}:${SOURCES}`,
    },
  });
  return { directory, program };
}
