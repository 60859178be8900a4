import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { recordDeath } from "../../../records/life/index.ts";
import { cancelCollection, confirmMandateAccount, listMandates, revokeMandate } from "../index.ts";
import { aTownThatDebits, type DirectDebit, endOf, IBAN, ON } from "../testing/a-direct-debit.ts";
import { messagesOf } from "../testing/as-payer.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

describe("a mandate", () => {
  test("signed online serves at once; typed at the desk, once a colleague has seen it or after fourteen days", async () => {
    const { canteen, desk, colleague } = caen;
    const parent = await canteen.parent();
    await canteen.meal(await canteen.child([parent]), "2026-10-05");
    await canteen.issue();
    const id = await caen.type(parent);
    const [mandate] = await listMandates(desk, parent.personId);
    expect(mandate).toMatchObject({
      lastFour: "0189",
      waitsForLook: true,
      state: "active",
      holder: "Jeanne Lemoine",
    });
    expect(JSON.stringify(mandate)).not.toContain("FR7630006");
    const [told] = (await messagesOf(parent)).filter((text) => text.includes("Votre mandat de prélèvement"));
    expect(told).toContain("Un agent l’a saisi au guichet. Ce n’était pas vous ?");
    await expect(caen.prepare(ON)).rejects.toThrow("debits.nothing_to_take");
    await expect(
      confirmMandateAccount(desk, { id, personId: parent.personId, ending: endOf(IBAN) }),
    ).rejects.toThrow("debits.another_agent_needed");
    await confirmMandateAccount(colleague, { id, personId: parent.personId, ending: endOf(IBAN) });
    await confirmMandateAccount(colleague, { id, personId: parent.personId, ending: endOf(IBAN) });
    expect((await caen.prepare(ON)).debits).toBe(1);
  });

  test("expires after thirty-six months without a collection; signing again is a new mandate", async () => {
    const { parent } = await caen.family();
    const [first] = await listMandates(parent, parent.personId);
    house.clock.set("2029-11-03T08:00:00Z");
    expect((await listMandates(parent, parent.personId))[0]?.state).toBe("expired");
    await expect(caen.prepare("2029-12-03", caen.canteen.mayor)).rejects.toThrow("debits.nothing_to_take");
    await caen.sign(parent);
    const again = await listMandates(parent, parent.personId);
    expect(again.map(({ state }) => state)).toEqual(["active", "expired"]);
    expect(again[0]?.reference).not.toBe(first?.reference);
  });

  test("revoked, takes nothing any more, what is in no file yet included", async () => {
    const { parent, mandateId } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await revokeMandate(parent, { id: mandateId, personId: parent.personId });
    await revokeMandate(parent, { id: mandateId, personId: parent.personId });
    await expect(caen.send(collection.id)).rejects.toThrow("debits.mandates_ended");
    await cancelCollection(caen.regie.mandataire, collection.id);
    const messages = await messagesOf(parent);
    expect(messages.filter((text) => text.includes("Plus rien ne sera prélevé"))).toHaveLength(1);
  });

  test("of somebody who died takes nothing, and announces nothing", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    const { town } = caen.canteen;
    const validator = await anAgent(house, town, ["validator"], "Paul Pluvier");
    await recordDeath(validator, { personId: parent.personId, diedOn: "2026-11-01" });
    await expect(caen.send(collection.id)).rejects.toThrow("debits.nothing_left");
    await cancelCollection(caen.regie.mandataire, collection.id);
    await expect(caen.prepare("2026-12-16")).rejects.toThrow("debits.nothing_to_take");
  });

  test("is said with what is wrong beside its field, and no value in an error", async () => {
    const parent = await caen.canteen.parent();
    await expect(caen.sign(parent, "FR76 3000 6000 0112 3456 7890 188")).rejects.toMatchObject({
      code: "debits.account_not_valid",
      fields: [{ field: "iban", code: "debits.iban_check" }],
    });
  });
});
