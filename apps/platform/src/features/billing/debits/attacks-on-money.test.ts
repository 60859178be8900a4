import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { parseId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { creditInvoice, listInvoices } from "../invoices/index.ts";
import {
  confirmCollectionPaid,
  debitsContribution,
  issueCollectionFile,
  listAtBank,
  listMandates,
  readBankAnswer,
  sendCollection,
} from "./index.ts";
import { aDirectDebit, type DirectDebit, OTHER_IBAN } from "./testing/a-direct-debit.ts";
import { aReturn } from "./testing/bank-answers.ts";

let house: TestRuntime;
let caen: DirectDebit;
let days = 0;

/** Each story has a day of its own. */
const aDay = (): string => {
  days += 1;
  const day = new Date(Date.UTC(2026, 10, 30 + days));
  if ([0, 6].includes(day.getUTCDay())) return aDay();
  return day.toISOString().slice(0, 10);
};

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aDirectDebit(house, id);
});
afterAll(() => house?.close());

describe("an invoice", () => {
  test("is in one live collection, whoever prepares, two agents at once", async () => {
    await caen.family();
    const { regie, canteen } = caen;
    const [one, other] = [aDay(), aDay()];
    const both = await Promise.allSettled([
      caen.prepare(one, regie.mandataire),
      caen.prepare(other, regie.regisseur),
      caen.prepare(one, canteen.mayor),
    ]);
    const done = both.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const live = await house.sqlAs<{ invoice_id: string }>(
      "owner",
      "select invoice_id from direct_debit where state in ('prepared', 'sent')",
    );
    expect(done.reduce((sum, { debits }) => sum + debits, 0)).toBeGreaterThan(0);
    expect(new Set(live.map(({ invoice_id }) => invoice_id)).size).toBe(live.length);
    expect(new Set(done.map(({ collection }) => collection.collectOn)).size).toBe(done.length);
  });

  test("two files of one collection made at once are one; received by two at once, it is paid once", async () => {
    const { parent } = await caen.family();
    const { collection, debits } = await caen.prepare(aDay());
    const { regisseur } = caen.regie;
    const sent = await Promise.all([1, 2, 3].map(() => sendCollection(regisseur, collection.id)));
    expect(new Set(sent.map(({ fileHash }) => fileHash)).size).toBe(1);
    const now = house.clock.now().toISOString();
    house.clock.set(`${collection.collectOn}T09:00:00Z`);
    const settled = await Promise.all([1, 2, 3].map(() => confirmCollectionPaid(regisseur, collection.id)));
    expect(settled.reduce((sum, one) => sum + one.debits, 0)).toBe(debits);
    expect((await listInvoices(parent, parent.personId))[0]?.standing).toMatchObject({ paid: 350, left: 0 });
    house.clock.set(now);
  });

  test("credited meanwhile, is taken no further than what is left of it", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(aDay());
    const [own] = await listInvoices(parent, parent.personId);
    if (!own) throw new TypeError("an invoice is expected");
    await creditInvoice(
      caen.canteen.mayor,
      {
        id: parseId<"invoice">(randomUUID()),
        invoiceId: own.invoice.id,
        reason: "Léo était absent.",
      },
      listAtBank,
    );
    await expect(sendCollection(caen.regie.regisseur, collection.id)).rejects.toThrow("debits.all_paid");
  });

  test("is debited no further than it says, and nothing of it is rewritten, by the owner of the database either", async () => {
    await caen.family();
    const { collection } = await caen.prepare(aDay());
    await sendCollection(caen.regie.regisseur, collection.id);
    for (const [statement, why] of [
      ["update direct_debit set amount_cents = amount_cents + 1", /never rewritten/],
      ["update direct_debit set state = 'prepared' where state = 'sent'", /one way/],
      ["update direct_debit set invoice_id = gen_random_uuid()", /never rewritten/],
      ["delete from direct_debit", /never removed/],
      ["update direct_debit_collection set iban = 'FR7630006000011234567890189'", /what was asked/],
      ["update direct_debit_collection set state = 'prepared' where state = 'sent'", /prepared to sent/],
      ["delete from direct_debit_collection", /never removed/],
      ["update direct_debit_mandate set signed_on = signed_on - 1", /what was signed/],
      ["delete from direct_debit_mandate", /never removed/],
      [
        `insert into direct_debit (authority_id, id, collection_id, mandate_id, invoice_id, amount_cents)
          select authority_id, gen_random_uuid(), collection_id, mandate_id, invoice_id, amount_cents + 100 from direct_debit where state = 'sent' limit 1`,
        /under a mandate|no more is taken/,
      ],
    ] as const)
      await expect(house.sqlAs("owner", statement), statement).rejects.toThrow(why);
  });
});

