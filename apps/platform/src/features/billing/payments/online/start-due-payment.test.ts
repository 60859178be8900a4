import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonId } from "../../../../kernel/ids.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { type Families, families, type Someone } from "../../../identity/households/testing/families.ts";
import { type CounterAccountId, listAccounts, openAccount } from "../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import {
  confirmTreasuryRefund,
  countToSettle,
  listOwnUnderWay,
  listPayments,
  listToSettle,
  paymentsContribution,
  paymentsJobs,
  resolveDuePayment,
  resolveOperation,
  resolvePayment,
  setOnlineAccount,
  setSimulatedOutcome,
  startDuePayment,
  startTopUp,
} from "../index.ts";
import { aPayfip, type Payfip } from "../testing/a-payfip.ts";
import { type ARegie, aRegie } from "../testing/a-regie.ts";
import { asked, operationIn } from "../testing/asked-online.ts";

interface DueAccount {
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
}

let payfip: Payfip;
let house: TestRuntime;
let caen: Families;
let purse: Purse;
let regie: ARegie;
let parent: Someone;
/** Of the parent, then of their two children. */
let accounts: [DueAccount, DueAccount, DueAccount];

beforeAll(async () => {
  payfip = await aPayfip();
  house = await testRuntime([paymentsJobs], { payfipUrl: payfip.url, simulator: () => true });
  caen = await families(house);
});
afterAll(async () => {
  await house?.close();
  await payfip?.close();
});

let stories = 0;
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  stories += 1;
  purse = await aPurse(house, caen.authorityId, { ceiling: 10_000 });
  regie = await aRegie(house, caen.authorityId, purse, { code: `CAEN${stories}` });
  await setProvider("simulator");
  parent = await caen.someone("Jeanne", "1988-04-02");
  const open = async (personId: PersonId) => ({
    personId,
    accountId: await openAccount(parent, { personId, counterId: purse.counterId }),
  });
  accounts = [await open(parent.personId), await open(await aChild()), await open(await aChild())];
});

const setProvider = (provider: "simulator" | "payfip") =>
  setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider,
    clientNumber: "012345",
    mode: provider === "payfip" ? "production" : "test",
  });

async function aChild(): Promise<PersonId> {
  const { personId, representationId } = await caen.aChildOf(parent);
  await caen.validate(representationId, "family_record_book");
  return personId;
}

/** 11 € for the first one, 12 € and 13 € for the others. */
const dueOnAll = () => ({
  id: parseId<"payment">(randomUUID()),
  payer: "Jeanne Perdrix",
  email: "perdrix@oiseaux.example",
  returnTo: "http://localhost:3000/retour",
  notifyAt: "http://localhost:3000/notification",
  parts: accounts.map((account, at) => ({ ...account, amount: 1_100 + at * 100 })),
});
const TOTAL = 3_600;

const readBalances = async () => {
  const balances: number[] = [];
  for (const { personId } of accounts)
    balances.push((await listAccounts(parent, personId))[0]?.balance ?? Number.NaN);
  return balances;
};
const listReceipts = async () => {
  const receipts = [];
  for (const { personId } of accounts) receipts.push(...(await listPayments(parent, personId)));
  return receipts.map(({ payment }) => payment);
};
const pay = (operation: string) => setSimulatedOutcome(purse.system, { operation, state: "paid" });
const readMessages = async () =>
  (await listPersonMessages(parent, parent.personId)).map(({ text }) => text.replaceAll(/\s/g, " "));

