import { createTestDatabases, type DatabaseUrls } from "@ardeco/testing";
import { Client } from "pg";
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

/** A database with nothing in it, as the administrator of a server hands it over. */
export async function emptyDatabase(): Promise<OwnDatabase> {
  const database = await testDatabase();
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query("drop schema public, pgboss cascade; create schema public");
  await client.end();
  return database;
}
