import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import { aGuardian } from "../../../identity/households/testing/a-guardian.ts";
import { debit } from "../../../ledger/counters/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import { listDebited } from "../../debits/index.ts";
import {
  endEase,
  type InvoiceId,
  listEases,
  listOwnEases,
  requestPaymentHelp,
  sendLateReminders,
  setReminders,
  suspendReminders,
} from "../index.ts";
import type { Canteen, Member, Someone } from "../testing/a-canteen.ts";
import { aFamilyReminded } from "../testing/a-family-reminded.ts";

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
  ({ caen, jeanne, leo, invoiceId } = await aFamilyReminded(house, 5_000));
});

const lettersOf = async (who: Someone) =>
  (await listPersonMessages(who, who.personId))
    .map(({ text }) => text.replaceAll(/\s/g, " "))
    .filter((text) => /reste .* à payer/.test(text));

/** What the job of that day sends. */
async function on(day: string): Promise<number> {
  const before = (await lettersOf(jeanne)).length;
  house.clock.set(`${day}T08:10:00Z`);
  await sendLateReminders(house.system(caen.town), listDebited);
  return (await lettersOf(jeanne)).length - before;
}

describe("an invoice whose date has passed", () => {
  test("is reminded of three times at most, on its days, each once, and told in the journal", async () => {
    expect(await on("2026-12-03")).toBe(0);
    expect(await on("2026-12-12")).toBe(1);
    expect(await on("2026-12-12")).toBe(0);
    expect(await on("2026-12-31")).toBe(0);
    expect(await on("2027-01-01")).toBe(1);
    expect(await on("2027-02-01")).toBe(1);
    for (const day of ["2027-02-20", "2027-04-01", "2027-08-01"]) expect(await on(day)).toBe(0);
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    expect(entries.filter(({ action }) => action === "invoices.reminded")).toHaveLength(3);
  });

  test("is looked at on the days on which a letter may leave, and no more once its letters left", async () => {
    const looked = async (day: string) => {
      house.clock.set(`${day}T08:10:00Z`);
      const sent = vi.spyOn(Client.prototype, "query");
      try {
        await sendLateReminders(house.system(caen.town), listDebited);
        return sent.mock.calls.filter(([asked]) => JSON.stringify(asked).includes("pg_advisory_xact_lock"))
          .length;
      } finally {
        sent.mockRestore();
      }
    };
    // Before the first day, within a week of a letter, and after the last one: nothing is opened.
    expect(await looked("2026-12-11")).toBe(0);
    expect(await looked("2026-12-12")).toBe(1);
    expect(await looked("2026-12-18")).toBe(0);
    expect(await looked("2026-12-31")).toBe(0);
    expect(await looked("2027-01-01")).toBe(1);
    expect(await looked("2027-02-01")).toBe(1);
    expect(await looked("2027-02-20")).toBe(0);
    expect(await lettersOf(jeanne)).toHaveLength(3);
  });

  test("is reminded of with kindness: what is left, who helps, how to say that it is hard, and never a threat", async () => {
    await on("2026-12-12");
    const [letter] = await lettersOf(jeanne);
    expect(letter).toContain("Il reste 50,00 € à payer à Régie périscolaire");
    expect(letter).toContain("C’est peut-être un oubli");
    expect(letter).toContain("Le CCAS vous reçoit sans rendez-vous");
    // On paper, as nothing says that she reads her mail here.
    expect(letter).toContain("Dites à l’accueil que vous avez du mal à payer.");
    expect(letter).toContain("Quoi qu’il arrive, les enfants restent accueillis.");
    expect(letter).not.toMatch(
      /poursuite|huissier|sanction|exclu|radi|suspen|sous peine|saisie|majoration|mise en demeure/i,
    );
  });

  test("of which something is left in two months is one letter, with the sum of both", async () => {
    await caen.meal(leo, "2026-11-05", { amount: 1_000 });
    await caen.issue("2026-11", "2026-12-01");
    await on("2027-01-15");
    const letters = await lettersOf(jeanne);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain("60,00 €");
  });

  test("is not reminded of once it is paid, nor before its town says when", async () => {
    await setReminders(caen.mayor, { seriesId: caen.seriesId, days: [] });
    expect(await on("2026-12-20")).toBe(0);
    await setReminders(caen.mayor, { seriesId: caen.seriesId, days: [10] });
    await caen.purse.byHouse({ kind: "credit", accountId: leo.accountId, amount: 5_000 });
    expect(await on("2026-12-21")).toBe(0);
  });

  test("is never reminded of to a child: a mother of sixteen is met, not written to", async () => {
    const awa = await caen.parent({ given_name: "Awa", birthdate: "2010-06-01" });
    await caen.meal(await caen.child([awa], { name: "Zoé", birthdate: "2026-01-02" }), "2026-10-06");
    expect((await caen.issue()).invoices).toHaveLength(1);
    expect(await on("2026-12-14")).toBe(1);
    expect(await lettersOf(awa)).toEqual([]);
  });

  test("of an adult under guardianship is told to the guardian, of whom it is, with a link to their invoices; not to the adult, whom nothing reaches", async () => {
    const paul = await aGuardian(house, caen.town, { of: jeanne.personId });
    expect(await on("2026-12-12")).toBe(0);
    const [letter, ...more] = (await paul.readMail()).filter(({ subject }) => subject.includes("rappel"));
    expect(more).toEqual([]);
    expect(letter?.subject).toMatch(/^Jeanne – /);
    expect(letter?.text).toContain("Ce message concerne Jeanne, que vous représentez ou accompagnez.");
    expect(letter?.text).toContain("Il reste 50,00 € à payer à Régie périscolaire");
    expect(letter?.text).toContain(`/espace/factures?pour=${jeanne.personId}`);
    expect(letter?.text).toContain(`/espace/factures/aide?pour=${jeanne.personId}`);
    // He says that it is hard, in her stead: nothing more leaves until an agent answers, and he reads the
    // answer.
    await requestPaymentHelp(paul, { personId: jeanne.personId, words: "Elle touche l’AAH." });
    await on("2027-01-01");
    expect((await paul.readMail()).filter(({ subject }) => subject.includes("rappel"))).toHaveLength(1);
    const [ease] = (await listEases(caen.mayor, caen.seriesId)).eases;
    await endEase(caen.mayor, { id: ease?.id ?? "", answer: "Le CCAS vous appelle.", until: null });
    expect((await paul.readMail()).map(({ text }) => text).join()).toContain("Le CCAS vous appelle.");
  });

  test("is reminded of to who assists, and to the adult, who pays: two letters, one reminder", async () => {
    const paul = await aGuardian(house, caen.town, { of: jeanne.personId, measure: "curatelle" });
    expect(await on("2026-12-12")).toBe(1);
    expect((await paul.readMail()).filter(({ subject }) => subject.includes("rappel"))).toHaveLength(1);
    expect((await lettersOf(jeanne))[0]).not.toContain("Ce message concerne");
  });

  test("is reminded of to no child who typed an age of their own while a parent acts for them", async () => {
    const validated = { given_name: "Awa", family_name: "Lemoine" };
    const awa = await aPerson(house, caen.town, { validated, declared: { birthdate: "1990-05-06" } });
    const agent = await anAgent(house, caen.town, ["reception", "validator"]);
    await agent.transaction(async (tx) => {
      const link = { representativeId: jeanne.personId, representedId: awa.personId };
      const id = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
      await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
    });
    await caen.meal(await caen.child([awa], { name: "Zoé" }), "2026-10-06");
    expect((await caen.issue()).invoices).toHaveLength(1);
    await on("2026-12-14");
    expect(await lettersOf(awa)).toEqual([]);
    expect(await lettersOf(jeanne)).toHaveLength(1);
  });

  test("whatever was written, the meal is served", async () => {
    for (const day of ["2026-12-12", "2027-01-01", "2027-02-01"]) await on(day);
    house.clock.set("2027-03-01T11:00:00Z");
    const { canteen, system, counterId } = caen.purse;
    const subject = computePairwiseSubject(system, canteen.service, leo.personId);
    const meal = await debit(system, canteen, { counterId, subject, amount: 350, key: randomUUID() });
    expect(meal.balance).toBe(-5_350);
  });
});