describe("what is due to one régie on several accounts", () => {
  test("is one operation, of the sum; each account is credited once, with a receipt of its own", async () => {
    const due = dueOnAll();
    const operation = operationIn((await startDuePayment(parent, due)).page);
    expect(await resolveDuePayment(parent, due.id)).toMatchObject({ state: "begun", total: TOTAL });
    expect(await readBalances()).toEqual([0, 0, 0]);
    await pay(operation);
    const said = await Promise.all([
      resolveOperation(purse.system, operation),
      resolveDuePayment(parent, due.id),
      resolveOperation(purse.system, operation),
    ]);
    expect(said.map(({ state }) => state)).toEqual(["paid", "paid", "paid"]);
    expect(await readBalances()).toEqual([1_100, 1_200, 1_300]);
    const receipts = await listReceipts();
    expect(receipts.map(({ amount }) => amount)).toEqual([1_100, 1_200, 1_300]);
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(3);
    expect(receipts[1]?.words).toMatchObject({ payer: "Jeanne Perdrix", by: "en ligne" });
    const { parts } = await resolveDuePayment(parent, due.id);
    expect(new Set(parts.map(({ id }) => id))).toEqual(new Set(receipts.map(({ id }) => id)));
    expect(new Map(parts.map(({ forPersonId, amount }) => [forPersonId, amount]))).toEqual(
      new Map(due.parts.map(({ personId, amount }) => [personId, amount])),
    );
  });

  test("sent twice goes to the same page, in whatever order; with another amount it is refused", async () => {
    const due = dueOnAll();
    const { page } = await startDuePayment(parent, due);
    expect(await startDuePayment(parent, { ...due, parts: due.parts.toReversed() })).toEqual({ page });
    const [first, ...others] = due.parts;
    if (!first) throw new TypeError("three parts are expected");
    for (const parts of [[{ ...first, amount: 500 }, ...others], others, [first]])
      await expect(startDuePayment(parent, { ...due, parts })).rejects.toThrow("payments.id_reused");
    // Begun once on each account, whatever was sent.
    for (const { accountId } of accounts)
      expect(await listOwnUnderWay(parent, accountId)).toMatchObject([{ id: due.id, amount: TOTAL, page }]);
  });

  test("is refused with an account of another régie, an account of somebody else, or one account twice", async () => {
    const due = dueOnAll();
    const library = await aPurse(house, caen.authorityId);
    await aRegie(house, caen.authorityId, library, { code: `LIRE${stories}` });
    const { personId } = parent;
    const elsewhere = {
      personId,
      accountId: await openAccount(parent, { personId, counterId: library.counterId }),
      amount: 500,
    };
    const stranger = await caen.someone("Ferdinand", "1980-01-01");
    const theirs = {
      personId: stranger.personId,
      accountId: await openAccount(stranger, { personId: stranger.personId, counterId: purse.counterId }),
      amount: 500,
    };
    const start = (...parts: readonly (DueAccount & { readonly amount: number })[]) =>
      startDuePayment(parent, { ...due, parts });
    await expect(start(...due.parts, elsewhere)).rejects.toThrow("payments.no_regie");
    await expect(start(...due.parts, theirs)).rejects.toThrow("households.cannot_act_for");
    await expect(start(...due.parts, { ...theirs, personId })).rejects.toThrow("payments.no_regie");
    await expect(start(...due.parts, ...due.parts)).rejects.toThrow("payments.amount_not_valid");
    await expect(start()).rejects.toThrow("payments.amount_not_valid");
    await expect(startDuePayment(stranger, due)).rejects.toThrow("households.cannot_act_for");
    // Nothing was written by what was refused.
    await expect(resolveDuePayment(parent, due.id)).rejects.toThrow("payments.unknown");
    for (const { accountId } of accounts) expect(await listOwnUnderWay(parent, accountId)).toEqual([]);
  });

  test("is read by who pays alone, by the payment that leads and no other", async () => {
    const due = dueOnAll();
    const { page } = await startDuePayment(parent, due);
    const { parts } = await resolveDuePayment(parent, due.id);
    const member = parts.find(({ id }) => id !== due.id);
    if (!member) throw new TypeError("three parts are expected");
    await expect(resolveDuePayment(parent, member.id)).rejects.toThrow("payments.unknown");
    const stranger = await caen.someone("Ferdinand", "1980-01-01");
    await expect(resolveDuePayment(stranger, due.id)).rejects.toThrow("payments.unknown");
    await expect(resolveDuePayment(regie.mayor, due.id)).rejects.toThrow("payments.unknown");
    // The id of a part begins no payment of its own, and says where its payment stands.
    const again = { ...member, personId: parent.personId, accountId: accounts[0].accountId };
    await expect(startTopUp(parent, asked(again, { id: member.id, amount: 100 }))).rejects.toThrow(
      "payments.id_reused",
    );
    await pay(operationIn(page));
    const { forPersonId: personId = parent.personId } = member;
    expect(await resolvePayment(parent, { personId, id: member.id })).toMatchObject({ state: "paid" });
    expect(await readBalances()).toEqual([1_100, 1_200, 1_300]);
  });

  test("is all held when one account cannot take its part: the Treasury gives it back as one, told once", async () => {
    const due = dueOnAll();
    const operation = operationIn((await startDuePayment(parent, due)).page);
    await purse.byHouse({ kind: "credit", accountId: accounts[2].accountId, amount: 9_500 });
    await pay(operation);
    for (const _ of ["once", "twice"])
      expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "held" });
    expect(await readBalances()).toEqual([0, 0, 9_500]);
    expect(await listReceipts()).toEqual([]);
    expect(await countToSettle(regie.regisseur, regie.regieId)).toBe(1);
    const waiting = await listToSettle(regie.regisseur, regie.regieId);
    expect(waiting).toMatchObject([{ id: due.id, amount: TOTAL, why: "held" }]);
    const held = await readMessages();
    expect(held).toHaveLength(1);
    const { regieId, regisseur } = regie;
    const member = (await resolveDuePayment(parent, due.id)).parts.find(({ id }) => id !== due.id);
    if (!member) throw new TypeError("three parts are expected");
    await expect(
      confirmTreasuryRefund(regisseur, { regieId, id: member.id, reference: "VIR-2026-120" }),
    ).rejects.toThrow("payments.unknown");
    for (const _ of ["once", "twice"])
      await confirmTreasuryRefund(regisseur, { regieId, id: due.id, reference: "VIR-2026-119" });
    expect(await listToSettle(regisseur, regieId)).toEqual([]);
    const told = await readMessages();
    expect(told).toHaveLength(2);
    expect(told.join(" ")).toContain("par le virement VIR-2026-119");
    const journal = await caen.journalOf(accounts[1].personId);
    expect(journal.filter((action) => action === "payments.given_back_by_treasury")).toHaveLength(1);
  });

  test("refused by the bank, or given up, credits nothing and leaves nothing under way; purged as one", async () => {
    const due = dueOnAll();
    const operation = operationIn((await startDuePayment(parent, due)).page);
    await setSimulatedOutcome(purse.system, { operation, state: "refused" });
    expect(await resolveDuePayment(parent, due.id)).toMatchObject({ state: "refused" });
    expect(await readBalances()).toEqual([0, 0, 0]);
    for (const { accountId } of accounts) expect(await listOwnUnderWay(parent, accountId)).toEqual([]);
    house.clock.set("2027-12-31T09:00:00Z");
    await purse.system.transaction((tx) => paymentsContribution.purge(tx, purse.system));
    expect(
      await house.sqlAs("owner", "select 1 as one from online_payment where id = $1 or leader_id = $1", [
        due.id,
      ]),
    ).toEqual([]);
  });

  test("is asked again by the job, and credited without its payer", async () => {
    const due = dueOnAll();
    await pay(operationIn((await startDuePayment(parent, due)).page));
    house.clock.set("2026-11-30T10:00:00Z");
    await getJob(paymentsJobs, "payments.ask_again").run(purse.system, {});
    expect(await readBalances()).toEqual([1_100, 1_200, 1_300]);
  });
});

