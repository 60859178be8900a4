import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { submitDocument } from "../evidence/index.ts";
import { aJpeg } from "../evidence/testing/sample-files.ts";
import { openFile, startRelativeFile } from "./index.ts";
import { aSentFile, type Newcomer } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: AuthorityId;
let agent: Context;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = (await aTown(house, { slug: "caen" })).id;
  agent = await anAgent(house, caen, ["validator"]);
});
afterAll(() => house.close());

async function duplicatesOf({ fileId }: Newcomer) {
  const view = await openFile(agent, { fileId, purpose: "review" });
  return view.duplicates.map(({ displayName, reasons }) => [
    displayName,
    reasons.map(({ code, strong }) => (strong ? code : `(${code})`)),
  ]);
}

test("the same person known twice is shown with the reason, accents and case aside", async () => {
  await aPerson(house, caen, {
    validated: { given_name: "Héloïse", family_name: "Lecœur-Brûlé", birthdate: "1988-02-29" },
  });
  await aPerson(house, caen, {
    validated: { given_name: "Anne", family_name: "Lecœur-Brûlé", birthdate: "1988-02-29" },
  });
  await aPerson(house, caen, {
    validated: { given_name: "Héloïse", family_name: "Lecœur-Brûlé", birthdate: "1990-01-01" },
  });
  const file = await aSentFile(house, caen, {
    given_name: "HELOISE",
    family_name: "Lecœur Brulé",
    birthdate: "1988-02-29",
  });
  expect(await duplicatesOf(file)).toEqual([
    ["Héloïse Lecœur-Brûlé", ["same_civil_status"]],
    ["Anne Lecœur-Brûlé", ["(same_name_and_birthdate)"]],
  ]);
});

test("names swapped or written almost alike, born the same day, are shown; another day, they are not", async () => {
  const known = { given_name: "Karim", family_name: "Benali", birthdate: "2004-02-09" };
  await aPerson(house, caen, { validated: known });
  const swapped = await aSentFile(house, caen, { ...known, given_name: "BENALI", family_name: "Karim" });
  expect(await duplicatesOf(swapped)).toEqual([["Karim Benali", ["swapped_names"]]]);
  const near = await aSentFile(house, caen, { ...known, given_name: "Krim Ali", family_name: "Bénali" });
  expect(await duplicatesOf(near)).toContainEqual(["Karim Benali", ["(alike)"]]);
  const typo = await aSentFile(house, caen, { ...known, family_name: "Benlai" });
  expect(await duplicatesOf(typo)).toContainEqual(["Karim Benali", ["(alike)"]]);
  const elder = await aSentFile(house, caen, { ...known, given_name: "Karim", birthdate: "1974-02-09" });
  expect(await duplicatesOf(elder)).toEqual([]);
});

test("somebody whose date was mistyped is found, and it is said why in words", async () => {
  const known = { given_name: "Solange", family_name: "Quertier", birthdate: "1961-03-08" };
  await aPerson(house, caen, { validated: known });
  const { fileId } = await aSentFile(house, caen, {
    ...known,
    given_name: "Solanje",
    birthdate: "1961-08-03",
  });
  const { duplicates } = await openFile(agent, { fileId, purpose: "review" });
  expect(duplicates.map(({ displayName, reasons }) => [displayName, reasons[0]?.sentence.fr])).toEqual([
    [
      "Solange Quertier",
      expect.stringContaining("même nom, prénoms proches, dates de naissance différentes mais proches"),
    ],
  ]);
});

test("an e-mail is not an identity: two people who share one are only pointed out", async () => {
  const shared = { email: "famille@example.org", phone_number: "0231000000" };
  await aPerson(house, caen, { declared: { given_name: "Paul", family_name: "Durand", ...shared } });
  const file = await aSentFile(house, caen, {
    given_name: "Zoé",
    family_name: "Durand",
    birthdate: "2001-09-09",
    ...shared,
  });
  expect(await duplicatesOf(file)).toEqual([["Paul Durand", ["(same_email)", "(same_phone_number)"]]]);
});

test("the very same document sent by somebody else is shown", async () => {
  const other = await aSentFile(house, caen, { given_name: "Alix", birthdate: "1970-01-01" });
  const file = await aSentFile(house, caen, { given_name: "Bruno", birthdate: "1971-01-01" });
  for (const person of [other, file]) {
    await submitDocument(person, {
      personId: person.personId,
      kind: "proof_of_address",
      fileName: "facture.jpg",
      content: aJpeg(77),
    });
  }
  expect(await duplicatesOf(file)).toEqual([["Alix Martin", ["same_document"]]]);
});

test("a mother and her children share one proof of address: nothing to point out", async () => {
  const mother = await aSentFile(house, caen, { given_name: "Rosa", birthdate: "1986-01-01" });
  const children: PersonId[] = [];
  for (const _ of ["Ana", "Lia"]) {
    const personId = mother.newId<PersonId>();
    await startRelativeFile(mother, { personId, representation: { kind: "parental_authority" } });
    children.push(personId);
  }
  const stranger = await aSentFile(house, caen, { given_name: "Igor", birthdate: "1960-01-01" });
  const bill = { kind: "proof_of_address", fileName: "facture.jpg", content: aJpeg(79) } as const;
  for (const personId of [mother.personId, ...children]) await submitDocument(mother, { personId, ...bill });
  expect(await duplicatesOf(mother)).toEqual([]);
  await submitDocument(stranger, { personId: stranger.personId, ...bill });
  expect(await duplicatesOf(mother)).toEqual([["Igor Martin", ["same_document"]]]);
});

test("another authority's people are no duplicates", async () => {
  const honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  await aPerson(house, honfleur, {
    validated: { given_name: "Jeanne", family_name: "Frontière", birthdate: "1990-05-04" },
  });
  const file = await aSentFile(house, caen, { family_name: "Frontière" });
  expect(await duplicatesOf(file)).toEqual([]);
});
