import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { defineCountersJobs, listAccounts, verifyCounter } from "../../ledger/counters/index.ts";
import { aCaller, aPurse, type Purse } from "../../ledger/counters/testing/a-purse.ts";
import {
  closeTill,
  formatClosingCsv,
  listClosings,
  listPayments,
  paymentsContribution,
  readClosing,
  readTill,
  refundMoney,
} from "./index.ts";
import { type ARegie, aRegie } from "./testing/a-regie.ts";

let house: TestRuntime;
let town: AuthorityId;
let purse: Purse;
let regie: ARegie;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  house.clock.set("2026-11-10T08:00:00Z");
  ({ id: town } = await aTown(house, { slug: "saint-lo", name: "Saint-Lô" }));
});
afterAll(() => house?.close());

let codes = 0;
/** Each story has its own purse and its own tills. */
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  codes += 1;
  purse = await aPurse(house, town);
  regie = await aRegie(house, town, purse, { code: `CAISSE${codes}` });
});

const cheque = { bank: "Crédit normand", number: "1234567", drawer: "M. et Mme Perdrix" };
const count = (cash: number, cheques = 0, reason = "") => ({
  id: parseId<"tillClosing">(randomUUID()),
  regieId: regie.regieId,
  cash,
  cheques,
  reason,
});
const refund = (
  facts: Partial<Parameters<typeof refundMoney>[1]> &
    Pick<Parameters<typeof refundMoney>[1], "personId" | "aboutId">,
) => ({
  id: parseId<"payment">(randomUUID()),
  regieId: regie.regieId,
  amount: 2_000,
  reason: "Versé deux fois",
  ...facts,
});
const balanceOf = async (person: Context, personId: Parameters<typeof listAccounts>[1]) =>
  (await listAccounts(person, personId))[0]?.balance;