describe("at the payment service", () => {
  const paid = (reference: string, montant: number) => ({
    refdet: reference,
    montant: String(montant),
    numcli: "012345",
    resultrans: "P",
    saisie: "W",
  });
  const startAtPayfip = async () => {
    await setProvider("payfip");
    payfip.heard.length = 0;
    const due = dueOnAll();
    const operation = operationIn((await startDuePayment(parent, due)).page);
    const [said = ""] = payfip.heard;
    const reference = /<refdet>(\w+)</.exec(said)?.[1] ?? "";
    return { due, operation, reference, said };
  };

  test("the sum is asked for, and the sum is compared: one part alone credits nothing", async () => {
    const { due, operation, reference, said } = await startAtPayfip();
    expect(said).toContain(`<montant>${TOTAL}</montant>`);
    payfip.details = paid(reference, 1_100);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "mismatch" });
    expect(await readBalances()).toEqual([0, 0, 0]);
    expect(await resolveDuePayment(parent, due.id)).toMatchObject({ state: "mismatch", total: TOTAL });
  });

  test("the sum paid credits each account", async () => {
    const { operation, reference } = await startAtPayfip();
    payfip.details = paid(reference, TOTAL);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await readBalances()).toEqual([1_100, 1_200, 1_300]);
  });

  test("a silent service leaves the payment under way, and the same form asks it again", async () => {
    const { due, operation } = await startAtPayfip();
    payfip.fault = "T1";
    expect(await resolveDuePayment(parent, due.id)).toMatchObject({ state: "begun" });
    const other = dueOnAll();
    await expect(startDuePayment(parent, other)).rejects.toThrow("payments.due_under_way");
    // A quarter of an hour later, nobody is on the first page any more.
    house.clock.set("2026-11-30T09:20:00Z");
    await expect(startDuePayment(parent, other)).rejects.toThrow("payments.provider_silent");
    payfip.fault = undefined;
    const { page } = await startDuePayment(parent, other);
    expect(operationIn(page)).not.toBe(operation);
  });
});
