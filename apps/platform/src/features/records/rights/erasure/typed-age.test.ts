import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { createAccount } from "../../../access/access/index.ts";
import { createRepresentedPerson } from "../../../identity/households/index.ts";
import { createDeclaration } from "../../../identity/identity/index.ts";
import { asking, type Someone } from "../testing/asking.ts";

// Whoever is in a child’s account types that the child is grown up, and decides alone.

let house: TestRuntime;
let town: Someone["authorityId"];
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-11-24T08:00:00Z");
  town = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house?.close());

const { represents, somebody, wantsErasure } = asking(() => ({ house, town }));

/** A child of both, enrolled online by one: an agent saw the links, and nobody the birth date. */
async function aChildSaidToBeBorn(one: Someone, other: Someone, birthdate: string): Promise<Someone> {
  const personId = await one.transaction(async (tx) => {
    const created = { representativeId: one.personId, kind: "parental_authority" } as const;
    const child = await createRepresentedPerson(tx, one, created);
    await createDeclaration(tx, one, { personId: child.personId, name: "birthdate", value: birthdate });
    return child.personId;
  });
  await represents(one.personId, personId, "parental_authority");
  await represents(other.personId, personId, "parental_authority");
  return inAccountOf(personId);
}

async function inAccountOf(personId: PersonId): Promise<Someone> {
  const system = house.system(town);
  await system.transaction((tx) => createAccount(tx, system, { personId }));
  return { ...house.as({ kind: "person", personId }, town), personId };
}

test("an adult’s birth date typed in a child’s account erases nobody, and takes from no parent what they may ask", async () => {
  const [father, mother] = [await somebody(), await somebody()];
  const child = await aChildSaidToBeBorn(father, mother, "1990-01-01");
  await expect(wantsErasure(child)).rejects.toMatchObject({ code: "rights.not_for_them" });
  expect(await wantsErasure(mother, child.personId)).toMatchObject({ state: "scheduled" });
});

test("it does not let a parent be erased as if the child needed nobody", async () => {
  const father = await somebody();
  const mother = await somebody();
  await aChildSaidToBeBorn(father, mother, "1990-01-01");
  await wantsErasure(father);
  await expect(wantsErasure(mother)).rejects.toMatchObject({ code: "rights.last_representative" });
});

test("somebody of their own account whom no parent represents asks alone, their date unchecked or unknown", async () => {
  for (const declared of [{}, { birthdate: "1990-01-01" }]) {
    const person = await aPerson(house, town, { declared: { given_name: "Zoé", ...declared } });
    await inAccountOf(person.personId);
    expect(await wantsErasure(person)).toMatchObject({ state: "scheduled" });
  }
});
