import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import {
  applyHouseTransfer,
  listAccounts,
  listFormerAccounts,
  listLines,
} from "../../../ledger/counters/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { getMonthPreview, listInvoices } from "../../invoices/index.ts";
import type { Member, Someone } from "../../invoices/testing/a-canteen.ts";
import { checkSharedLeaving, endSharedHolding } from "../../payments/index.ts";
import { readCollection } from "../index.ts";
import { aTownThatDebits, type DirectDebit } from "../testing/a-direct-debit.ts";

// Jeanne shares the canteen's account with her son, pays its invoices by direct debit, and moves out. Karim
// is his father, and lives elsewhere.

let house: TestRuntime;
let caen: DirectDebit;
let jeanne: Someone;
let karim: Someone;
let leo: Member;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
  const { canteen } = caen;
  jeanne = await canteen.parent({ email: "jeanne@courriel.example" });
  karim = await canteen.parent({ given_name: "Karim", email: "karim@courriel.example" });
  leo = await canteen.child([jeanne], { together: true, shared: true });
  const agent = await anAgent(house, canteen.town, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: leo.personId };
    const edge = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
});

const leave = () => endSharedHolding(jeanne, { personId: jeanne.personId, accountId: leo.accountId });
const daysOf = async (who: Someone) =>
  (await listInvoices(who, who.personId))
    .flatMap(({ content }) => content.lines.map(({ day }) => day))
    .toSorted();
const textsOf = async (who: Someone) =>
  (await listPersonMessages(who, who.personId)).map(({ text }) => text.replaceAll(/\s/g, " ")).join("\n");
const statesOf = async (who: Someone) =>
  (await listInvoices(who, who.personId)).map(({ standing }) => standing?.state);
const pay = async (amount: number, accountId = leo.accountId) => {
  const { counterId, system } = caen.canteen.purse;
  const money = { counterId, caller: "test", key: randomUUID(), kind: "credit", other: "cash" } as const;
  await system.transaction((tx) => applyHouseTransfer(tx, system, { ...money, accountId, amount }));
};
const newAccount = async () => {
  const [held] = await listAccounts(karim, leo.personId);
  if (!held) throw new TypeError("a new account is expected");
  return held;
};

test("what was consumed until then stays hers, sent or not; what follows is nobody's until an agent says whose, and her mandate takes none of it", async () => {
  const { canteen } = caen;
  await canteen.meal(leo, "2026-10-05");
  await canteen.issue();
  await caen.sign(jeanne);
  await canteen.meal(leo, "2026-11-09");
  house.clock.set("2026-11-10T09:00:00Z");
  const look = await checkSharedLeaving(jeanne, { personId: jeanne.personId, accountId: leo.accountId });
  expect(look).toMatchObject({ takesAlong: true, mustSay: false, refusal: null });
  expect(await leave()).toEqual({ again: false });

  // Leo begins an account without her debt; hers is hers alone.
  const next = await newAccount();
  expect(next).toMatchObject({ shared: false, balance: 0 });
  expect(next.accountId).not.toBe(leo.accountId);
  expect(await listAccounts(jeanne, jeanne.personId)).toMatchObject([
    { accountId: leo.accountId, shared: false, balance: -700 },
  ]);
  await canteen.meal(leo, "2026-11-10");
  await canteen.meal(leo, "2026-11-20");
  const { seriesId, mayor } = canteen;
  house.clock.set("2026-12-01T08:00:00Z");
  const { anomalies } = await getMonthPreview(mayor, { seriesId, month: "2026-11" });
  expect(anomalies).toMatchObject([{ what: "two_homes", cents: 700 }]);
  await canteen.issue("2026-11", "2026-12-01");
  expect(await daysOf(jeanne)).toEqual(["2026-10-05", "2026-11-09"]);
  expect(await daysOf(karim)).toEqual([]);

  // What the former account owed is hers: no agent names him for it. He pays what follows, and none of her
  // debt.
  await expect(canteen.namePayer(leo, karim, "2026-11-01")).rejects.toMatchObject({
    code: "invoices.payer_not_possible",
  });
  await canteen.namePayer({ ...leo, accountId: next.accountId }, karim, "2026-11-10");
  await canteen.issue("2026-11", "2026-12-02");
  expect(await daysOf(karim)).toEqual(["2026-11-10", "2026-11-20"]);
  await pay(700, next.accountId);
  expect(await statesOf(karim)).toEqual(["paid"]);
  expect((await statesOf(jeanne)).toSorted()).toEqual(["due", "late"]);

  const { collection, cents } = await caen.prepare("2026-12-21");
  expect(cents).toBe(700);
  const { debits } = await readCollection(caen.regie.regisseur, collection.id);
  expect(debits.map((one) => one.cents)).toEqual([350, 350]);
});

