import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dropLeftovers, ensureTemplate } from "@ardeco/testing";
import type { TestProject } from "vitest/node";
import { openSharedCluster } from "../infra/cluster/shared.ts";
import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { createJobTables } from "../infra/jobs/install.ts";
import { sharedDirectory } from "./shared-directory.ts";

const migrations = fileURLToPath(new URL("../../migrations/", import.meta.url));
/**
 * Once per run: a PostgreSQL shared by the runs of this machine, and a template with the migrations as they
 * are.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `template_${await hashOfMigrations()}`;
  const cluster = await openSharedCluster(await sharedDirectory(), ({ ownerUrl }) =>
    ensureTemplate(ownerUrl, template, async (templateUrl) => {
      await applyMigrations(templateUrl);
      await createJobTables(templateUrl);
    }),
  );
  project.provide("testDatabases", { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, template });
  return () => cluster.leave(() => dropLeftovers(cluster.ownerUrl, template));
}

/** Names the template by what is in it: runs on different migrations do not meet. */
async function hashOfMigrations(): Promise<string> {
  const hash = createHash("sha256").update("with jobs");
  for (const name of (await readdir(migrations)).sort()) {
    hash.update(`${name}\n`).update(await readFile(migrations + name));
  }
  return hash.digest("hex").slice(0, 16);
}

declare module "vitest" {
  export interface ProvidedContext {
    testDatabases: { ownerUrl: string; appUrl: string; template: string };
  }
}
