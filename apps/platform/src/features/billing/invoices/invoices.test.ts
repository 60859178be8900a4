import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { debit, listAccounts, refundServiceTransfer } from "../../ledger/counters/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { listAtBank } from "../debits/index.ts";
import { creditInvoice, getMonthPreview, listInvoices, readInvoice, setSeries } from "./index.ts";
import { aCanteen, type Canteen } from "./testing/a-canteen.ts";

let house: TestRuntime;
let towns = 0;
let caen: Canteen;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
});

describe("a month of meals", () => {
  test("is one invoice for the parent who pays, line by line, in a month and in cents", async () => {
    const jeanne = await caen.parent();
    const [leo, awa] = [await caen.child([jeanne]), await caen.child([jeanne], { name: "Awa" })];
    await caen.meal(leo, "2026-10-05");
    await caen.meal(leo, "2026-10-06", { amount: 390 });
    await caen.meal(awa, "2026-10-06", { amount: 210 });
    await caen.meal(leo, "2026-11-02", { amount: 999 });
    const { invoices, already } = await caen.issue();
    expect([invoices.length, already]).toEqual([1, 0]);
    const [own] = await listInvoices(jeanne, jeanne.personId);
    expect(own?.invoice).toMatchObject({
      kind: "invoice",
      month: "2026-10",
      totalCents: 950,
      issuedOn: "2026-11-02",
      dueOn: "2026-12-02",
    });
    expect(own?.invoice.number).toMatch(/^CANTINE-2026-000001-[A-Z0-9]{2}$/);
    expect(own?.content.payerName).toBe("Jeanne Lemoine");
    expect(own?.content.lines.map(({ member, day, cents, label }) => [member, day, cents, label])).toEqual([
      ["Awa", "2026-10-06", 210, "Repas du 2026-10-06"],
      ["Léo", "2026-10-05", 350, "Repas du 2026-10-05"],
      ["Léo", "2026-10-06", 390, "Repas du 2026-10-06"],
    ]);
    expect(own?.standing).toEqual({ state: "due", credited: 0, paid: 0, left: 950 });
  });

  test("tells the family by message, by its journal, and says who helps; the child’s journal knows it too", async () => {
    const jeanne = await caen.parent({ email: "jeanne@courriel.example" });
    const leo = await caen.child([jeanne]);
    await caen.meal(leo, "2026-10-05");
    await caen.issue();
    const told = async (personId: PersonId) =>
      (await readPersonJournal(jeanne, personId)).entries.map(({ action }) => action);
    expect(await told(jeanne.personId)).toContain("invoices.issued");
    expect(await told(leo.personId)).toContain("invoices.consumption_invoiced");
    const [message] = await listPersonMessages(jeanne, jeanne.personId);
    const said = (message?.text ?? "").replaceAll(/\s/g, " ");
    expect(said).toContain("Votre facture d’octobre 2026 est prête");
    expect(said).toContain("3,50 €, à payer avant le mercredi 2 décembre 2026");
    expect(said).toContain("Le CCAS vous reçoit sans rendez-vous");
    expect(said).toContain("Quoi qu’il arrive, les enfants restent accueillis.");
    expect(said).not.toMatch(/poursuite|huissier|sanction|exclu|radi|suspen|sous peine/i);
  });

  test("issued again, or by five agents at once, changes nothing, and numbers have no hole", async () => {
    for (let family = 0; family < 6; family += 1) {
      const parent = await caen.parent();
      await caen.meal(await caen.child([parent]), "2026-10-05");
    }
    const runs = await Promise.all(Array.from({ length: 5 }, () => caen.issue()));
    expect(runs.reduce((sum, { invoices }) => sum + invoices.length, 0)).toBe(6);
    const serials = await house.sqlAs<{ serial: number }>(
      "owner",
      "select serial from invoice where authority_id = $1 order by serial",
      [caen.town],
    );
    expect(serials.map(({ serial }) => serial)).toEqual([1, 2, 3, 4, 5, 6]);
    const again = await caen.issue();
    expect([again.invoices, again.creditNotes]).toEqual([[], []]);
  });

  test("is not invoiced before it is over, nor for what is no month, nor by who may not", async () => {
    await expect(caen.issue("2026-11", "2026-11-30")).rejects.toMatchObject({
      code: "invoices.month_not_over",
    });
    for (const month of ["2026-13", "0000-05", "0001-12"])
      await expect(caen.issue(month)).rejects.toMatchObject({ code: "invoices.month_not_valid" });
    const { seriesId, town } = caen;
    const desk = await anAgent(house, town, ["reception", "validator", "service_manager"]);
    await expect(getMonthPreview(desk, { seriesId, month: "2026-10" })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test("is prepared without sending anything, with what to look at first; whose name is shown is told", async () => {
    const { seriesId, mayor } = caen;
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    await caen.meal(await caen.child([jeanne]), "2026-10-05");
    const ofTwo = await caen.child([jeanne, karim], { name: "Awa" });
    await caen.meal(ofTwo, "2026-10-06");
    house.clock.set("2026-11-02T08:00:00Z");
    const prepared = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
    expect(await house.sqlAs("owner", "select id from invoice where authority_id = $1", [caen.town])).toEqual(
      [],
    );
    const told = await house.sqlAs<{ person_id: string }>(
      "owner",
      "select person_id from journal_entry where person_id = $1 order by ctid desc limit 1",
      [ofTwo.personId],
    );
    expect(told).toHaveLength(1);
    expect(prepared.totalCents).toBe(350);
    expect(prepared.anomalies).toEqual([
      {
        what: "two_homes",
        name: "Awa Lemoine",
        personId: ofTwo.personId,
        accountId: ofTwo.accountId,
        cents: 350,
      },
    ]);
  });

  test("of a child whose parents live together goes to one of them, the CAF’s when it is known", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent({ family_quotient: 568 })];
    const leo = await caen.child([jeanne, karim], { together: true });
    await caen.meal(leo, "2026-10-05");
    expect((await caen.issue()).invoices).toHaveLength(1);
    expect(await listInvoices(jeanne, jeanne.personId)).toEqual([]);
    expect(await listInvoices(karim, karim.personId)).toHaveLength(1);
  });

  test("that could not be invoiced in its time comes in the next invoice", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    const leo = await caen.child([jeanne, karim]);
    await caen.meal(leo, "2026-10-05");
    expect((await caen.issue()).invoices).toEqual([]);
    await caen.namePayer(leo, jeanne, "2026-10-01");
    await caen.meal(leo, "2026-11-12");
    await caen.issue("2026-11", "2026-12-01");
    const [own] = await listInvoices(jeanne, jeanne.personId);
    expect(own?.content.lines.map(({ day }) => day)).toEqual(["2026-10-05", "2026-11-12"]);
  });
});