test("each is told, without a name, and reads nothing of what follows", async () => {
  const { canteen } = caen;
  await canteen.meal(leo, "2026-11-09");
  house.clock.set("2026-11-10T09:00:00Z");
  await leave();
  await canteen.meal(leo, "2026-11-20");
  expect(await textsOf(jeanne)).toContain("vous sera encore facturé");
  const told = await textsOf(karim);
  expect(told).toContain("Ce que l’ancien devait n’est pas à vous");
  expect(told.replaceAll(/courriel\.example/g, "")).not.toMatch(/Jeanne|Léo/);
  // Leo, and Karim for him, still read what was shared; she reads her own account, where the twentieth is
  // not.
  const days = async (who: Someone, personId = who.personId) =>
    (await listFormerAccounts(who, { personId, limit: 10 })).map(({ lines }) => lines.map(({ day }) => day));
  expect(await days(karim, leo.personId)).toEqual([["2026-11-09"]]);
  expect(await days(jeanne)).toEqual([]);
  const own = { personId: jeanne.personId, accountId: leo.accountId, limit: 10 };
  expect((await listLines(jeanne, own)).lines.map(({ day }) => day)).toEqual(["2026-11-09"]);
  const { accountId } = await newAccount();
  await expect(listLines(jeanne, { ...own, accountId })).rejects.toMatchObject({
    code: "counters.unknown_account",
  });
});

test("twice is once; an agent who had named her before names nobody after, and names her again if she is the one", async () => {
  const { canteen } = caen;
  house.clock.set("2026-11-10T09:00:00Z");
  await canteen.meal(leo, "2026-11-09");
  house.clock.set("2026-11-10T09:00:00Z");
  await canteen.namePayer(leo, jeanne, "2026-11-01");
  const [first, second] = await Promise.all([leave(), leave()]);
  expect([first.again, second.again].toSorted()).toEqual([false, true]);
  expect(await leave()).toEqual({ again: true });
  const next = await newAccount();
  await canteen.meal(leo, "2026-11-20");
  await canteen.issue("2026-11", "2026-12-01");
  expect(await daysOf(jeanne)).toEqual(["2026-11-09"]);
  await canteen.namePayer({ ...leo, accountId: next.accountId }, jeanne, "2026-11-11");
  await canteen.issue("2026-12", "2027-01-04");
  expect(await daysOf(jeanne)).toEqual(["2026-11-09", "2026-11-20"]);
});

