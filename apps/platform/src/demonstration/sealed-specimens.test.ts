import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checksJobs } from "../features/enrolment/checks/index.ts";
import { enrolmentJobs, listTrackedFiles, submitChange } from "../features/enrolment/enrolment/index.ts";
import { submitDocument } from "../features/enrolment/evidence/index.ts";
import { notificationsJobs } from "../features/messaging/notifications/index.ts";
import { aPerson, aTown } from "../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../testing/test-runtime.ts";
import { type SpecimenFacts, writeSpecimens } from "./sealed-specimens.ts";
import { readSeeds } from "./seed-files.ts";

let house: TestRuntime;
let specimens: readonly SpecimenFacts[];
beforeAll(async () => {
  house = await testRuntime([checksJobs, enrolmentJobs, notificationsJobs]);
  specimens = await writeSpecimens(join(house.directory, "specimens"), house.clock.now());
});
afterAll(() => house.close());

/**
 * Karim as the demonstration has him, who says that he moved and sends this file; the state of his request.
 */
async function sends(file: SpecimenFacts | undefined, slug: string): Promise<string | undefined> {
  const town = await aTown(house, { slug, name: "Ville de Caen" });
  const seeds = await readSeeds();
  const known = seeds.people.find(({ key }) => key === "karim")?.validated ?? {};
  const karim = await aPerson(house, town.id, { validated: known });
  const { personId } = karim;
  const content = await readFile(file?.path ?? "");
  const deposit = { personId, kind: "proof_of_address", fileName: "attestation.png", content } as const;
  const documentId = await submitDocument(karim, deposit);
  const address = {
    street_address: "8 place Saint-Sauveur",
    postal_code: "14000",
    locality: "Caen",
    country: "FR",
  };
  const documents = [{ documentId, elements: ["address"] as const }];
  await submitChange(karim, { personId, elements: { address }, documents });
  await house.drain();
  const [request] = await listTrackedFiles(karim, personId);
  return request?.file.state;
}

test("Karim’s bill of the demonstration decides his request; the changed one waits for an agent", async () => {
  const [genuine, altered] = specimens;
  expect(await sends(genuine, "caen")).toBe("decided");
  expect(await sends(altered, "bayeux")).toBe("submitted");
});
