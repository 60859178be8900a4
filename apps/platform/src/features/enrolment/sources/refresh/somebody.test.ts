import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import { listQuestions, readRefresh, sourcesJobs, startRefresh, updateYearlyWish } from "../index.ts";
import { aCorrespondent } from "../testing/a-correspondent.ts";
import { aChildOf, aFamily, entitle, odile } from "../testing/a-family.ts";

// A year of quotients begins with somebody to ask about, or says why there is nobody and what to do.

let house: TestRuntime;
let town: { readonly id: AuthorityId };
let mayor: Context;
beforeEach(async () => {
  house = await testRuntime([sourcesJobs]);
  town = await aTown(house, { slug: "caen" });
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
});
afterEach(() => house.close());

const start = (way: "file" | "api", asks: "informed" | "agreed" = "informed") => {
  const id = parseId<"sourceRefresh">(randomUUID());
  return startRefresh(mayor, { id, asks, informedHow: "Lettre.", way }).then(
    () => "begun",
    ({ code }: { code?: string }) => code,
  );
};

/** Of nothing that began: neither a row, nor a line, nor a job. */
async function nothingBegan(): Promise<void> {
  expect(await house.sqlAs("owner", "select 1 from source_refresh")).toEqual([]);
  const officer = await anAgent(house, town.id, ["data_protection_officer"], "Noé Lecteur");
  const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
  expect(entries.filter(({ action }) => action === "sources.refresh_started")).toEqual([]);
  await house.drain();
  expect(await house.sqlAs("owner", "select 1 from source_file")).toEqual([]);
}

test("by file, with nobody to ask about, nothing begins, and each reason is told apart", async () => {
  await aCorrespondent(mayor);
  expect(await start("file")).toBe("sources.no_quotient_counts");
  await aFamily(house, town.id, { given_name: "Deux", caf_number: "1000002" });
  expect(await start("file")).toBe("sources.no_quotient_counts");
  await aFamily(house, town.id, { given_name: "Une", family_quotient: 742 });
  // Two people, and the number of the one is not the number of the other.
  expect(await start("file")).toBe("sources.no_number_checked");
  const family = await aFamily(house, town.id, {
    given_name: "Trois",
    family_quotient: 742,
    caf_number: "1000003",
  });
  expect(await start("file", "agreed")).toBe("sources.nobody_to_ask");
  await nothingBegan();

  await updateYearlyWish(family, { personId: family.personId, yearly: true });
  expect(await start("file", "agreed")).toBe("begun");
  expect(await start("file")).toBe("sources.refresh_under_way");
});

/**
 * Families whose quotient counts, whom nobody can open: what is kept of them is no longer what was sealed.
 * Two pages of them, and more.
 */
async function aTownThatDoesNotOpen(): Promise<void> {
  const one = await aFamily(house, town.id, {
    given_name: "Fermée",
    family_quotient: 1,
    caf_number: "1000009",
  });
  await house.sqlAs(
    "owner",
    `with copied as (
       insert into person (authority_id, id, status, created_on)
       select authority_id, gen_random_uuid(), status, created_on from person, generate_series(1, 250) where id = $1
       returning authority_id, id)
     insert into element (authority_id, id, person_id, name, state, value_sealed, provenance_sealed, assurance, decided_on)
     select copied.authority_id, gen_random_uuid(), copied.id, name, state, value_sealed, provenance_sealed, assurance, decided_on
     from copied, element where person_id = $1 and name in ('family_quotient', 'caf_number')`,
    [one.personId],
  );
  await house.sqlAs("owner", "update element set value_sealed = '' where person_id = $1", [one.personId]);
}

test.each(["file", "api"] as const)(
  "by %s, of a town where few said yes, only those are looked at",
  async (way) => {
    await aCorrespondent(mayor);
    await entitle(house, town.id, "http://localhost:9");
    await aTownThatDoesNotOpen();
    expect(await start(way, "agreed")).toBe("sources.nobody_to_ask");
    await nothingBegan();
    // A yes without a quotient that counts is nobody to ask about; nor is a no.
    const noQuotient = await aFamily(house, town.id, { given_name: "Sans", caf_number: "1000001" });
    await updateYearlyWish(noQuotient, { personId: noQuotient.personId, yearly: true });
    const known = { family_quotient: 742, caf_number: "1000002" };
    const family = await aFamily(house, town.id, { given_name: "Une", ...known });
    await updateYearlyWish(family, { personId: family.personId, yearly: false });
    expect(await start(way, "agreed")).toBe("sources.nobody_to_ask");
    await updateYearlyWish(family, { personId: family.personId, yearly: true });
    expect(await start(way, "agreed")).toBe("begun");
  },
);

test("a yes is found past the first page of those who said it, and without a number it is none by file", async () => {
  await aCorrespondent(mayor);
  const family = await aFamily(house, town.id, { given_name: "Une", family_quotient: 742 });
  await updateYearlyWish(family, { personId: family.personId, yearly: true });
  expect(await start("file", "agreed")).toBe("sources.no_number_checked");
  await house.sqlAs(
    "owner",
    `with copied as (
       insert into person (authority_id, id, status, created_on)
       select authority_id, ('00000000-0000-4000-8000-' || lpad(at::text, 12, '0'))::uuid, status, created_on
       from person, generate_series(1, 250) as at where id = $1
       returning authority_id, id)
     insert into source_wish (authority_id, person_id, yearly, said_on) select authority_id, id, true, '2026-01-01' from copied`,
    [family.personId],
  );
  await entitle(house, town.id, "http://localhost:9");
  expect(await start("api", "agreed")).toBe("begun");
});

test("a parent who said yes, whose child alone has a quotient that counts, is asked about", async () => {
  await entitle(house, town.id, "http://localhost:9");
  const parent = await aFamily(house, town.id, { given_name: "Parente" });
  await updateYearlyWish(parent, { personId: parent.personId, yearly: true });
  expect(await start("api", "agreed")).toBe("sources.no_quotient_counts");
  const birthdate = "2018-02-03";
  await aChildOf(house, parent, { ...odile, given_name: "Petit", birthdate, family_quotient: 742 });
  expect(await start("api", "agreed")).toBe("begun");
});

test("by API, a number is not needed; with no quotient that counts, nothing begins", async () => {
  await entitle(house, town.id, "http://localhost:9");
  expect(await start("api")).toBe("sources.no_quotient_counts");
  await nothingBegan();
  await aFamily(house, town.id, { given_name: "Une", family_quotient: 742 });
  expect(await start("api")).toBe("begun");
});

test("families who all lack something of their identity are in the work list, and no request of nobody is sent", async () => {
  await aCorrespondent(mayor);
  const someone = await aPerson(house, town.id, {
    validated: { given_name: "Sansdate", family_quotient: 742, caf_number: "1000001" },
  });
  expect(await start("file")).toBe("begun");
  await house.drain();
  expect(await readRefresh(mayor, "file")).toMatchObject({
    state: "done",
    counts: [{ state: "to_settle", outcome: "not_enough", count: 1 }],
  });
  expect(await house.sqlAs("owner", "select 1 from source_file")).toEqual([]);
  expect(await questionsOf(someone.personId)).toEqual(["not_enough"]);
});

async function questionsOf(id: PersonId) {
  const system = house.system(town.id);
  const questions = await listQuestions(system, id);
  return questions.map(({ outcome }) => outcome);
}
