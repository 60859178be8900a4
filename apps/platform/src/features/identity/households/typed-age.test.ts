import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount, findAccount, updateAccountEmail } from "../../access/access/index.ts";
import { createDeclaration, rejectElement, withdrawDeclaration } from "../identity/index.ts";
import { endAtMajority } from "./coming-of-age.ts";
import {
  addRepresentation,
  createRepresentedPerson,
  endRepresentation,
  householdsJobs,
  isOldEnough,
  recordYoungAdult,
} from "./index.ts";
import { isAdult } from "./rules.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

// An adult’s birth date is typed, by a parent or in the child’s account, to shut the other parent out. Nobody
// checked it.

let house: TestRuntime;
let town: Families;
let father: Someone;
let mother: Someone;
beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
  town = await families(house);
  [father, mother] = [await town.someone("Paul"), await town.someone("Anne")];
});
afterAll(() => house?.close());

/** Two parents whose links an agent saw; the child’s age is what the father says. */
async function aChildSaidToBeBorn(birthdate: string) {
  const child = await town.declareChild(father, birthdate);
  await town.validate(child.representationId, "family_record_book");
  await town.alsoParent(mother, child.personId);
  return child;
}

async function isOld(personId: Someone["personId"], isOf?: typeof isAdult): Promise<boolean> {
  const system = house.system(town.authorityId);
  return system.transaction((tx) => isOldEnough(tx, system, personId, isOf));
}

test("typed, it ends no parent’s right, by day or by night, makes nobody decide alone, and hands no account over", async () => {
  const { personId } = await aChildSaidToBeBorn("1990-01-01");
  await endAtMajority(house.system(town.authorityId));
  for (const parent of [father, mother]) expect(await town.may(parent, personId)).toBe(true);
  expect(await isOld(personId)).toBe(false);
  await expect(recordYoungAdult(town.agent, { personId })).rejects.toMatchObject({
    code: "households.still_a_minor",
  });
  // Once an agent has read it on a document, it counts.
  await town.check(personId);
  for (const parent of [father, mother]) expect(await town.may(parent, personId)).toBe(false);
  expect(await isOld(personId, isAdult)).toBe(true);
});

test("typed over one that was checked, it waits: the child stays one", async () => {
  const child = await town.aChildOf(father, "2018-03-02");
  await town.alsoParent(mother, child.personId);
  const inside = house.as({ kind: "person", personId: child.personId }, town.authorityId);
  await inside.transaction((tx) =>
    createDeclaration(tx, inside, { personId: child.personId, name: "birthdate", value: "1990-01-01" }),
  );
  await endAtMajority(house.system(town.authorityId));
  expect(await town.may(mother, child.personId)).toBe(true);
  expect(await isOld(child.personId)).toBe(false);
});

test("typed by a parent whose authority a court ended, it keeps no address of theirs on the account", async () => {
  const { personId, representationId } = await aChildSaidToBeBorn("1990-01-01");
  const system = house.system(town.authorityId);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await updateAccountEmail(tx, system, personId, "autre-boite-du-pere@example.org");
  });
  await endRepresentation(town.agent, {
    ...{ id: representationId, cause: "court_decision", reason: "Jugement du 3 novembre" },
    evidence: { kind: "court_decision" },
  });
  await house.drain();
  const account = await system.transaction((tx) => findAccount(tx, system, personId));
  expect(account?.email).toBeUndefined();
});

test("nobody whom no parent represents is kept from their own rights: with a date nobody checked, or none", async () => {
  const zoe = await town.someone("Zoé");
  const { personId } = zoe;
  expect(await isOld(personId)).toBe(true);
  await zoe.transaction((tx) =>
    createDeclaration(tx, zoe, { personId, name: "birthdate", value: "1990-01-01" }),
  );
  expect(await isOld(personId)).toBe(true);
  expect(await isOld(personId, isAdult)).toBe(true);
  // Who is only said to be a parent takes nothing from an adult.
  const link = {
    representativeId: father.personId,
    representedId: personId,
    kind: "parental_authority",
  } as const;
  await town.agent.transaction((tx) => addRepresentation(tx, town.agent, link));
  expect(await isOld(personId)).toBe(true);
});

test("taken back in the child’s account, or refused by an agent, it ends no right of a parent whose link an agent saw", async () => {
  const takenBack = await aChildSaidToBeBorn("2018-03-02");
  const inside = house.as({ kind: "person", personId: takenBack.personId }, town.authorityId);
  const birthdate = { personId: takenBack.personId, name: "birthdate" } as const;
  await inside.transaction((tx) => withdrawDeclaration(tx, inside, birthdate));
  const refused = await aChildSaidToBeBorn("1990-01-01");
  await town.agent.transaction((tx) =>
    rejectElement(tx, town.agent, {
      ...{ personId: refused.personId, name: "birthdate" },
      reason: "Cette date n’est pas celle du livret.",
    }),
  );
  await endAtMajority(house.system(town.authorityId));
  for (const { personId } of [takenBack, refused]) {
    for (const parent of [father, mother]) expect(await town.may(parent, personId)).toBe(true);
    expect([await isOld(personId), await isOld(personId, isAdult)]).toEqual([false, false]);
  }
  // A date of an adult’s that was checked still ends it.
  await inside.transaction((tx) => createDeclaration(tx, inside, { ...birthdate, value: "1990-01-01" }));
  await town.check(takenBack.personId);
  expect(await town.may(mother, takenBack.personId)).toBe(false);
});

test("without a birth date the child is prepared, and signed for once an agent saw the link", async () => {
  const { personId, representationId } = await mother.transaction((tx) =>
    createRepresentedPerson(tx, mother, { representativeId: mother.personId, kind: "parental_authority" }),
  );
  expect(await town.may(mother, personId, { act: "prepare" })).toBe(true);
  expect(await town.may(mother, personId)).toBe(false);
  await town.validate(representationId, "family_record_book");
  expect(await town.may(mother, personId)).toBe(true);
});
