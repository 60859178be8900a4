import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { PersonId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  addRepresentation,
  createHousehold,
  endRepresentation,
  householdsJobs,
  listRepresentatives,
} from "./index.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

// A person who speaks SQL with the application's own rights and their own settings.

let house: TestRuntime;
let app: Client;
let town: Families;
let anne: Someone;
let bruno: Someone;

beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
  town = await families(house);
  app = new Client({ connectionString: house.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await house?.close();
});
beforeEach(async () => {
  anne = await town.someone("Anne");
  bruno = await town.someone("Bruno");
});

/** One statement as the application role, with that person's settings, rolled back. */
async function sqlAs(personId: PersonId, sql: string, values: unknown[] = []) {
  await app.query("begin");
  try {
    await app.query(
      "select set_config('ardeco.authority', $1, true), set_config('ardeco.actor_kind', 'person', true), set_config('ardeco.actor_id', $2, true)",
      [town.authorityId, personId],
    );
    return await app.query(sql, values);
  } finally {
    await app.query("rollback");
  }
}
const insertEdge = `insert into representation (authority_id, id, representative_id, represented_id, kind, state, until, detail_sealed)
    values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, '')`;

it.each(["parental_authority", "guardianship", "mandate"] as const)(
  "a hostile person does not declare %s over an existing stranger, by the use case or by SQL",
  async (kind) => {
    const until = kind === "mandate" ? "2026-12-31" : null;
    const attempt = anne.transaction((tx) =>
      addRepresentation(tx, anne, {
        representativeId: anne.personId,
        representedId: bruno.personId,
        kind,
        ...(until ? { until } : {}),
      }),
    );
    await expect(attempt).rejects.toMatchObject({ code: "households.cannot_declare" });
    for (const state of ["declared", "validated"]) {
      await expect(
        sqlAs(anne.personId, insertEdge, [
          town.authorityId,
          anne.personId,
          bruno.personId,
          kind,
          state,
          until,
        ]),
      ).rejects.toThrow("row-level security");
    }
  },
);

it("a hostile person does not validate its own link, prolong a mandate, revive an ended one, or turn it on somebody else", async () => {
  const child = await town.aChildOf(anne);
  const self = await sqlAs(anne.personId, "update representation set state = 'ended' where id = $1", [
    child.representationId,
  ]);
  expect(self.rowCount).toBe(1);
  for (const sql of [
    "update representation set state = 'validated' where id = $1",
    "update representation set until = '2099-01-01' where id = $1",
  ]) {
    await expect(sqlAs(anne.personId, sql, [child.representationId])).rejects.toThrow(
      /row-level security|shows_no_date/,
    );
  }
  await expect(
    sqlAs(anne.personId, "update representation set represented_id = $2 where id = $1", [
      child.representationId,
      bruno.personId,
    ]),
  ).rejects.toThrow("permission denied");
});

it("a hostile person does not name itself creator of a person, nor declare again what a court ended", async () => {
  const child = await town.aChildOf(anne);
  await expect(
    sqlAs(anne.personId, "update person set created_by = $1 where id = $2", [anne.personId, child.personId]),
  ).rejects.toThrow("permission denied");
  await endRepresentation(town.agent, {
    id: child.representationId,
    cause: "court_decision",
    evidence: { kind: "court_decision" },
  });
  await expect(
    sqlAs(anne.personId, insertEdge, [
      town.authorityId,
      anne.personId,
      child.personId,
      "parental_authority",
      "declared",
      null,
    ]),
  ).rejects.toThrow("row-level security");
});

it("a hostile person does not enter a stranger's household to see who lives there", async () => {
  const householdId = await bruno.transaction((tx) =>
    createHousehold(tx, bruno, {
      members: [{ personId: bruno.personId, role: "adult", sharePercent: 100 }],
    }),
  );
  await expect(
    sqlAs(anne.personId, "insert into household_member values ($1, $2, $3, 'adult', 100)", [
      town.authorityId,
      householdId,
      anne.personId,
    ]),
  ).rejects.toThrow("row-level security");
  expect((await sqlAs(anne.personId, "select * from household_member")).rows).toEqual([]);
});

it("a hostile person sees no link of others, and none from another authority", async () => {
  await town.aChildOf(bruno);
  expect((await sqlAs(anne.personId, "select * from representation")).rows).toEqual([]);
  const lisieux = await aTown(house, { slug: `ville-${randomUUID().slice(0, 8)}` });
  const elsewhere = house.as({ kind: "person", personId: bruno.personId }, lisieux.id);
  expect(await listRepresentatives(elsewhere, bruno.personId)).toEqual([]);
});
