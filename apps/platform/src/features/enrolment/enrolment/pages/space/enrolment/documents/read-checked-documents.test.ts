import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson, aTown } from "../../../../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../../../../../identity/identity/index.ts";
import { notificationsJobs } from "../../../../../../messaging/notifications/index.ts";
import { checksJobs } from "../../../../../checks/index.ts";
import { aBillCode, aSealedPage, billWith } from "../../../../../checks/testing/sealed-documents.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import { enrolmentJobs, listTrackedFiles, submitChange } from "../../../../index.ts";
import { address } from "../../../../testing/a-file.ts";
import { readCheckedOfRequest } from "./read-checked-documents.ts";

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime([checksJobs, enrolmentJobs, notificationsJobs]);
});
afterAll(() => house.close());

test("a request shows its own documents, by name and day, and what became of them", async () => {
  const town = await aTown(house, { slug: "caen" });
  const validated = {
    given_name: "Jeanne",
    family_name: "Martin",
    birthdate: "1990-05-04",
    address: { ...address, street_address: "8 rue Basse" },
  };
  const person = await aPerson(house, town.id, { validated });
  const { personId } = person;
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, personId, "enrolled"));
  const send = async (to: typeof address, code: string, fileName: string) => {
    const content = await aSealedPage(code);
    const deposit = { personId, kind: "proof_of_address", fileName, content } as const;
    const documentId = await submitDocument(person, deposit);
    const documents = [{ documentId, elements: ["address" as const] }];
    await submitChange(person, { personId, elements: { address: to }, documents });
    await house.drain();
  };
  await send(address, aBillCode({ on: "2026-11-02" }), "premiere.png");
  const other = { ...address, street_address: "3 rue Basse" };
  const foreign = aBillCode({ fields: billWith({ "10": "M/BENALI/KARIM" }), on: "2026-11-04" });
  await send(other, foreign, "seconde.png");
  const shown = await person.transaction(async () => {
    const files = await listTrackedFiles(person, personId);
    const each = files.map(({ file }) => readCheckedOfRequest(person, file));
    return (await Promise.all(each)).map((list) =>
      list.map(({ fileName, moment }) => ({ fileName, moment })),
    );
  });
  expect(shown).toHaveLength(2);
  expect(shown).toContainEqual([{ fileName: "premiere.png", moment: "relied_on" }]);
  expect(shown).toContainEqual([{ fileName: "seconde.png", moment: undefined }]);
}, 240_000);
