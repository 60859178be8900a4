import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { sendLateReminders, setReminders } from "../../invoices/index.ts";
import type { Someone } from "../../invoices/testing/a-canteen.ts";
import { listComingOfAccount, listDebited } from "../index.ts";
import { aDirectDebit, type DirectDebit } from "../testing/a-direct-debit.ts";

let house: TestRuntime;
let caen: DirectDebit;
const ON = "2026-12-01";

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aDirectDebit(house, id);
});
afterAll(() => house?.close());

const actionsOf = async (person: Someone) => {
  const { entries } = await readPersonJournal(person, person.personId);
  return entries.map(({ action }) => action);
};

test("what a direct debit will pay is reminded of to nobody, and is known to whoever takes money for the account", async () => {
  const { parent, child } = await caen.family();
  const { collection } = await caen.prepare(ON);
  const { seriesId, mayor, purse } = caen.canteen;
  const about = { counterId: purse.counterId, accountId: child.accountId };
  expect(await listComingOfAccount(caen.regie.mandataire, about)).toMatchObject([
    { on: ON, cents: 350, isSent: false },
  ]);
  await expect(listComingOfAccount(parent, about)).rejects.toThrow("access.capability_missing");
  await setReminders(mayor, { seriesId, days: [10] });
  await caen.send(collection.id);
  expect(await listComingOfAccount(caen.regie.mandataire, about)).toMatchObject([{ isSent: true }]);
  house.clock.set("2026-11-30T08:10:00Z");
  const reminders = async () =>
    (await actionsOf(parent)).filter((action) => action === "invoices.reminded").length;
  await sendLateReminders(house.system(caen.canteen.town), listDebited);
  expect(await reminders()).toBe(0);
  await sendLateReminders(house.system(caen.canteen.town), async () => ({ debited: new Set() }));
  expect(await reminders()).toBe(1);
});