test("an agent had named Karim and she has not paid: she settles first, sent or not, so that his money pays his; then the account stays with him", async () => {
  const { canteen } = caen;
  const asked = { personId: jeanne.personId, accountId: leo.accountId };
  const isOwed = async () => {
    const { takesAlong, refusal } = await checkSharedLeaving(jeanne, asked);
    expect({ takesAlong, refusal }).toEqual({ takesAlong: false, refusal: "counters.leave_owed" });
    await expect(leave()).rejects.toMatchObject({ code: "counters.leave_owed" });
    // At the desk as at home.
    await expect(endSharedHolding(caen.regie.regisseur, asked)).rejects.toMatchObject({
      code: "counters.leave_owed",
    });
    expect(await listAccounts(jeanne, jeanne.personId)).toMatchObject([{ shared: true }]);
  };
  await canteen.meal(leo, "2026-10-05");
  // Named, and nothing of his consumed yet: what follows would be his, and his money hers.
  house.clock.set("2026-10-06T09:00:00Z");
  await canteen.namePayer(leo, karim, "2026-10-06");
  await isOwed();
  await canteen.issue();
  await canteen.meal(leo, "2026-11-09");
  house.clock.set("2026-11-10T09:00:00Z");
  await isOwed();
  await pay(350);
  expect(await statesOf(jeanne)).toEqual(["paid"]);
  const look = await checkSharedLeaving(jeanne, asked);
  expect(look).toMatchObject({ takesAlong: false, otherPays: true, mustSay: false, refusal: null });
  expect(await leave()).toEqual({ again: false });
  expect(await newAccount()).toMatchObject({ accountId: leo.accountId, shared: false, balance: -350 });
  expect(await listAccounts(jeanne, jeanne.personId)).toEqual([]);
  expect(await textsOf(jeanne)).toContain("vous n’y deviez rien");
  expect(await textsOf(karim)).toContain("Si un agent a dit qui paie la suite, cela ne change pas");

  await canteen.meal(leo, "2026-11-20");
  await canteen.issue("2026-11", "2026-12-01");
  expect(await daysOf(jeanne)).toEqual(["2026-10-05"]);
  expect(await daysOf(karim)).toEqual(["2026-11-09", "2026-11-20"]);
  expect(await statesOf(jeanne)).toEqual(["paid"]);
  await pay(700);
  expect(await statesOf(karim)).toEqual(["paid"]);
});

test("he is named no more: the account stays while he owes of it, invoiced or not, and goes with her once he does not", async () => {
  const { canteen } = caen;
  const look = async () => {
    const asked = { personId: jeanne.personId, accountId: leo.accountId };
    const { takesAlong, otherPays } = await checkSharedLeaving(jeanne, asked);
    return { takesAlong, otherPays };
  };
  await canteen.meal(leo, "2026-10-05");
  await canteen.namePayer(leo, karim, "2026-10-01");
  await canteen.namePayer(leo, jeanne, "2026-10-05");
  expect(await look()).toEqual({ takesAlong: true, otherPays: false });
  await canteen.namePayer(leo, karim, "2026-10-01");
  house.clock.set("2026-10-06T09:00:00Z");
  await canteen.namePayer(leo, jeanne, "2026-10-06");
  expect(await look()).toEqual({ takesAlong: false, otherPays: true });
  await canteen.issue();
  expect(await daysOf(karim)).toEqual(["2026-10-05"]);
  expect(await look()).toEqual({ takesAlong: false, otherPays: true });
  await pay(350);
  expect(await look()).toEqual({ takesAlong: true, otherPays: false });
});

test("nobody leaves in her stead: not the other parent, nor her son, nor an agent who is not of the desk, nor one who is close", async () => {
  house.clock.set("2026-11-10T09:00:00Z");
  const asked = { personId: jeanne.personId, accountId: leo.accountId };
  const son = house.as({ kind: "person", personId: leo.personId }, caen.canteen.town);
  for (const who of [karim, son])
    await expect(endSharedHolding(who, asked)).rejects.toMatchObject({ code: "counters.leave_not_yours" });
  const { canteen } = caen;
  await expect(endSharedHolding(canteen.mayor, asked)).rejects.toMatchObject({
    code: "access.capability_missing",
  });
  const close = await anAgent(house, canteen.town, ["reception"], "Jeanne Lemoine");
  await expect(endSharedHolding(close, asked)).rejects.toMatchObject({ code: "payments.own_interest" });
  await expect(
    endSharedHolding(jeanne, { ...asked, accountId: parseId<"counterAccount">(randomUUID()) }),
  ).rejects.toMatchObject({ code: "counters.unknown_account" });
  // A child of the house is not of age.
  const { regisseur } = caen.regie;
  await expect(endSharedHolding(regisseur, { ...asked, personId: leo.personId })).rejects.toMatchObject({
    code: "counters.leave_minor",
  });
  expect(await listAccounts(jeanne, jeanne.personId)).toMatchObject([{ shared: true }]);
  expect(await endSharedHolding(regisseur, asked)).toEqual({ again: false });
});
