import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aGuardian } from "../../../identity/households/testing/a-guardian.ts";
import { debit } from "../../../ledger/counters/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import {
  listAtBank,
  listDebited,
  readDebits,
  sendCollection,
  startCollectionPreparation,
} from "../../debits/index.ts";
import { aDirectDebit } from "../../debits/testing/a-direct-debit.ts";
import {
  createPlan,
  endEase,
  endPlan,
  type InvoiceId,
  listEases,
  listInvoices,
  listOpenInvoices,
  listOwnEases,
  listOwnPlans,
  listPlans,
  readToPlan,
  requestPaymentHelp,
  runDailyPlans,
  sendLateReminders,
} from "../index.ts";
import type { Canteen, Member, Someone } from "../testing/a-canteen.ts";
import { aFamilyReminded } from "../testing/a-family-reminded.ts";
import { computeInstalmentStandings, computeInstalments } from "./plan-rules.ts";

let house: TestRuntime;
let caen: Canteen;
let jeanne: Someone;
let leo: Member;
let invoiceId: InvoiceId;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  ({ caen, jeanne, leo, invoiceId } = await aFamilyReminded(house, 10_000));
});

/** A hundred euros in four times, from 20 November. */
async function agreed(
  facts: { readonly about?: string; readonly count?: number; readonly first?: string } = {},
) {
  const { mayor, seriesId } = caen;
  const about = facts.about ?? invoiceId;
  const { leftCents: total } = await readToPlan(mayor, { seriesId, about });
  const id = randomUUID();
  const plan = { count: 4, first: "2026-11-20", words: "Comme convenu au téléphone.", ...facts };
  await createPlan(mayor, { ...plan, id, seriesId, about, total }, listAtBank);
  return id;
}

const plan = async () => (await listOwnPlans(jeanne, jeanne.personId))[0];
const pay = (amount: number) => caen.purse.byHouse({ kind: "credit", accountId: leo.accountId, amount });
const letters = async () =>
  (await listPersonMessages(jeanne, jeanne.personId)).map(({ text }) => text.replaceAll(/\s/g, " "));

/** The letters that the jobs of that day wrote. */
async function on(day: string): Promise<readonly string[]> {
  const before = await letters();
  house.clock.set(`${day}T08:30:00Z`);
  await sendLateReminders(house.system(caen.town), listDebited);
  await runDailyPlans(house.system(caen.town));
  const known = new Set(before);
  return (await letters()).filter((text) => !known.has(text));
}

