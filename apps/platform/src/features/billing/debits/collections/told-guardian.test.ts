import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aGuardian } from "../../../identity/households/testing/a-guardian.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { confirmCollectionPaid, issueCollectionFile, readBankAnswer } from "../index.ts";
import { aDirectDebit, type DirectDebit } from "../testing/a-direct-debit.ts";
import { aReturn } from "../testing/bank-answers.ts";

// Of an adult under guardianship, what is taken from their account is told to who receives in their stead.

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aDirectDebit(house, id);
});
afterAll(() => house?.close());

test("the guardian is told of what will be taken and of what the bank gave back; the adult, whom nothing reaches, of neither", async () => {
  const { parent } = await caen.family();
  const ofParent = async () => (await listPersonMessages(parent, parent.personId)).length;
  const before = await ofParent();
  const paul = await aGuardian(house, caen.canteen.town, { of: parent.personId });
  const { collection } = await caen.prepare("2026-12-01");
  house.clock.set("2026-11-27T09:00:00Z");
  await caen.send(collection.id);
  const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
  house.clock.set("2026-12-01T09:00:00Z");
  await confirmCollectionPaid(caen.regie.regisseur, collection.id);
  house.clock.set("2026-12-03T09:00:00Z");
  await readBankAnswer(caen.regie.regisseur, {
    seriesId: caen.canteen.seriesId,
    bytes: aReturn(xml, "AM04"),
  });
  const told = await paul.readMail();
  expect(told.map(({ subject }) => subject).toSorted()).toEqual([
    expect.stringMatching(/^Jeanne – Facture .* la banque a rendu le prélèvement/),
    expect.stringMatching(/^Jeanne – Un prélèvement de 3,50 € le mardi 1er décembre 2026/),
  ]);
  // Her page of direct debits is hers alone: he is led to what he reads of her.
  for (const { text } of told) expect(text).toContain(`/espace/factures?pour=${parent.personId}`);
  expect(await ofParent()).toBe(before);
});
