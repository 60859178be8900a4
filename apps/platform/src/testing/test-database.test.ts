import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnDatabase, testDatabase } from "./test-database.ts";

let mine: OwnDatabase;
let other: OwnDatabase;

beforeAll(async () => {
  [mine, other] = await Promise.all([testDatabase(), testDatabase()]);
});

afterAll(async () => {
  await Promise.all([mine?.close(), other?.close()]);
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

test("a test database has the whole schema, and is nobody else's", async () => {
  expect(await query(mine.ownerUrl, "select checksum from schema_baseline")).not.toHaveLength(0);
  await query(mine.ownerUrl, "create table mine ()");
  expect(await query(other.ownerUrl, "select to_regclass('mine')")).toEqual([null]);
});

test("its application role is as restricted as in production", async () => {
  expect(await query(mine.appUrl, "select user::text")).toEqual(["ardeco_app"]);
  await expect(query(mine.appUrl, "create table intruder ()")).rejects.toThrow("permission denied");
  await expect(query(mine.appUrl, "create temporary table intruder ()")).rejects.toThrow("permission denied");
});