describe("somebody who pays in several times", () => {
  test("asked, was answered with days and amounts, and reads them; nothing of it is reminded of meanwhile", async () => {
    await requestPaymentHelp(jeanne, {
      personId: jeanne.personId,
      words: "Je peux payer 25 euros par mois.",
    });
    const { eases } = await listEases(caen.mayor, caen.seriesId);
    await agreed({ about: eases[0]?.id ?? "" });
    expect(await listOwnEases(jeanne, jeanne.personId)).toMatchObject([
      { endedOn: "2026-11-02", answer: "Comme convenu au téléphone." },
    ]);
    expect(await plan()).toMatchObject({
      totalCents: 10_000,
      paidCents: 0,
      instalments: [
        { on: "2026-11-20", cents: 2_500, state: "due" },
        { on: "2026-12-20", cents: 2_500, state: "due" },
        { on: "2027-01-20", cents: 2_500, state: "due" },
        { on: "2027-02-20", cents: 2_500, state: "due" },
      ],
    });
    const told = (await letters()).find((text) => text.includes("Nous en sommes convenus")) ?? "";
    expect(told).toContain("100,00 € à Régie périscolaire en 4 fois");
    expect(told).toContain("20 décembre 2026 : 25,00 €");
    expect(told).not.toMatch(/poursuite|saisie|huissier|exclu/);
    await pay(2_500);
    // The date of the invoice passed ten days ago: the plan speaks, and reminders do not.
    expect(await on("2026-12-12")).toEqual([]);
  });

  test("under guardianship: the guardian is told of what was agreed, of each day, and of the end", async () => {
    const paul = await aGuardian(house, caen.town, { of: jeanne.personId });
    await agreed();
    const said = async () => (await paul.readMail()).filter(({ subject }) => subject.startsWith("Jeanne – "));
    expect((await said()).map(({ text }) => text).join()).toContain(
      "100,00 € à Régie périscolaire en 4 fois",
    );
    expect(await on("2026-11-16")).toEqual([]);
    await pay(10_000);
    expect(await on("2026-11-18")).toEqual([]);
    expect((await said()).map(({ subject }) => subject.replace(/ – Ville.*/, ""))).toEqual(
      expect.arrayContaining([
        "Jeanne – Votre échéancier",
        "Jeanne – Votre prochaine échéance",
        "Jeanne – Votre échéancier est terminé",
      ]),
    );
  });

  test("is told five days before each day, once, and a week after when nothing came; a payment ahead counts", async () => {
    await agreed();
    expect(await on("2026-11-13")).toEqual([]);
    const [soon, ...more] = await on("2026-11-16");
    expect(soon).toContain("Le vendredi 20 novembre 2026, 25,00 € sont à payer");
    expect(more).toEqual([]);
    expect(await on("2026-11-17")).toEqual([]);
    const [late] = await on("2026-11-27");
    expect(late).toContain("C’est peut-être un oubli");
    expect(late).toContain("les enfants restent accueillis");
    await pay(4_000);
    expect((await plan())?.instalments.map(({ state, paid }) => [state, paid])).toEqual([
      ["paid", 2_500],
      ["partly", 1_500],
      ["due", 0],
      ["due", 0],
    ]);
    const [second] = await on("2026-12-17");
    expect(second).toContain("10,00 € sont à payer");
    await pay(6_000);
    const [over] = await on("2026-12-18");
    expect(over).toContain("Tout est payé");
    expect(await plan()).toMatchObject({ outcome: "kept", endedOn: "2026-12-18" });
  });

  test("and pays nothing for a month: it ends with a message, all is as before, and the children eat", async () => {
    await agreed();
    expect(await on("2026-11-27")).toHaveLength(1);
    expect(await on("2026-12-19")).toEqual([]);
    const said = (await on("2026-12-21")).join(" ");
    expect(said).toContain("s’arrête, car une échéance attend depuis plus d’un mois. Il reste 100,00 €");
    expect(said).toContain("Nous pouvons en convenir d’un autre");
    expect(await plan()).toMatchObject({ outcome: "broken" });
    // Back to ordinary: the reminder of its date leaves the next day.
    expect((await on("2026-12-22")).join(" ")).toMatch(/Il reste 100,00 € à payer/);
    const { canteen, system, counterId } = caen.purse;
    const subject = computePairwiseSubject(system, canteen.service, leo.personId);
    const meal = { counterId, subject, amount: 350, label: "Repas", key: randomUUID() };
    expect(await debit(system, canteen, meal)).toMatchObject({ id: expect.any(String) });
    // Another one may be agreed.
    await agreed({ first: "2027-01-10", count: 10 });
    expect(await plan()).toMatchObject({
      outcome: null,
      instalments: expect.objectContaining({ length: 10 }),
    });
  });

  test("does not break, and is not written to, while they wait for an answer", async () => {
    await agreed();
    await requestPaymentHelp(jeanne, { personId: jeanne.personId, words: "Je n’ai rien ce mois-ci." });
    expect(await on("2026-11-16")).toEqual([]);
    expect(await on("2027-01-20")).toEqual([]);
    expect(await plan()).toMatchObject({ outcome: null });
  });

  test("breaks only after a letter and three weeks to answer it: not the morning after a late answer, a pause, or a job that did not run", async () => {
    await agreed();
    await requestPaymentHelp(jeanne, { personId: jeanne.personId, words: "Je n’ai rien ce mois-ci." });
    expect(await on("2026-12-27")).toEqual([]);
    const { eases } = await listEases(caen.mayor, caen.seriesId);
    await endEase(caen.mayor, { id: eases[0]?.id ?? "", answer: "Payez quand vous pouvez.", until: null });
    const [late, ...more] = await on("2026-12-28");
    expect([late, more]).toEqual([expect.stringContaining("C’est peut-être un oubli"), []]);
    expect(await plan()).toMatchObject({ outcome: null });
    // A pause after that letter takes none of their days either.
    await requestPaymentHelp(jeanne, { personId: jeanne.personId, words: "Encore un peu." });
    house.clock.set("2027-01-10T09:00:00Z");
    const again = await listEases(caen.mayor, caen.seriesId);
    await endEase(caen.mayor, { id: again.eases[0]?.id ?? "", answer: "D’accord.", until: null });
    await on("2027-01-25");
    expect(await plan()).toMatchObject({ outcome: null });
    await on("2027-02-02");
    expect(await plan()).toMatchObject({ outcome: "broken" });
  });

  test("agreed from an invoice, answers what they had asked; its form sent again once it ended agrees nothing", async () => {
    await requestPaymentHelp(jeanne, {
      personId: jeanne.personId,
      words: "Je reprends le travail en janvier.",
    });
    const { mayor, seriesId } = caen;
    const shown = await readToPlan(mayor, { seriesId, about: invoiceId });
    expect(shown.words).toBe("Je reprends le travail en janvier.");
    const id = await agreed();
    expect((await listEases(mayor, seriesId)).eases).toEqual([]);
    const asked = { id, seriesId, about: invoiceId, count: 4, first: "2026-11-20", total: 10_000, words: "" };
    await createPlan(mayor, asked, listAtBank);
    await endPlan(mayor, { id, seriesId, reason: "Erreur de saisie." });
    await expect(createPlan(mayor, asked, listAtBank)).rejects.toThrow("invoices.changed_meanwhile");
    expect(await listPlans(mayor, seriesId)).toEqual([]);
  });

  test("agrees it with no friend, nor twice, nor for what moved; an agent ends it with a reason that they read", async () => {
    const { mayor, seriesId, town } = caen;
    const asked = { id: randomUUID(), seriesId, about: invoiceId, count: 4, first: "2026-11-20", words: "" };
    const refused = (facts: object, by = mayor) =>
      createPlan(by, { ...asked, total: 10_000, id: randomUUID(), ...facts }, listAtBank).then(
        () => "agreed",
        (error: { code: string }) => error.code,
      );
    expect(await refused({ count: 1 })).toBe("invoices.plan_count");
    expect(await refused({ count: 25 })).toBe("invoices.plan_count");
    expect(await refused({ first: "2026-11-02" })).toBe("invoices.plan_first");
    expect(await refused({ first: "2027-02-01" })).toBe("invoices.plan_first");
    expect(await refused({ total: 9_999 })).toBe("invoices.changed_meanwhile");
    expect(await refused({ about: randomUUID() })).toBe("invoices.unknown");
    const desk = await anAgent(house, town, ["reception", "validator"]);
    expect(await refused({}, desk)).toBe("access.capability_missing");
    const namesake = await anAgent(house, town, ["authority_administrator"], "Jeanne Lemoine");
    expect(await refused({}, namesake)).toBe("invoices.own_interest");
    const id = await agreed();
    expect(await refused({})).toBe("invoices.plan_running");
    await expect(endPlan(namesake, { id, seriesId, reason: "Fin." })).rejects.toMatchObject({
      code: "invoices.own_interest",
    });
    expect(await refused({ words: "D’accord\u202e" })).toBe("invoices.characters");
    await expect(endPlan(mayor, { id, seriesId, reason: "Fin\u200b." })).rejects.toThrow(
      "invoices.characters",
    );
    await expect(endPlan(mayor, { id, seriesId, reason: " " })).rejects.toMatchObject({
      code: "invoices.reason_missing",
    });
    await endPlan(mayor, { id, seriesId, reason: "Vous avez préféré payer en une fois." });
    expect(await plan()).toMatchObject({ outcome: "ended" });
    expect((await letters()).join(" ")).toContain("Vous avez préféré payer en une fois.");
    expect(await listPlans(mayor, seriesId)).toEqual([]);
  });

  test("is read by nobody else; their journal says when it was agreed, and who looked", async () => {
    await agreed();
    const karim = await caen.parent({ given_name: "Karim" });
    await expect(listOwnPlans(karim, jeanne.personId)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    const { id: other } = await aTown(house, { slug: "autre" });
    const elsewhere = await anAgent(house, other, ["authority_administrator"]);
    await expect(listPlans(elsewhere, caen.seriesId)).rejects.toMatchObject({
      code: "invoices.unknown_series",
    });
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    const actions = entries.map(({ action }) => action);
    expect(actions).toContain("invoices.plan_agreed");
    expect(actions).toContain("invoices.help_read");
    const [row] = await house.sqlAs<{ content: Buffer }>(
      "owner",
      "select content from invoice_plan where authority_id = $1",
      [caen.town],
    );
    // As bytes: written as text with octal escapes, sealed content shows such figures by chance.
    expect(row?.content.toString("latin1")).not.toMatch(/2026|2500|Lemoine/);
    await expect(
      house.sqlAs("owner", "update invoice_plan set agreed_on = '2020-01-01' where authority_id = $1", [
        caen.town,
      ]),
    ).rejects.toThrow(/never rewritten/);
  });
});

test("direct debit takes no invoice of a plan, prepared after it or before; it takes the others, and again once it ended", async () => {
  const direct = await aDirectDebit(house, caen.town, "FCANTINE");
  const { canteen, regie } = direct;
  const zoe = await canteen.parent();
  const child = await canteen.child([zoe]);
  await canteen.meal(child, "2026-10-06", { amount: 6_000 });
  const [invoice] = (await canteen.issue()).invoices;
  await direct.sign(zoe);
  const { seriesId } = canteen;
  const open = async () => {
    const system = house.system(caen.town);
    return system.transaction((tx) => listOpenInvoices(tx, system, { seriesId, personId: zoe.personId }));
  };
  const { leftCents: total } = await readToPlan(canteen.mayor, { seriesId, about: invoice?.id ?? "" });
  const id = randomUUID();
  await createPlan(
    canteen.mayor,
    {
      id,
      seriesId,
      about: invoice?.id ?? "",
      total,
      count: 3,
      first: "2026-11-20",
      words: "",
    },
    listAtBank,
  );
  expect((await open()).map(({ planned, left }) => [planned, left])).toEqual([[true, 6_000]]);
  // Nothing is taken before it is due, 2 December.
  const collectOn = "2026-12-07";
  expect((await readDebits(regie.regisseur, seriesId)).soonest <= collectOn).toBe(true);
  const asking = () =>
    startCollectionPreparation(regie.regisseur, {
      id: randomUUID() as never,
      seriesId,
      collectOn,
    });
  await expect(asking()).rejects.toMatchObject({ code: "debits.nothing_to_take" });
  await endPlan(canteen.mayor, { id, seriesId, reason: "Le prélèvement lui va mieux." });
  const { collection, ...taken } = await asking();
  expect(taken).toMatchObject({ debits: 1, cents: 6_000 });
  await sendCollection(regie.regisseur, collection.id);
  const late = { seriesId, about: invoice?.id ?? "", total, count: 3, first: "2026-11-20", words: "" };
  await expect(createPlan(canteen.mayor, { id: randomUUID(), ...late }, listAtBank)).rejects.toMatchObject({
    code: "invoices.plan_debited",
  });
  expect(await listInvoices(zoe, zoe.personId)).toHaveLength(1);
});

test("instalments always sum to what is owed, and what is paid to what was given, whatever the figures", () => {
  for (let total = 200; total < 40_000; total += 137)
    for (const count of [2, 3, 7, 24]) {
      const all = computeInstalments(total, { count, first: "2026-01-31" });
      expect(all.reduce((sum, { cents }) => sum + cents, 0)).toBe(total);
      expect(all.every(({ cents }) => cents > 0)).toBe(true);
      for (const paid of [0, 1, Math.floor(total / 3), total, total + 5]) {
        const stands = computeInstalmentStandings(all, paid, "2026-06-01");
        expect(stands.reduce((sum, one) => sum + one.paid, 0)).toBe(Math.min(paid, total));
      }
    }
});