describe("money at the desk", () => {
  test("puts twenty euros in the counter, with a receipt that its holder reads", async () => {
    const { person, ...holder } = await purse.holder();
    const payment = await regie.take(holder);
    expect(payment).toMatchObject({ means: "cash", amount: 2_000, credited: 2_000, day: "2026-11-30" });
    expect(payment.number).toMatch(/^CAISSE\d+-2026-000001-[A-Z0-9]{2}$/);
    expect(await balanceOf(person, holder.personId)).toBe(2_000);
    const [receipt] = await listPayments(person, holder.personId);
    // Another paid: their name is theirs, and of the régie.
    expect(receipt?.payment.words).toMatchObject({ payer: "", by: "" });
    const [seen] = await listPayments(regie.mandataire, holder.personId);
    expect(seen?.payment.words).toMatchObject({ payer: "Mme Perdrix", by: "Nora Sittelle" });
    const second = await regie.take(holder);
    expect(second.number).toMatch(/-000002-/);
  });

  test("a cheque keeps its bank, its number and whose account it is drawn on", async () => {
    const holder = await purse.holder();
    const payment = await regie.take({ ...holder, cheque, amount: 4_550 });
    expect(payment).toMatchObject({ means: "cheque", amount: 4_550 });
    expect(payment.words?.cheque).toEqual(cheque);
    const twice = { ...holder, id: payment.id, amount: 4_550 };
    expect((await regie.take({ ...twice, cheque })).number).toBe(payment.number);
    // Another cheque of the same amount, sent from the same form: it would be lost.
    await expect(regie.take({ ...twice, cheque: { ...cheque, number: "7654321" } })).rejects.toThrow(
      "payments.id_reused",
    );
    for (const wrong of [{ number: "12" }, { bank: " " }, { drawer: "" }])
      await expect(regie.take({ ...holder, cheque: { ...cheque, ...wrong } })).rejects.toThrow(
        "payments.cheque_not_valid",
      );
  });

  test("the same form sent ten times is one payment; for something else it is refused", async () => {
    const { person, ...holder } = await purse.holder();
    const id = parseId<"payment">(randomUUID());
    const answers = await Promise.all(Array.from({ length: 10 }, () => regie.take({ ...holder, id })));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect(await balanceOf(person, holder.personId)).toBe(2_000);
    await expect(regie.take({ ...holder, id, amount: 3_000 })).rejects.toThrow("payments.id_reused");
  });

  test("takes no amount that is not one, and says who paid", async () => {
    const holder = await purse.holder();
    for (const amount of [0, -100, 3.5, Number.NaN, 2 ** 53])
      await expect(regie.take({ ...holder, amount })).rejects.toThrow("payments.amount_not_valid");
    await expect(regie.take({ ...holder, payer: " " })).rejects.toThrow("payments.words_not_valid");
  });

  test("units are sold by whole numbers, at their price", async () => {
    const pool = await aPurse(house, town, { unit: "unit" }, await aCaller(house, town, `Piscine ${codes}`));
    const { personId, accountId, person } = await pool.holder();
    const sale = await aRegie(house, town, pool, { code: `PISCINE${codes}`, priceCents: 350 });
    expect(await sale.take({ personId, accountId, amount: 3_500 })).toMatchObject({
      amount: 3_500,
      credited: 10,
    });
    expect(await balanceOf(person, personId)).toBe(10);
    await expect(sale.take({ personId, accountId, amount: 3_501 })).rejects.toThrow(
      "payments.not_whole_units",
    );
    // The money of another counter is not for this régie.
    await expect(regie.take({ personId, accountId })).rejects.toThrow("payments.no_regie");
  });

  test("a refund is a receipt of its own, with its reason, never more than was paid", async () => {
    const { person, ...holder } = await purse.holder();
    const { id: aboutId } = await regie.take(holder);
    const part = refund({ ...holder, aboutId, amount: 500 });
    const back = await refundMoney(regie.mandataire, part);
    expect(back).toMatchObject({ kind: "refund", amount: 500, aboutId, means: "cash" });
    expect(back.words).toMatchObject({ reason: "Versé deux fois", payer: "Mme Perdrix" });
    expect(await refundMoney(regie.mandataire, part)).toMatchObject({ number: back.number });
    expect(await balanceOf(person, holder.personId)).toBe(1_500);
    await regie.take(holder);
    await expect(refundMoney(regie.mandataire, refund({ ...holder, aboutId }))).rejects.toThrow(
      "counters.over_refund",
    );
    await expect(refundMoney(regie.mandataire, refund({ ...holder, aboutId, reason: "" }))).rejects.toThrow(
      "payments.words_not_valid",
    );
  });

  test("a cheque is given back whole, by who took it, before its till is closed", async () => {
    const holder = await purse.holder();
    const { id: aboutId } = await regie.take({ ...holder, cheque });
    const whole = () => refund({ ...holder, aboutId });
    await expect(refundMoney(regie.regisseur, whole())).rejects.toThrow("payments.not_refundable");
    await expect(refundMoney(regie.mandataire, { ...whole(), amount: 100 })).rejects.toThrow(
      "payments.not_refundable",
    );
    await refundMoney(regie.mandataire, whole());
    expect(await readTill(regie.mandataire, regie.regieId)).toMatchObject({ cheque: 0, cheques: 0 });
    const other = await regie.take({ ...holder, cheque });
    await closeTill(regie.mandataire, count(0, 1));
    await expect(refundMoney(regie.mandataire, refund({ ...holder, aboutId: other.id }))).rejects.toThrow(
      "payments.not_refundable",
    );
  });

  test("cash is not given back from a till that does not have it", async () => {
    const holder = await purse.holder();
    const { id: aboutId } = await regie.take(holder);
    await expect(refundMoney(regie.regisseur, refund({ ...holder, aboutId }))).rejects.toThrow(
      "payments.not_enough_cash",
    );
  });
});

