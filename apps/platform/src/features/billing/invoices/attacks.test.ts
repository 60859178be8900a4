import { createHash, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listAtBank } from "../debits/index.ts";
import { creditInvoice, type Invoice, listInvoices, readInvoice, saveBroughtMoney } from "./index.ts";
import { computePayerAlias } from "./sealed-content.ts";
import { createInvoiceRow, createMarkRows } from "./store.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "./testing/a-canteen.ts";

let house: TestRuntime;
let caen: Canteen;
let jeanne: Someone;
let leo: Member;
let invoice: Invoice;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aCanteen(house, id);
  jeanne = await caen.parent();
  leo = await caen.child([jeanne]);
  await caen.meal(leo, "2026-10-05");
  const [one] = (await caen.issue()).invoices;
  if (!one) throw new TypeError("an invoice is expected");
  invoice = one;
});
afterAll(() => house?.close());

describe("an invoice that was sent", () => {
  test.each([
    ["update invoice set total_cents = 1", /never rewritten/],
    ["update invoice set serial = 9", /never rewritten/],
    ["update invoice set issued_on = issued_on + 1", /never rewritten/],
    ["update invoice set content = 'x'", /never rewritten/],
    ["delete from invoice", /never removed/],
  ])("is not changed by the owner of the database either: %s", async (statement, why) => {
    await expect(house.sqlAs("owner", statement)).rejects.toThrow(why);
  });

  test("is changed, deleted or numbered by no application", async () => {
    for (const statement of [
      "update invoice set total_cents = 1",
      "delete from invoice",
      "insert into invoice_number values (gen_random_uuid(), gen_random_uuid(), 2026, 1, '2026-01-01')",
      "update invoice_number set last = 0",
      "delete from invoice_mark",
    ])
      await expect(house.sqlAs("application", statement)).rejects.toThrow(/permission denied/);
  });

  const row = (facts: object = {}) => ({
    authority_id: caen.town,
    id: randomUUID(),
    series_id: caen.seriesId,
    kind: "invoice" as const,
    month: "2026-10-01",
    payer: computePayerAlias(caen.purse.system, caen.seriesId, parseId<"person">(randomUUID())),
    total_cents: 100,
    issued_on: "2026-11-02",
    due_on: "2026-12-02",
    about_id: null,
    content: Buffer.from("x"),
    ...facts,
  });

  test("takes no number without being written, and is of no other day than today", async () => {
    const { system } = caen.purse;
    const last = async () => (await house.sqlAs("owner", "select last from invoice_number"))[0];
    const before = await last();
    const unseen = (change: object) =>
      system.transaction((tx) =>
        tx
          .withTables<{ invoice: object }>()
          .insertInto("invoice")
          .values({
            ...row(change),
            content_hash: createHash("sha256").update("x").digest(),
            year: 0,
            serial: 1,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    const payer = computePayerAlias(system, caen.seriesId, jeanne.personId);
    for (const change of [{ id: invoice.id }, { payer }])
      await expect(unseen(change)).rejects.toThrow(/written once/);
    for (const issued_on of ["2026-12-31", "2025-12-31"])
      await expect(unseen({ issued_on, due_on: "2027-03-01", month: "2025-01-01" })).rejects.toThrow(
        /of today/,
      );
    expect(await last()).toEqual(before);
  });

  test("of more lines than a statement has parameters, is written; one that another said already, is not", async () => {
    const { system } = caen.purse;
    const marks = Array.from({ length: 16_400 }, () => randomBytes(32));
    const place = { authorityId: caen.town, seriesId: caen.seriesId, invoiceId: invoice.id };
    expect(await system.transaction((tx) => createMarkRows(tx, place, marks))).toBe(true);
    expect(await system.transaction((tx) => createMarkRows(tx, place, marks.slice(0, 2)))).toBe(false);
  });

  test("leaves no hole when what follows fails, and never goes back in time", async () => {
    const { system } = caen.purse;
    const failing = system.transaction(async (tx) => {
      await createInvoiceRow(tx, row());
      throw new Error("the mail server is away");
    });
    await expect(failing).rejects.toThrow("away");
    await expect(
      system.transaction((tx) => createInvoiceRow(tx, row({ issued_on: "2026-11-01", month: "2026-09-01" }))),
    ).rejects.toThrow(/of today/);
    const next = await system.transaction((tx) => createInvoiceRow(tx, row()));
    expect(next.serial).toBe(2);
  });

  test("is numbered without a hole, twenty at once", async () => {
    const { system } = caen.purse;
    const written = await Promise.all(
      Array.from({ length: 20 }, () => system.transaction((tx) => createInvoiceRow(tx, row()))),
    );
    const serials = written.map(({ serial }) => serial).toSorted((one, other) => one - other);
    expect(serials).toEqual(Array.from({ length: 20 }, (_, index) => (serials[0] ?? 0) + index));
  });

  test("gives back no more than it said, and to nobody else", async () => {
    const { system } = caen.purse;
    const note = { kind: "credit_note", month: null, due_on: null, about_id: invoice.id };
    const payer = computePayerAlias(system, caen.seriesId, jeanne.personId);
    await expect(
      system.transaction((tx) => createInvoiceRow(tx, row({ ...note, payer, total_cents: 351 }))),
    ).rejects.toThrow(/no more is given back/);
    await expect(system.transaction((tx) => createInvoiceRow(tx, row(note)))).rejects.toThrow(/same payer/);
  });

  test("is written by the system alone", async () => {
    for (const who of [jeanne, caen.mayor])
      await expect(who.transaction((tx) => createInvoiceRow(tx, row()))).rejects.toThrow(
        /row-level security/,
      );
  });
});

describe("somebody else", () => {
  test("reads nothing of it: a stranger, the child’s other account, another town, an agent without the role", async () => {
    const stranger = await caen.parent();
    const asked = { personId: jeanne.personId, id: invoice.id };
    await expect(readInvoice(stranger, asked)).rejects.toMatchObject({ code: "households.cannot_act_for" });
    await expect(readInvoice(stranger, { ...asked, personId: stranger.personId })).rejects.toMatchObject({
      code: "invoices.unknown",
    });
    expect(await listInvoices(jeanne, leo.personId)).toEqual([]);
    const { id: other } = await aTown(house, { slug: "ifs", name: "Ifs" });
    const mayor = await anAgent(house, other, ["authority_administrator"]);
    await expect(
      creditInvoice(
        mayor,
        {
          id: parseId<"invoice">(randomUUID()),
          invoiceId: invoice.id,
          reason: "Pour voir.",
        },
        listAtBank,
      ),
    ).rejects.toMatchObject({ code: "invoices.unknown" });
    await expect(listInvoices(caen.mayor, jeanne.personId)).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test("who names another payer in their own transaction sees only whom they can compute", async () => {
    const stranger = await caen.parent();
    const rows = await stranger.transaction((tx) =>
      tx.withTables<{ invoice: { id: string } }>().selectFrom("invoice").selectAll().execute(),
    );
    expect(rows).toEqual([]);
  });
});

describe("a thief of the database", () => {
  test("joins no invoice with a person, an account or a line", async () => {
    const { byHouse, counterId, system } = caen.purse;
    const { accountId } = leo;
    const { id: transferId } = await byHouse({ kind: "credit", accountId, amount: 300 });
    const money = { counterId, accountId, transferId, cents: 300 };
    await system.transaction((tx) => saveBroughtMoney(tx, system, { money, people: [jeanne.personId] }));
    const dump = await dumpEverything(house);
    const rows = dump.filter(({ table }) =>
      /^public\.invoice(_mark|_number|_account|_payer|_brought)?$/.test(table),
    );
    expect(rows.length).toBeGreaterThan(2);
    // In the order of payments, which name an account: nothing of it joins an invoice, by any name.
    const named = rows.filter(({ table }) => table === "public.invoice_account");
    const brought = rows.filter(({ table }) => table === "public.invoice_brought");
    expect([named.length, brought.length]).toEqual([1, 1]);
    const [alias] = await house.sqlAs<{ text: string }>(
      "owner",
      "select encode(account, 'hex') as text from invoice_account",
    );
    expect(named[0]?.text).toContain(alias?.text ?? "no alias");
    for (const word of [alias?.text ?? "no alias", invoice.id]) expect(brought[0]?.text).not.toContain(word);
    const [line] = await house.sqlAs<{ id: string }>("owner", "select id from counter_transfer limit 1");
    const hidden = [
      jeanne.personId,
      leo.personId,
      accountId,
      transferId,
      line?.id ?? "no line",
      "Jeanne",
      "Léo",
    ];
    for (const { text } of rows)
      for (const word of hidden) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  });
});
