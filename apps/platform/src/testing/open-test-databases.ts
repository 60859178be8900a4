import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseUrls, dropLeftovers, ensureTemplate } from "@ardeco/testing";
import { openSharedCluster } from "../infra/cluster/shared.ts";
import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { ownFolders } from "../infra/database/schema-files.ts";
import { createJobTables } from "../infra/jobs/install.ts";
import { sharedDirectory } from "./shared-directory.ts";

export interface TestServerOfDatabases {
  readonly databases: DatabaseUrls & { readonly template: string };
  /** Drops what is left where nobody else uses it. */
  leave(): Promise<void>;
}

/** A PostgreSQL shared by the runs of this machine, and a template with the schema as it is. */
export async function openTestDatabases(): Promise<TestServerOfDatabases> {
  const template = `template_${await hashOfSchema()}`;
  const cluster = await openSharedCluster(await sharedDirectory(), ({ ownerUrl }) =>
    ensureTemplate(ownerUrl, template, async (templateUrl) => {
      await applyMigrations(templateUrl);
      await createJobTables(templateUrl);
    }),
  );
  return {
    databases: { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, template },
    leave: () => cluster.leave(() => dropLeftovers(cluster.ownerUrl, template)),
  };
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