describe("the daily closing", () => {
  test("compares what was counted with the ledger, by means, and what follows belongs to the next day", async () => {
    const holder = await purse.holder();
    await regie.take(holder);
    await regie.take({ ...holder, cheque, amount: 4_550 });
    await regie.take({ ...holder, amount: 1_000 }, regie.regisseur);
    const closing = await closeTill(regie.mandataire, count(2_000, 1));
    expect(closing).toMatchObject({
      day: "2026-11-30",
      cashLedger: 2_000,
      difference: 0,
      chequeLedger: 4_550,
      cheques: 1,
      payments: 2,
      number: 1,
    });
    const after = await regie.take(holder);
    expect(after.day).toBe("2026-12-01");
    expect(await readTill(regie.mandataire, regie.regieId)).toMatchObject({ day: "2026-12-01", cash: 2_000 });
    await expect(closeTill(regie.mandataire, count(2_000))).rejects.toThrow("payments.closed_already");
    house.clock.set("2026-12-01T17:00:00Z");
    const next = await closeTill(regie.mandataire, count(2_000));
    expect(next).toMatchObject({
      number: 2,
      fromDay: "2026-12-01",
      cashLedger: 2_000,
      previous: closing.seal,
    });
  });

  test("a difference is explained, written, and never rewritten", async () => {
    const holder = await purse.holder();
    await regie.take(holder);
    await expect(closeTill(regie.mandataire, count(1_990))).rejects.toThrow(
      "payments.difference_unexplained",
    );
    const counted = count(1_990, 0, "Dix centimes rendus en trop");
    const closing = await closeTill(regie.mandataire, counted);
    expect(closing.difference).toBe(-10);
    expect(await closeTill(regie.mandataire, { ...counted, cash: 2_000 })).toEqual(closing);
    for (const rewriting of [
      "update till_closing set cash_counted = 2000",
      "update till_closing set reason = 'rien'",
      "delete from till_closing",
      "update payment set amount = 1990",
      "update payment set day = '2026-12-24'",
      "delete from payment",
    ])
      await expect(house.sqlAs("owner", rewriting)).rejects.toThrow(/never re(written|moved)/);
    for (const table of ["payment", "till_closing"]) {
      const [may] = await house.sqlAs(
        "owner",
        `select has_column_privilege('ardeco_app', '${table}', 'day', 'UPDATE') as update,
           has_table_privilege('ardeco_app', '${table}', 'DELETE') as delete`,
      );
      expect(may).toEqual({ update: false, delete: false });
    }
  });

  test("a till left open for days is closed with all that it holds", async () => {
    const holder = await purse.holder();
    await regie.take(holder);
    house.clock.set("2026-12-02T09:00:00Z");
    await regie.take(holder);
    expect(await closeTill(regie.mandataire, count(4_000))).toMatchObject({
      fromDay: "2026-11-30",
      day: "2026-12-02",
      payments: 2,
    });
  });

  test("is read by who made it, the régisseur and an auditor; its file adds up and runs no formula", async () => {
    const holder = await purse.holder();
    await regie.take({ ...holder, cheque: { ...cheque, drawer: "=HYPERLINK(1)" }, amount: 4_550 });
    const { id } = await closeTill(regie.mandataire, count(0, 1));
    const auditor = await anAgent(house, town, ["auditor"], "Inès Grèbe");
    for (const reader of [regie.mandataire, regie.regisseur, auditor])
      expect((await readClosing(reader, id)).payments).toHaveLength(1);
    const text = formatClosingCsv(await readClosing(regie.regisseur, id));
    expect(text).toContain(";chèque;45,50;Crédit normand;1234567;'=HYPERLINK(1);");
    expect(text).toContain("Écart;;0,00");
    const stranger = await anAgent(house, town, ["reception", "validator"], "Paul Vison");
    await expect(readClosing(stranger, id)).rejects.toThrow("payments.unknown_closing");
    expect((await listClosings(stranger, regie.regieId)).closings).toEqual([]);
  });

  test("leaves a ledger that verifies", async () => {
    const holder = await purse.holder();
    const { id: aboutId } = await regie.take(holder);
    await refundMoney(regie.mandataire, refund({ ...holder, aboutId }));
    const auditor = await anAgent(house, town, ["auditor"], "Inès Grèbe");
    expect((await verifyCounter(auditor, purse.counterId)).faults).toEqual([]);
  });
});

test("erased, nobody's name stays on a receipt, and figures do", async () => {
  const { personId, accountId, person } = await purse.holder();
  await regie.take({ personId, accountId });
  const told = await person.transaction((tx) => paymentsContribution.exportPerson(tx, person, personId));
  expect(told).toMatchObject({ paiements: [{ verse_par: null, montant_en_centimes: 2_000 }] });
  await purse.system.transaction((tx) => paymentsContribution.erasePerson(tx, purse.system, personId));
  const [row] = await house.sqlAs(
    "owner",
    `select words, amount from payment where account_id = '${accountId}'`,
  );
  expect(row).toMatchObject({ words: null, amount: 2_000 });
  await closeTill(regie.mandataire, count(2_000));
});