describe("what is given back", () => {
  const backBy = (meal: { readonly id: string }, amount?: number) => {
    const { canteen, system, counterId } = caen.purse;
    return refundServiceTransfer(system, canteen, {
      counterId,
      about: parseId<"counterTransfer">(meal.id),
      key: randomUUID(),
      ...(amount === undefined ? {} : { amount }),
    });
  };

  test("before the invoice, is taken off it; a meal given back whole is not there", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne]);
    await backBy(await caen.meal(leo, "2026-10-05"));
    await backBy(await caen.meal(leo, "2026-10-06"), 100);
    await caen.issue();
    const [own] = await listInvoices(jeanne, jeanne.personId);
    expect(own?.content.lines.map(({ cents }) => cents)).toEqual([350, -100]);
    expect(own?.invoice.totalCents).toBe(250);
  });

  test("after it, is a credit note that names the invoice, once", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne]);
    const meal = await caen.meal(leo, "2026-10-05");
    await caen.meal(leo, "2026-10-06");
    const { invoices } = await caen.issue();
    await backBy(meal, 150);
    house.clock.set("2026-12-01T08:00:00Z");
    const first = await caen.issue("2026-11", "2026-12-01");
    expect([first.invoices, first.creditNotes.length]).toEqual([[], 1]);
    expect(first.creditNotes[0]).toMatchObject({ aboutId: invoices[0]?.id, totalCents: 150, month: null });
    expect((await caen.issue("2026-11", "2026-12-01")).creditNotes).toEqual([]);
    const [note, invoice] = await listInvoices(jeanne, jeanne.personId);
    expect(note?.about?.number).toBe(invoice?.invoice.number);
    expect(invoice?.standing).toEqual({ state: "due", credited: 150, paid: 0, left: 550 });
  });

  test("by an agent who mends a mistake: the account, the invoice and the credit note agree; sent twice, it is one", async () => {
    const { mayor } = caen;
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne]);
    const meal = await caen.meal(leo, "2026-10-05");
    await caen.meal(leo, "2026-10-06");
    const { invoices } = await caen.issue();
    const [invoice] = invoices;
    if (!invoice) throw new TypeError("an invoice is expected");
    const input = {
      id: parseId<"invoice">(randomUUID()),
      invoiceId: invoice.id,
      transferIds: [meal.id],
      reason: "Léo était absent ce jour-là.",
    };
    const note = await creditInvoice(mayor, input, listAtBank);
    expect(await creditInvoice(mayor, input, listAtBank)).toEqual(note);
    expect([note.totalCents, note.content?.reason]).toEqual([350, "Léo était absent ce jour-là."]);
    const [account] = await listAccounts(jeanne, leo.personId);
    expect(account?.balance).toBe(-350);
    const { standing } = await readInvoice(jeanne, { personId: jeanne.personId, id: invoice.id });
    expect(standing).toEqual({ state: "due", credited: 350, paid: 0, left: 350 });
    // Said by its credit note, it is not said again by the next month.
    expect((await caen.issue("2026-11", "2026-12-01")).creditNotes).toEqual([]);
    const rest = await creditInvoice(
      mayor,
      {
        id: parseId<"invoice">(randomUUID()),
        invoiceId: invoice.id,
        reason: "Tout est à rendre.",
      },
      listAtBank,
    );
    expect(rest.totalCents).toBe(350);
    const done = await readInvoice(jeanne, { personId: jeanne.personId, id: invoice.id });
    expect(done.standing?.state).toBe("cancelled");
    const more = { id: parseId<"invoice">(randomUUID()), invoiceId: invoice.id, reason: "Encore." };
    await expect(creditInvoice(mayor, more, listAtBank)).rejects.toMatchObject({
      code: "invoices.nothing_to_credit",
    });
    await expect(creditInvoice(mayor, { ...more, reason: " " }, listAtBank)).rejects.toMatchObject({
      code: "invoices.reason_missing",
    });
    await expect(creditInvoice(mayor, { ...more, id: invoice.id }, listAtBank)).rejects.toMatchObject({
      code: "invoices.id_reused",
    });
  });

  test("never by an agent to themselves, nor to a namesake", async () => {
    const jeanne = await caen.parent({ family_name: "Baudroie" });
    const leo = await caen.child([jeanne]);
    await caen.meal(leo, "2026-10-05");
    const [invoice] = (await caen.issue()).invoices;
    if (!invoice) throw new TypeError("an invoice is expected");
    const input = { id: parseId<"invoice">(randomUUID()), invoiceId: invoice.id, reason: "Par gentillesse." };
    await expect(creditInvoice(caen.mayor, input, listAtBank)).rejects.toMatchObject({
      code: "invoices.own_interest",
    });
  });
});

