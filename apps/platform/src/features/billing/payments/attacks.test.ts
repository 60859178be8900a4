import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { defineCountersJobs, openAccount } from "../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../ledger/counters/testing/a-purse.ts";
import {
  assignRegieAgent,
  closeTill,
  endNaming,
  getRegie,
  listClosings,
  readClosing,
  readTill,
  receiveMoney,
  refundMoney,
  setRegie,
} from "./index.ts";
import { type ARegie, aRegie, staffOf } from "./testing/a-regie.ts";

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

/** Somebody of the town with an account of the purse. */
async function somebody(declared: { readonly family_name: string; readonly birthdate: string }) {
  const person = await aPerson(house, town, { declared });
  const { personId } = person;
  return { personId, accountId: await openAccount(person, { personId, counterId: purse.counterId }) };
}

/** By a mandate, checked at the desk. */
async function actsFor(representativeId: PersonId, representedId: PersonId): Promise<void> {
  const agent = await anAgent(house, town, ["reception", "validator"], "Paul Vison");
  await agent.transaction(async (tx) => {
    const id = await addRepresentation(tx, agent, {
      representativeId,
      representedId,
      kind: "mandate",
      until: "2027-11-30",
    });
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
  });
}

async function endNamingOf(agent: Context): Promise<void> {
  const { agents } = await regie.mayor.transaction((tx) => getRegie(tx, regie.mayor, regie.regieId));
  const naming = agents.find(({ staffId }) => staffId === staffOf(agent));
  if (!naming) throw new TypeError("a naming is expected");
  await endNaming(regie.mayor, { id: naming.id });
}

