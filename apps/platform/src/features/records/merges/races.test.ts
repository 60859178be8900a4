import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { startAtDesk } from "../../enrolment/enrolment/index.ts";
import { openContact, writeContact } from "../../identity/contacts/index.ts";
import { addRepresentation, createHousehold } from "../../identity/households/index.ts";
import { waitEveryMerge } from "../../identity/identity/index.ts";
import { mergePersons } from "./index.ts";
import { type MergingTown, mergingTown, type Someone, unchosen } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let enrolled: MergingTown["enrolled"];
let twice: MergingTown["twice"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];
let between: Client;
let relative: Someone;

beforeAll(async () => {
  ({ house, system, camille, enrolled, twice, statusOf, merged } = await mergingTown());
  relative = await enrolled({ given_name: "Odile", birthdate: "1935-01-02", family_name: "Parente" });
  between = new Client({ connectionString: house.ownerUrl });
  await between.connect();
});
afterAll(async () => {
  await between?.end();
  await house?.close();
});
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const fresh = <Name extends string>() => parseId<Name>(camille.newId<string>());
const said = { subject: "Bonjour", asked: "Une question" };

const edge = (by: Context, representativeId: Someone["personId"], representedId: Someone["personId"]) =>
  by.transaction((tx) =>
    addRepresentation(tx, by, { representativeId, representedId, kind: "mandate", until: "2027-06-30" }),
  );

/** What begins under somebody's number, where it is written, and what a merge that comes after says of it. */
const begun: readonly {
  readonly what: string;
  readonly table: string;
  readonly begin: (who: Someone) => Promise<unknown>;
  readonly refusal: string;
}[] = [
  {
    what: "a file opened at the desk",
    table: "enrolment_file",
    begin: ({ personId }) => startAtDesk(camille, { personId }),
    refusal: "merges.folded_has_work",
  },
  {
    what: "a question noted at the desk",
    table: "contact",
    begin: ({ personId }) => openContact(camille, { id: fresh(), personId, channel: "phone", ...said }),
    refusal: "merges.folded_has_work",
  },
  {
    what: "a question written online",
    table: "contact",
    begin: (who) => writeContact(who, { id: fresh(), ...said }),
    refusal: "merges.folded_has_work",
  },
  {
    what: "a household",
    table: "household_member",
    begin: (who) =>
      who.transaction((tx) =>
        createHousehold(tx, who, {
          members: [{ personId: who.personId, role: "adult", sharePercent: 100 }],
        }),
      ),
    refusal: "merges.folded_has_family",
  },
  {
    what: "a mandate that they receive, from somebody who reads nothing of theirs",
    table: "representation",
    begin: ({ personId }) => edge(relative, personId, relative.personId),
    refusal: "merges.folded_has_family",
  },
  {
    what: "a mandate that they give",
    table: "representation",
    begin: (who) => edge(who, relative.personId, who.personId),
    refusal: "merges.represented",
  },
];

describe.each(begun)("$what, at the instant of a merge", ({ table, begin, refusal }) => {
  test("that begins before it is waited for, and stops it", async () => {
    const { id, one, other } = await twice();
    // The row cannot be written yet: whoever begins is held in the middle of their transaction.
    await between.query("begin");
    await between.query(`lock table ${table} in share row exclusive mode`);
    const beginning = begin(other);
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    const merging = mergePersons(camille, { id, keptId: one.personId, ...unchosen }).catch(
      (error: { readonly code: string }) => error.code,
    );
    await expect.poll(() => waitingOnLocks(house)).toBe(2);
    await between.query("commit");
    await beginning;
    expect(await merging).toBe(refusal);
    expect(await statusOf(other.personId)).toBe("enrolled");
  });

  test("that begins during it waits, and then does not open under the number that leads elsewhere", async () => {
    const both = await twice();
    const { other } = both;
    const [holds, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // As a merge that another server is doing.
    const elsewhere = system.transaction(async (tx) => {
      await waitEveryMerge(tx, system);
      holds.resolve();
      await free.promise;
      await house.sqlAs(
        "owner",
        `update person_merge set state = 'active', kept_id = $2, folded_id = $3, asked_by = id, asked_on = said_on,
          merged_at = now(), merged_by_sealed = '\\x00' where id = $1`,
        [both.id, both.one.personId, other.personId],
      );
    });
    await holds.promise;
    const beginning = begin(other).catch((error: { readonly code: string }) => error.code);
    await expect.poll(() => waitingOnLocks(house)).toBe(1);
    free.resolve();
    await elsewhere;
    expect(await beginning).toBe("identity.leads_elsewhere");
    const rows = await house.sqlAs("owner", `select 1 from ${table} t where t::text like $1`, [
      `%${other.personId}%`,
    ]);
    expect(rows).toEqual([]);
  });
});

test("what begins under the kept number opens as before", async () => {
  const both = await twice();
  await merged(both);
  for (const { begin } of begun) await begin(both.one);
  expect(await statusOf(both.other.personId)).toBe("merged");
});
