import { createTestDatabases, type DatabaseUrls } from "@ardeco/testing";
import { inject } from "vitest";
import type {} from "./global-setup.ts";

export interface OwnDatabase extends DatabaseUrls {
  /** Drops the database, whoever is still connected: for `afterAll`. */
  close(): Promise<void>;
}

/** A migrated database of its own for a test file: call it in `beforeAll`. */
export async function testDatabase(): Promise<OwnDatabase> {
  const { ownerUrl, appUrl, drop } = await createTestDatabases(inject("testDatabases")).cloneDatabase();
  return { ownerUrl, appUrl, close: drop };
}
