import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createDeclaration, findAlike, identityContribution, identityJobs, rejectElement } from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let agent: Context;

beforeAll(async () => {
  house = await testRuntime([identityJobs]);
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  agent = await anAgent(house, caen, ["validator"]);
});
afterAll(() => house.close());

const jeanne = { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1986-04-17" };
const swapped = { given_name: "LEMOINE", family_name: "Jeane", birth_date: "17/04/1986" };

const found = (context: Context, facts: object): Promise<PersonId[]> =>
  context.transaction(async (tx) =>
    (await findAlike(tx, context, facts))
      .filter(({ probability }) => probability > 0.5)
      .map((one) => one.personId),
  );

const rowsOf = (context: Context, personId: PersonId): Promise<number> =>
  context.transaction(async (tx) => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from candidate where person_id = ${personId}`.execute(tx);
    return rows[0]?.count ?? 0;
  });

test("somebody written otherwise is found by an agent, in their authority only", async () => {
  const known = await aPerson(house, caen, { validated: jeanne });
  await aPerson(house, honfleur, { validated: jeanne });
  expect(await found(agent, swapped)).toEqual([known.personId]);
});

describe("a search reveals nobody", () => {
  test("to a person, who reads their own rows and no other, whatever they ask", async () => {
    const known = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Vauquelin" } });
    const curious = await aPerson(house, caen, { declared: { given_name: "Igor" } });
    expect(await found(curious, { ...swapped, given_name: "Vauquelin" })).toEqual([]);
    expect(await rowsOf(curious, known.personId)).toBe(0);
    expect(await rowsOf(known, known.personId)).toBeGreaterThan(3);
  });

  test("to an agent of another authority", async () => {
    const stranger = await anAgent(house, honfleur, ["validator"]);
    const known = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Troarn" } });
    expect(await rowsOf(stranger, known.personId)).toBe(0);
  });

  test("nor writes in another's place", async () => {
    const curious = await aPerson(house, caen);
    const known = await aPerson(house, caen, { validated: jeanne });
    const write = curious.transaction((tx) =>
      sql`insert into candidate (authority_id, search_index, person_id) values (${caen}, '\\x0011223344556677', ${known.personId})`.execute(
        tx,
      ),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("by one field: a name, a date or a place alone makes no row", async () => {
    const one = await aPerson(house, caen, { declared: { family_name: "Martin" } });
    const other = await aPerson(house, caen, { declared: { birthdate: "1986-04-17" } });
    expect([await rowsOf(agent, one.personId), await rowsOf(agent, other.personId)]).toEqual([0, 0]);
  });

  test("nor across authorities by their digests: the same person has no digest in common", async () => {
    const here = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Dives" } });
    const there = await aPerson(house, honfleur, { validated: { ...jeanne, family_name: "Dives" } });
    const digests = async (authority: AuthorityId, personId: PersonId) => {
      const system = house.system(authority);
      const { rows } = await system.transaction((tx) =>
        sql<{
          hex: string;
        }>`select encode(search_index, 'hex') as hex from candidate where person_id = ${personId}`.execute(
          tx,
        ),
      );
      return new Set(rows.map(({ hex }) => hex));
    };
    const [one, other] = [await digests(caen, here.personId), await digests(honfleur, there.personId)];
    expect(one.size).toBe(other.size);
    expect([...one].filter((digest) => other.has(digest))).toEqual([]);
  });
});

test("rows follow what is said, and what is refused leaves them", async () => {
  const lea = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Ozenne" } });
  const wanted = { ...swapped, given_name: "Jeanne", family_name: "Brehal" };
  expect(await found(agent, wanted)).toEqual([]);
  await lea.transaction((tx) =>
    createDeclaration(tx, lea, { personId: lea.personId, name: "family_name", value: "Bréhal" }),
  );
  const sharing = await rowsOf(agent, lea.personId);
  await agent.transaction((tx) =>
    rejectElement(tx, agent, { personId: lea.personId, name: "family_name", reason: "Aucune pièce." }),
  );
  expect(await rowsOf(agent, lea.personId)).toBeLessThan(sharing);
});

test("erased, nobody is found any more", async () => {
  const known = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Cambremer" } });
  const system = house.system(caen);
  await system.transaction((tx) => identityContribution.erasePerson(tx, system, known.personId));
  expect(await rowsOf(system, known.personId)).toBe(0);
});

test("people from before the search are indexed by the job, which starts again without harm", async () => {
  const known = await aPerson(house, caen, { validated: { ...jeanne, family_name: "Argences" } });
  const system = house.system(caen);
  const before = await rowsOf(system, known.personId);
  await system.transaction((tx) => sql`delete from candidate where authority_id = ${caen}`.execute(tx));
  const job = identityJobs.handlers["identity.index_candidates"];
  await job?.run(system, {});
  await job?.run(system, {});
  expect(await rowsOf(system, known.personId)).toBe(before);
  expect(await found(agent, { ...swapped, given_name: "Argences", family_name: "Jeanne" })).toEqual([
    parseId<"person">(known.personId),
  ]);
});