describe("a hostile agent", () => {
  test("credits neither themselves nor a namesake, nor whom they act for", async () => {
    const cousin = await somebody({ family_name: "Sittelle", birthdate: "1980-05-04" });
    await expect(regie.take(cousin)).rejects.toThrow("payments.own_interest");
    // A colleague may; giving back is a gain too.
    const { id: aboutId } = await regie.take(cousin, regie.regisseur);
    await expect(refundMoney(regie.mandataire, refund({ ...cousin, aboutId }))).rejects.toThrow(
      "payments.own_interest",
    );
    const self = await somebody({ family_name: "Perdrix", birthdate: "1980-05-04" });
    const system = house.system(town);
    const email = `${staffOf(regie.mandataire)}@agents.example`;
    await system.transaction((tx) => createAccount(tx, system, { personId: self.personId, email }));
    await expect(regie.take(self)).rejects.toThrow("payments.own_interest");
    const mother = await somebody({ family_name: "Bruant", birthdate: "1950-05-04" });
    await actsFor(cousin.personId, mother.personId);
    await expect(regie.take(mother)).rejects.toThrow("payments.own_interest");
  });

  test("takes no money without being named, before, after, or once it ended", async () => {
    const holder = await purse.holder();
    const other = await anAgent(house, town, ["reception"], "Paul Vison");
    await expect(regie.take(holder, other)).rejects.toThrow("payments.not_named");
    await expect(readTill(other, regie.regieId)).rejects.toThrow("payments.not_named");
    house.clock.set("2027-01-01T09:00:00Z");
    await expect(regie.take(holder)).rejects.toThrow("payments.not_named");
    house.clock.set("2026-11-30T09:00:00Z");
    await regie.take(holder);
    await endNamingOf(regie.mandataire);
    // At once, not tomorrow; the till of the morning is still theirs to close.
    await expect(regie.take(holder)).rejects.toThrow("payments.not_named");
    expect(await closeTill(regie.mandataire, count(2_000))).toMatchObject({ difference: 0 });
    house.clock.set("2026-12-01T09:00:00Z");
    await expect(regie.take(holder)).rejects.toThrow("payments.not_named");
  });

  test("ended before it began, a naming never begins, and leaves its place", async () => {
    const next = await anAgent(house, town, ["reception"], "Paul Vison");
    const id = parseId<"regieAgent">(randomUUID());
    const naming = { regieId: regie.regieId, act: "2026-115", startsOn: "2027-01-01", endsOn: "2027-12-31" };
    await assignRegieAgent(regie.mayor, { ...naming, id, staffId: staffOf(next), part: "regisseur" });
    await endNaming(regie.mayor, { id });
    await expect(endNaming(regie.mayor, { id })).rejects.toThrow("payments.unknown_naming");
    house.clock.set("2027-01-01T09:00:00Z");
    const holder = await purse.holder();
    await expect(regie.take(holder, next)).rejects.toThrow("payments.not_named");
    const { mandataire } = regie;
    const again = { ...naming, id: parseId<"regieAgent">(randomUUID()), part: "regisseur" as const };
    await assignRegieAgent(regie.mayor, { ...again, staffId: staffOf(mandataire) });
    await regie.take(holder);
  });

  test("named in another régie, takes nothing, gives nothing back and reads nothing of this one", async () => {
    const holder = await purse.holder();
    const { id: aboutId } = await regie.take(holder);
    const pool = await aPurse(house, town);
    const other = await aRegie(house, town, pool, { code: `PISCINE${codes}` });
    const thief = other.mandataire;
    await expect(regie.take(holder, thief)).rejects.toThrow("payments.not_named");
    // By their own régie: the counter is not of it.
    const { regieId } = other;
    await expect(regie.take({ ...holder, regieId }, thief)).rejects.toThrow("payments.no_regie");
    await expect(refundMoney(thief, refund({ ...holder, aboutId }))).rejects.toThrow("payments.not_named");
    await expect(refundMoney(thief, refund({ ...holder, aboutId, regieId }))).rejects.toThrow(
      "payments.unknown",
    );
    await expect(readTill(thief, regie.regieId)).rejects.toThrow("payments.not_named");
    await expect(closeTill(thief, count(0))).rejects.toThrow("payments.not_named");
    const closing = await closeTill(regie.mandataire, count(2_000));
    await expect(readClosing(thief, closing.id)).rejects.toThrow("payments.unknown_closing");
    await expect(readClosing(other.regisseur, closing.id)).rejects.toThrow("payments.unknown_closing");
    expect((await listClosings(other.regisseur, regie.regieId)).closings).toEqual([]);
  });

  test("names neither themselves nor whom they added, and sets no régie", async () => {
    const naming = (staffId: ReturnType<typeof staffOf>) => ({
      id: parseId<"regieAgent">(randomUUID()),
      regieId: regie.regieId,
      staffId,
      part: "mandataire" as const,
      act: "2026-114",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    });
    await expect(assignRegieAgent(regie.mayor, naming(staffOf(regie.mayor)))).rejects.toThrow(
      "payments.names_themselves",
    );
    await expect(assignRegieAgent(regie.mandataire, naming(staffOf(regie.regisseur)))).rejects.toThrow(
      "access.capability_missing",
    );
    await expect(
      assignRegieAgent(regie.mayor, { ...naming(staffOf(regie.mandataire)), part: "regisseur" }),
    ).rejects.toThrow("payments.regisseur_already");
    const set = {
      id: parseId<"regie">(randomUUID()),
      name: "R",
      code: "RR",
      act: "1",
      cashMax: 1,
      counters: [],
    };
    await expect(setRegie(regie.mandataire, set)).rejects.toThrow("access.capability_missing");
    await expect(setRegie(regie.mayor, set)).rejects.toThrow("payments.regie_not_valid");
  });

  test("closes nobody else's till, by the use case or past it", async () => {
    const holder = await purse.holder();
    await regie.take(holder, regie.regisseur);
    // The use case closes one's own, whatever the form says.
    expect((await closeTill(regie.mandataire, count(0))).staffId).toBe(staffOf(regie.mandataire));
    const forged = regie.mandataire.transaction((tx) =>
      tx
        .withTables<{ till_closing: Record<string, unknown> }>()
        .insertInto("till_closing")
        .values({
          authority_id: town,
          id: randomUUID(),
          regie_id: regie.regieId,
          staff_id: staffOf(regie.regisseur),
          from_day: "2026-11-30",
          day: "2026-11-30",
          cash_counted: 0,
          cheque_counted: 0,
          reason: "volé",
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/each closes their own till|row-level security/);
    expect(await readTill(regie.regisseur, regie.regieId)).toMatchObject({ cash: 2_000 });
  });

  test("posts nothing in a closed day, nor without a line of the ledger, even as the application itself", async () => {
    const holder = await purse.holder();
    const payment = await regie.take(holder);
    await closeTill(regie.mandataire, count(2_000));
    const moved = await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 700 });
    const forge = (facts: Record<string, unknown>) =>
      purse.system.transaction((tx) =>
        tx
          .withTables<{ payment: Record<string, unknown> }>()
          .insertInto("payment")
          .values({
            authority_id: town,
            id: randomUUID(),
            regie_id: regie.regieId,
            staff_id: staffOf(regie.mandataire),
            counter_id: purse.counterId,
            account_id: holder.accountId,
            kind: "topup",
            means: "cash",
            amount: 700,
            credited: 700,
            day: "2026-11-30",
            year: 2026,
            serial: 1,
            transfer_id: moved.id,
            words: null,
            ...facts,
          })
          .execute(),
      );
    await expect(forge({})).rejects.toThrow("this day is closed");
    await expect(forge({ day: "2026-11-29" })).rejects.toThrow("this day is closed");
    await expect(forge({ day: "2026-12-01", credited: 900 })).rejects.toThrow(
      "a payment is a line of the ledger",
    );
    await expect(
      forge({ day: "2026-12-01", transfer_id: payment.transferId, amount: 2_000, credited: 2_000 }),
    ).rejects.toThrow("one_payment_a_transfer");
    const stranger = staffOf(await anAgent(house, town, ["reception"], "Paul Vison"));
    await expect(forge({ day: "2026-12-01", staff_id: stranger })).rejects.toThrow("this agent is not named");
    await endNamingOf(regie.mandataire);
    await expect(forge({ day: "2026-12-01" })).rejects.toThrow("this agent is not named");
  });

  test("under a delegation, takes nothing", async () => {
    const holder = await purse.holder();
    const { actor } = regie.mandataire;
    const lent = regie.mandataire.as({
      ...(actor as Extract<typeof actor, { kind: "staff" }>),
      delegationId: parseId<"delegation">(randomUUID()),
    });
    await expect(regie.take(holder, lent)).rejects.toThrow("access.capability_missing");
    await expect(
      receiveMoney(holder.person, {
        id: parseId<"payment">(randomUUID()),
        regieId: regie.regieId,
        ...holder,
        amount: 100,
        payer: "x",
      }),
    ).rejects.toThrow("access.capability_missing");
  });
});
