import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dropLeftovers, ensureTemplate } from "@ardeco/testing";
import type { TestProject } from "vitest/node";
import { openSharedCluster } from "../infra/cluster/shared.ts";
import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { ownFolders } from "../infra/database/schema-files.ts";
import { createJobTables } from "../infra/jobs/install.ts";
import { sharedDirectory } from "./shared-directory.ts";

/** Once per run: a PostgreSQL shared by the runs of this machine, and a template with the schema as it is. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `template_${await hashOfSchema()}`;
  const cluster = await openSharedCluster(await sharedDirectory(), ({ ownerUrl }) =>
    ensureTemplate(ownerUrl, template, async (templateUrl) => {
      await applyMigrations(templateUrl);
      await createJobTables(templateUrl);
    }),
  );
  project.provide("testDatabases", { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, template });
  return () => cluster.leave(() => dropLeftovers(cluster.ownerUrl, template));
}

/** Names the template by what is in it: runs on different schemas do not meet. */
async function hashOfSchema(): Promise<string> {
  const hash = createHash("sha256").update("with jobs");
  for (const folder of [ownFolders.baseline, ownFolders.migrations]) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".sql"));
    for (const name of names.sort()) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

declare module "vitest" {
  export interface ProvidedContext {
    testDatabases: { ownerUrl: string; appUrl: string; template: string };
  }
}
