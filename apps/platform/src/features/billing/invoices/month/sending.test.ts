import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listLines, refundServiceTransfer } from "../../../ledger/counters/index.ts";
import { listAtBank } from "../../debits/index.ts";
import { creditInvoice, getMonthPreview, listInvoices } from "../index.ts";
import { aCanteen, type Canteen, type Someone } from "../testing/a-canteen.ts";

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

const standingsOf = async (who: Someone) =>
  (await listInvoices(who, who.personId)).map(({ standing }) => [standing?.paid, standing?.left]);

describe("a month that is sent", () => {
  test("to a family of whom something does not open, is sent to every other; the agent is told, and it is tried again", async () => {
    const address = {
      street_address: "12 rue Saint-Jean",
      postal_code: "14000",
      locality: "Caen",
      country: "FR",
      insee_code: "14118",
    };
    const jeanne = await caen.parent({ address });
    const karim = await caen.parent();
    await caen.meal(await caen.child([jeanne]), "2026-10-05");
    await caen.meal(await caen.child([karim]), "2026-10-05");
    const write = (sealed: string) =>
      house.sqlAs(
        "owner",
        `update element set value_sealed = ${sealed} where person_id = $1 and name = 'address'`,
        [jeanne.personId],
      );
    await write("value_sealed || '\\x00'::bytea");
    house.clock.set("2026-11-02T08:00:00Z");
    const { anomalies } = await getMonthPreview(caen.mayor, { seriesId: caen.seriesId, month: "2026-10" });
    expect(anomalies).toEqual([
      { what: "unreadable", name: "Jeanne Lemoine", personId: jeanne.personId, lines: 1 },
    ]);
    expect((await caen.issue()).invoices).toHaveLength(1);
    await write("substring(value_sealed from 1 for octet_length(value_sealed) - 1)");
    expect((await caen.issue()).invoices).toHaveLength(1);
    expect(await listInvoices(jeanne, jeanne.personId)).toHaveLength(1);
  });

  test("moves the day before which nothing is read again, up to what waits; nobody moves it back, or ahead of the month", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    await caen.meal(await caen.child([jeanne]), "2026-10-05");
    const disputed = await caen.child([jeanne, karim]);
    await caen.meal(disputed, "2026-10-12");
    const before = async () => {
      const [row] = await house.sqlAs<{ day: string }>(
        "owner",
        "select said_before::text as day from invoice_series where id = $1",
        [caen.seriesId],
      );
      return row?.day;
    };
    await caen.issue("2026-11", "2026-12-01");
    expect(await before()).toBe("2026-10-12");
    await caen.namePayer(disputed, karim, "2026-10-01");
    await caen.issue("2026-12", "2027-01-02");
    expect(await before()).toBe("2026-12-01");
    expect(await listInvoices(karim, karim.personId)).toHaveLength(1);
    for (const day of ["2026-01-01", "2999-01-01"])
      await expect(
        house.sqlAs("owner", `update invoice_series set said_before = '${day}' where id = $1`, [
          caen.seriesId,
        ]),
      ).rejects.toThrow(/only goes forward/);
  });

  test("says of who has their invoice of the month already that it will be on the next, and announces nothing to send", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    const zoe = await caen.child([jeanne, karim], { name: "Zoé" });
    await caen.meal(await caen.child([jeanne]), "2026-10-05");
    await caen.meal(zoe, "2026-10-06");
    await caen.issue();
    await caen.namePayer(zoe, jeanne, "2026-10-01");
    const asked = { seriesId: caen.seriesId, month: "2026-10" };
    expect(await getMonthPreview(caen.mayor, asked)).toMatchObject({
      count: 0,
      totalCents: 0,
      anomalies: [{ what: "later", name: "Jeanne Lemoine", cents: 350, next: "2026-11" }],
    });
    expect((await caen.issue()).invoices).toEqual([]);
    expect((await caen.issue("2026-11", "2026-12-01")).invoices.map(({ totalCents }) => totalCents)).toEqual([
      350,
    ]);
  });

  test("gives back what a service returns of a line invoiced two years before", async () => {
    const jeanne = await caen.parent();
    const meal = await caen.meal(await caen.child([jeanne]), "2026-10-05");
    await caen.issue();
    await caen.issue("2028-09", "2028-10-02");
    house.clock.set("2028-11-10T08:00:00Z");
    const { canteen, system, counterId } = caen.purse;
    await refundServiceTransfer(system, canteen, {
      counterId,
      about: parseId<"counterTransfer">(meal.id),
      key: randomUUID(),
    });
    const { creditNotes } = await caen.issue("2028-11", "2028-12-02");
    expect(creditNotes.map(({ totalCents }) => totalCents)).toEqual([350]);
  });
});

describe("the money of one account", () => {
  test("pays its oldest invoice, whoever pays: a cent is never counted to two of them", async () => {
    const [jeanne, karim] = [await caen.parent(), await caen.parent()];
    const leo = await caen.child([jeanne, karim]);
    await caen.meal(leo, "2026-10-05", { amount: 1_000 });
    await caen.namePayer(leo, jeanne, "2026-10-01");
    await caen.issue();
    await caen.namePayer(leo, karim, "2026-11-01");
    await caen.meal(leo, "2026-11-05", { amount: 1_000 });
    await caen.issue("2026-11", "2026-12-01");
    await caen.purse.byHouse({ kind: "credit", accountId: leo.accountId, amount: 1_200 });
    expect([await standingsOf(jeanne), await standingsOf(karim)]).toEqual([[[1_000, 0]], [[200, 800]]]);
    // Who paid first is erased: their invoice keeps the money that paid it.
    await house.sqlAs(
      "owner",
      "update invoice set payer = null, content = null where authority_id = $1 and serial = 1",
      [caen.town],
    );
    expect(await standingsOf(karim)).toEqual([[200, 800]]);
  });
});

test("the reason of a credit note is for who pays: the other parent reads its number alone in the movements of the child", async () => {
  const [jeanne, karim] = [await caen.parent(), await caen.parent()];
  const leo = await caen.child([jeanne, karim]);
  await caen.meal(leo, "2026-10-05");
  await caen.namePayer(leo, jeanne, "2026-10-01");
  const [invoice] = (await caen.issue()).invoices;
  if (!invoice) throw new TypeError("an invoice is expected");
  const reason = "Les enfants étaient chez leur tante.";
  await creditInvoice(
    caen.mayor,
    { id: parseId<"invoice">(randomUUID()), invoiceId: invoice.id, reason },
    listAtBank,
  );
  const { lines } = await listLines(karim, {
    personId: leo.personId,
    accountId: leo.accountId,
    limit: 10,
  });
  const said = lines.map(({ label }) => label).join(" ");
  expect(said).toContain(`Rendu sur la facture ${invoice.number}`);
  expect(said).not.toContain("tante");
  const [note] = await listInvoices(jeanne, jeanne.personId);
  expect(note?.content.reason).toBe(reason);
});
