import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import {
  type CounterAccountId,
  debit,
  defineCountersJobs,
  listAccounts,
  openAccount,
} from "../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../ledger/counters/testing/a-purse.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { closeTill, refundMoney } from "./index.ts";
import { type ARegie, aRegie, staffOf } from "./testing/a-regie.ts";

let house: TestRuntime;
let town: AuthorityId;
let purse: Purse;
let regie: ARegie;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards), notificationsJobs]);
  house.clock.set("2026-11-10T08:00:00Z");
  ({ id: town } = await aTown(house, { slug: "saint-lo", name: "Saint-Lô" }));
});
afterAll(() => house?.close());

let codes = 0;
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  codes += 1;
  purse = await aPurse(house, town, { floor: -5_000 });
  regie = await aRegie(house, town, purse, { code: `CAISSE${codes}` });
});

/** A meal at the canteen. */
const eats = (subject: string, amount: number) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject,
    amount,
    key: randomUUID(),
    label: "Cantine",
  });
const refund = (
  facts: Pick<Parameters<typeof refundMoney>[1], "personId" | "aboutId" | "amount">,
  by = regie.mandataire,
) =>
  refundMoney(by, {
    id: parseId<"payment">(randomUUID()),
    regieId: regie.regieId,
    reason: "Trop versé",
    ...facts,
  });