describe("a child is never excluded", () => {
  test("three invoices late and two thousand euros of debt, the meal is served", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne]);
    for (const month of ["2026-10", "2026-11", "2026-12"]) {
      await caen.meal(leo, `${month}-10`, { amount: 70_000 });
      await caen.issue(month, month === "2026-12" ? "2027-01-02" : `2026-${Number(month.slice(5)) + 1}-02`);
    }
    house.clock.set("2027-06-01T11:00:00Z");
    const own = await listInvoices(jeanne, jeanne.personId);
    expect(own.map(({ standing }) => standing?.state)).toEqual(["late", "late", "late"]);
    const { canteen, system, counterId } = caen.purse;
    const subject = computePairwiseSubject(system, canteen.service, leo.personId);
    const meal = await debit(system, canteen, { counterId, subject, amount: 350, key: randomUUID() });
    expect(meal.balance).toBe(-210_350);
  });

  test("no limit of a counter paid afterwards can be set that a debt would meet", async () => {
    const { counterId, town } = { ...caen.purse, town: caen.town };
    for (const change of ["floor = 0", "floor = -5000", "expires_months = 3", "unit = 'token'"])
      await expect(
        house.sqlAs("owner", `update counter set ${change} where authority_id = $1 and id = $2`, [
          town,
          counterId,
        ]),
      ).rejects.toThrow(/who_pays_afterwards_is_never_refused/);
  });
});

describe("money that came in", () => {
  test("pays the oldest invoice first, whatever the door that it came by", async () => {
    const jeanne = await caen.parent();
    const leo = await caen.child([jeanne]);
    await caen.meal(leo, "2026-10-05", { amount: 1_000 });
    await caen.issue();
    await caen.meal(leo, "2026-11-05", { amount: 2_000 });
    await caen.issue("2026-11", "2026-12-01");
    await caen.purse.byHouse({ kind: "credit", accountId: leo.accountId, amount: 1_500 });
    const own = await listInvoices(jeanne, jeanne.personId);
    expect(own.map(({ standing }) => [standing?.state, standing?.left])).toEqual([
      ["partly", 1_500],
      ["paid", 0],
    ]);
  });
});

describe("a series", () => {
  test("is refused by field, and twice the same code is another’s", async () => {
    const { mayor, purse, seriesId } = caen;
    const input = {
      id: parseId<"invoiceSeries">(randomUUID()),
      code: "é",
      name: "",
      address: "",
      siret: "12",
      dueDays: 3,
      help: "",
      counterIds: [],
    };
    const refused = await setSeries(mayor, input).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invoices.series_not_valid" });
    expect((refused as { fields: readonly { field: string }[] }).fields.map(({ field }) => field)).toEqual([
      "code",
      "name",
      "siret",
      "due_days",
      "help",
      "counters",
    ]);
    const sound = {
      ...input,
      code: "CANTINE",
      name: "Régie",
      siret: null,
      dueDays: 30,
      help: "Le CCAS",
      counterIds: [purse.counterId],
    };
    await expect(setSeries(mayor, sound)).rejects.toMatchObject({ code: "invoices.code_taken" });
    await expect(setSeries(mayor, { ...sound, code: "AUTRE" })).rejects.toMatchObject({
      code: "invoices.code_taken",
    });
    await setSeries(mayor, { ...sound, id: seriesId });
  });
});