describe("an answer of a bank", () => {
  test("of another authority’s file finds nothing here, nor of another series", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(aDay());
    await sendCollection(caen.regie.regisseur, collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const now = house.clock.now().toISOString();
    house.clock.set("2026-10-01T08:00:00Z");
    const { id } = await aTown(house, { slug: "bayeux", name: "Ville de Bayeux" });
    const bayeux = await aDirectDebit(house, id);
    house.clock.set(now);
    const bytes = aReturn(xml, "AM04");
    const read = await readBankAnswer(bayeux.regie.regisseur, { seriesId: bayeux.canteen.seriesId, bytes });
    expect(read).toMatchObject({ returned: 0, anomalies: 1 });
    expect((await listMandates(parent, parent.personId))[0]?.coming).toHaveLength(1);
    const foreign = { seriesId: caen.canteen.seriesId, bytes };
    await expect(readBankAnswer(bayeux.regie.regisseur, foreign)).rejects.toThrow("debits.no_creditor");
    await expect(issueCollectionFile(bayeux.regie.regisseur, collection.id)).rejects.toThrow(
      "debits.unknown_collection",
    );
  });

  test.each([
    ["entities", '<!DOCTYPE a [<!ENTITY b "c">]><Document>&b;</Document>'],
    ["an outside file", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><Document/>'],
    ["a page", "<html><body>Bonjour</body></html>"],
    ["a bomb", `<!DOCTYPE lolz [<!ENTITY lol "lol">]>${"<a>".repeat(50)}`],
    ["nothing", ""],
    ["bytes that are no text", "\u0000\u0001"],
  ])("with %s is refused with what to do", async (_, text) => {
    const { seriesId } = caen.canteen;
    await expect(
      readBankAnswer(caen.regie.regisseur, { seriesId, bytes: Buffer.from(text) }),
    ).rejects.toThrow("debits.returns_not_read");
    await expect(
      readBankAnswer(caen.regie.regisseur, { seriesId, bytes: Buffer.from([0xff, 0xfe, 0x80]) }),
    ).rejects.toThrow("debits.returns_not_read");
  });
});

describe("a dump", () => {
  test("says no account, no holder, and joins no debit with a receipt or a person", async () => {
    const { parent, child, mandateId } = await caen.family({ iban: OTHER_IBAN });
    await caen.prepare(aDay());
    const dump = await dumpEverything(house);
    const rows = dump.filter(({ table }) => table.startsWith("public.direct_debit"));
    expect(rows.length).toBeGreaterThan(4);
    const hidden = ["DE89370400440532013000", "FR7630006000011234567890189", "Jeanne", parent.personId];
    const hers = [child.accountId, ...hidden.slice(2)];
    for (const { text } of dump)
      for (const account of hidden.slice(0, 2)) expect(text).not.toContain(account);
    for (const { text } of rows)
      for (const word of hers) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    expect(rows.some(({ text }) => text.includes(mandateId))).toBe(true);
  });

  test("is rewritten by no application: privileges", async () => {
    for (const statement of [
      "delete from direct_debit",
      "update direct_debit_mandate set reference = 'X'",
      "update direct_debit_collection set collect_on = '2027-01-01'",
      "update direct_debit_anomaly set code = 'X'",
      "delete from direct_debit_creditor",
    ])
      await expect(house.sqlAs("application", statement)).rejects.toThrow(/permission denied/);
  });

  test("once nothing can be contested: the purge ends what served nothing for 36 months, and its account goes; a live one stays", async () => {
    const { mandateId } = await caen.family();
    const now = house.clock.now().toISOString();
    const system = house.system(caen.canteen.town);
    const purged = async (on: string) => {
      house.clock.set(on);
      await system.transaction((tx) => debitsContribution.purge(tx, system));
      const [row] = await house.sqlAs<{ state: string; content: Buffer | null }>(
        "owner",
        `select state, content from direct_debit_mandate where id = '${mandateId}'`,
      );
      return [row?.state, row?.content === null];
    };
    expect(await purged("2028-06-01T08:00:00Z")).toEqual(["active", false]);
    expect(await purged("2029-12-10T08:00:00Z")).toEqual(["expired", true]);
    house.clock.set(now);
  });

  test("of somebody erased: the account goes, what runs ends, figures stay", async () => {
    const { parent, mandateId } = await caen.family();
    await caen.prepare(aDay());
    const system = house.system(caen.canteen.town);
    await system.transaction((tx) => debitsContribution.erasePerson(tx, system, parent.personId));
    await system.transaction((tx) => debitsContribution.erasePerson(tx, system, parent.personId));
    const [row] = await house.sqlAs(
      "owner",
      `select state, payer, content from direct_debit_mandate where id = '${mandateId}'`,
    );
    expect(row).toEqual({ state: "revoked", payer: null, content: null });
    const stranger = await aPerson(house, caen.canteen.town);
    expect(await listMandates(stranger, stranger.personId)).toEqual([]);
  });
});