/** With parental authority, checked at the desk. */
async function represents(representativeId: PersonId, representedId: PersonId): Promise<void> {
  const agent = await anAgent(house, town, ["reception", "validator"], "Paul Vison");
  await agent.transaction(async (tx) => {
    const asked = { representativeId, representedId, kind: "parental_authority" } as const;
    const id = await addRepresentation(tx, agent, asked);
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
}

describe("a refund", () => {
  test("gives back no money that was eaten, even where arrears are allowed", async () => {
    const { personId, accountId, subject } = await purse.holder();
    const { id: aboutId } = await regie.take({ personId, accountId, amount: 5_000 });
    await eats(subject, 3_000);
    await expect(refund({ personId, aboutId, amount: 2_001 })).rejects.toThrow(
      "counters.insufficient_balance",
    );
    await refund({ personId, aboutId, amount: 1_000 });
    await eats(subject, 1_000);
    await expect(refund({ personId, aboutId, amount: 1 })).rejects.toThrow("counters.insufficient_balance");
  });

  test("undoes what was just paid on arrears that were there before, and no more", async () => {
    const { person, personId, accountId, subject } = await purse.holder();
    await eats(subject, 4_000);
    const { id: aboutId } = await regie.take({ personId, accountId, amount: 5_000 });
    await refund({ personId, aboutId, amount: 5_000 });
    expect((await listAccounts(person, personId))[0]?.balance).toBe(-4_000);
    const again = await regie.take({ personId, accountId, amount: 5_000 });
    await eats(subject, 500);
    await expect(refund({ personId, aboutId: again.id, amount: 600 })).rejects.toThrow(
      "counters.insufficient_balance",
    );
    await refund({ personId, aboutId: again.id, amount: 500 });
  });

  test("of what left the till is the régisseur's: a mandataire alone gives back nothing old, nor a colleague's", async () => {
    const { personId, accountId } = await purse.holder();
    const theirs = await regie.take({ personId, accountId, amount: 1_000 }, regie.regisseur);
    const mine = await regie.take({ personId, accountId, amount: 1_000 });
    const part = (aboutId: typeof mine.id) => ({ personId, aboutId, amount: 400 });
    await expect(refund(part(theirs.id))).rejects.toThrow("payments.regisseur_refunds");
    await refund(part(mine.id));
    await closeTill(regie.mandataire, {
      id: parseId<"tillClosing">(randomUUID()),
      regieId: regie.regieId,
      cash: 600,
      cheques: 0,
      reason: "",
    });
    await expect(refund(part(mine.id))).rejects.toThrow("payments.regisseur_refunds");
    await refund(part(mine.id), regie.regisseur);
  });

  test("is told to its holder, and of a child to the parents, by letter where there is no address", async () => {
    const { personId, accountId } = await purse.holder();
    const system = house.system(town);
    await system.transaction((tx) =>
      createAccount(tx, system, { personId, email: "perdrix@oiseaux.example" }),
    );
    const { id: aboutId } = await regie.take({ personId, accountId });
    house.mails.length = 0;
    await refund({ personId, aboutId, amount: 500 });
    await house.drain();
    expect(house.mails.map(({ to }) => to)).toEqual(["perdrix@oiseaux.example"]);
    expect(house.mails[0]?.subject).toContain("une somme a été rendue au guichet");
    expect(house.mails[0]?.text).toContain("/espace/compteurs/recus/");
    expect(house.mails[0]?.text).not.toMatch(/5,00|Trop versé/);
    const parent = await aPerson(house, town, { declared: { given_name: "Jeanne", family_name: "Perdrix" } });
    const child = await aPerson(house, town, { declared: { given_name: "Léo", birthdate: "2018-05-04" } });
    await represents(parent.personId, child.personId);
    const own = await openAccount(parent, { personId: child.personId, counterId: purse.counterId });
    const paid = await regie.take({ personId: child.personId, accountId: own });
    await refund({ personId: child.personId, aboutId: paid.id, amount: 500 });
    const letters = await house.sqlAs<{ to: string }>(
      "owner",
      `select person_id as to from message where channel = 'letter' and person_id in ('${parent.personId}', '${child.personId}')`,
    );
    expect(letters.map(({ to }) => to)).toEqual([parent.personId]);
  });
});

describe("even as the application itself, SQL", () => {
  const forge = (table: string, row: Record<string, unknown>, as = purse.system) =>
    as.transaction((tx) =>
      tx.withTables<Record<string, Record<string, unknown>>>().insertInto(table).values(row).execute(),
    );
  const paymentOf = (accountId: CounterAccountId, facts: Record<string, unknown>) =>
    forge("payment", {
      authority_id: town,
      id: randomUUID(),
      regie_id: regie.regieId,
      staff_id: staffOf(regie.mandataire),
      counter_id: purse.counterId,
      account_id: accountId,
      kind: "topup",
      means: "cash",
      amount: 700,
      credited: 700,
      day: "2026-11-30",
      year: 2026,
      serial: 1,
      words: null,
      ...facts,
    });

  test("takes no other amount, means or day than its line says", async () => {
    const { accountId } = await purse.holder();
    const { id: transfer_id } = await purse.byHouse({ kind: "credit", accountId, amount: 700 });
    const taking = (facts: Record<string, unknown>) => paymentOf(accountId, { transfer_id, ...facts });
    await expect(taking({ amount: 1 })).rejects.toThrow("an amount is what it puts in the counter");
    await expect(taking({ means: "cheque" })).rejects.toThrow("money comes from where its line says");
    await expect(taking({ day: "2026-12-01" })).rejects.toThrow("a payment belongs to its day");
    await taking({});
  });

  test("refunds nothing of another régie or account, by other means, nor another line", async () => {
    const { personId, accountId } = await purse.holder();
    const other = await purse.holder();
    const paid = await regie.take({ personId, accountId, amount: 700 });
    const elsewhere = await regie.take({ personId: other.personId, accountId: other.accountId, amount: 700 });
    const back = await purse.byHouse({ kind: "reverse", amount: 700, about: paid.transferId });
    const refunding = (facts: Record<string, unknown>) =>
      paymentOf(accountId, { kind: "refund", transfer_id: back.id, about_id: paid.id, ...facts });
    await expect(refunding({ about_id: elsewhere.id })).rejects.toThrow(
      "a refund is of a payment of this régie",
    );
    await expect(refunding({ about_id: randomUUID() })).rejects.toThrow(
      "a refund is of a payment of this régie",
    );
    await expect(refunding({ means: "cheque" })).rejects.toThrow("money comes from where its line says");
    await refunding({});
  });

  test("gives back from no other till than the one that has it, unless the régisseur does", async () => {
    const { personId, accountId } = await purse.holder();
    const paid = await regie.take({ personId, accountId, amount: 700 }, regie.regisseur);
    const back = await purse.byHouse({ kind: "reverse", amount: 700, about: paid.transferId });
    const facts = { kind: "refund", transfer_id: back.id, about_id: paid.id };
    const refunding = (by: ARegie["mandataire"]) => paymentOf(accountId, { ...facts, staff_id: staffOf(by) });
    await expect(refunding(regie.mandataire)).rejects.toThrow("given back by the régisseur");
    await refunding(regie.regisseur);
  });

  test("closes no till of who was never named, nor of another day", async () => {
    const paul = await anAgent(house, town, ["reception"], "Paul Vison");
    const closing = (agent: typeof paul, day: string) =>
      forge(
        "till_closing",
        {
          authority_id: town,
          id: randomUUID(),
          regie_id: regie.regieId,
          staff_id: staffOf(agent),
          from_day: day,
          day,
          cash_counted: 0,
          cheque_counted: 0,
          reason: "",
        },
        agent,
      );
    await expect(closing(paul, "2026-11-30")).rejects.toThrow("this agent was never named");
    await expect(closing(regie.mandataire, "2031-11-30")).rejects.toThrow("a till is closed on its day");
  });

  test("removes no payment that was begun, or paid", async () => {
    const { accountId } = await purse.holder();
    const row = (state: string) => ({
      authority_id: town,
      id: randomUUID(),
      regie_id: regie.regieId,
      counter_id: purse.counterId,
      account_id: accountId,
      provider: "payfip",
      client_number: "012345",
      mode: "production",
      amount: 100,
      credited: 100,
      reference: randomUUID().slice(0, 8).toUpperCase(),
      state,
      begun_at: "2026-11-30T09:00:00Z",
    });
    for (const state of ["begun", "held", "mismatch"]) {
      const asked = row(state);
      await forge("online_payment", asked);
      const remove = purse.system.transaction((tx) =>
        tx
          .withTables<{ online_payment: { id: string } }>()
          .deleteFrom("online_payment")
          .where("id", "=", asked.id)
          .execute(),
      );
      await expect(remove).rejects.toThrow("is never removed");
    }
  });
});

test("the id of a closing is of one till: a colleague's, or one's own elsewhere, is refused", async () => {
  const count = (id = parseId<"tillClosing">(randomUUID()), regieId = regie.regieId) => ({
    id,
    regieId,
    cash: 0,
    cheques: 0,
    reason: "",
  });
  const own = await closeTill(regie.regisseur, count());
  await expect(closeTill(regie.mandataire, count(own.id))).rejects.toThrow("payments.id_reused");
  const pool = await aPurse(house, town);
  const other = await aRegie(house, town, pool, { code: `PISCINE${codes}` });
  await other.name(regie.regisseur);
  await expect(closeTill(regie.regisseur, count(own.id, other.regieId))).rejects.toThrow(
    "payments.id_reused",
  );
  expect(await closeTill(regie.regisseur, count(own.id))).toEqual(own);
});