describe("somebody who finds it hard to pay", () => {
  test("says so in one line: nothing leaves until an agent answers, and then not before the day they agreed", async () => {
    house.clock.set("2026-12-04T08:00:00Z");
    await requestPaymentHelp(jeanne, {
      personId: jeanne.personId,
      words: "Je peux payer 20 euros par mois.",
    });
    await requestPaymentHelp(jeanne, { personId: jeanne.personId, words: "Encore." });
    expect(await on("2026-12-12")).toBe(0);
    const { eases } = await listEases(caen.mayor, caen.seriesId);
    expect(eases.map(({ name, words, kind }) => [name, words, kind])).toEqual([
      ["Jeanne Lemoine", "Je peux payer 20 euros par mois.", "help"],
    ]);
    const id = eases[0]?.id ?? "";
    const answer = "20 euros par mois, comme convenu.";
    await endEase(caen.mayor, { id, answer, until: "2027-02-28" });
    await endEase(caen.mayor, { id, answer: "Encore.", until: null });
    expect(await on("2027-02-26")).toBe(0);
    expect(await on("2027-03-01")).toBe(1);
    const [held, asked] = await listOwnEases(jeanne, jeanne.personId);
    expect([held?.kind, held?.until, asked?.answer]).toEqual(["pause", "2027-02-28", answer]);
    const messages = await listPersonMessages(jeanne, jeanne.personId);
    expect(messages.some(({ text }) => text.includes(answer))).toBe(true);
  });

  test("or an agent holds the reminders, with a reason that they read, a year at most", async () => {
    const { mayor } = caen;
    house.clock.set("2026-12-04T08:00:00Z");
    const reason = "Plan convenu avec le CCAS.";
    await suspendReminders(mayor, { invoiceId, until: "2027-01-15", reason });
    expect([await on("2026-12-14"), await on("2027-01-15"), await on("2027-01-18")]).toEqual([0, 0, 1]);
    for (const until of ["2027-01-18", "2029-01-01", "bientôt"])
      await expect(suspendReminders(mayor, { invoiceId, until, reason })).rejects.toMatchObject({
        code: "invoices.until_not_valid",
      });
    await expect(
      suspendReminders(mayor, { invoiceId, until: "2027-02-01", reason: " " }),
    ).rejects.toMatchObject({ code: "invoices.reason_missing" });
  });

  test("is read by nobody else, and answered by no friend; where nothing is owed, nothing is asked", async () => {
    const stranger = await caen.parent();
    const words = "Pour voir.";
    await expect(requestPaymentHelp(stranger, { personId: jeanne.personId, words })).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await expect(listOwnEases(stranger, jeanne.personId)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await expect(requestPaymentHelp(stranger, { personId: stranger.personId, words })).rejects.toMatchObject({
      code: "invoices.nothing_to_pay",
    });
    const desk = await anAgent(house, caen.town, ["reception", "validator", "service_manager"]);
    await expect(listEases(desk, caen.seriesId)).rejects.toMatchObject({ code: "access.capability_missing" });
    await requestPaymentHelp(jeanne, { personId: jeanne.personId, words });
    const { eases } = await listEases(caen.mayor, caen.seriesId);
    const friend = await anAgent(house, caen.town, ["authority_administrator"], "Jeanne Lemoine");
    await expect(
      endEase(friend, { id: eases[0]?.id ?? "", answer: "Par amitié.", until: null }),
    ).rejects.toMatchObject({ code: "invoices.own_interest" });
  });
});

test("a schedule is three days at most, in order, a week apart", async () => {
  const { mayor, seriesId } = caen;
  for (const days of [[4], [10, 12], [30, 10], [10, 20, 30, 40], [181], [10.5], [Number.NaN]])
    await expect(setReminders(mayor, { seriesId, days })).rejects.toMatchObject({
      code: "invoices.reminders_not_valid",
    });
  await expect(
    house.sqlAs("owner", "update invoice_series set reminder_days = '{10,20,30,40}' where id = $1", [
      seriesId,
    ]),
  ).rejects.toThrow(/three_reminders_at_most/);
});
