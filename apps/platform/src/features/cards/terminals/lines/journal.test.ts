import { EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { expireAccounts } from "../../../ledger/counters/testing/expire-accounts.ts";
import { resumeCardSession, startCardCredit } from "../cards/card-sessions.ts";
import { receiveJournalBatch, terminalsJobs } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { aWrittenCard } from "../testing/a-written-card.ts";
import { type Carrying, carryCredit, type Torn } from "../testing/carry-credit.ts";

let canteen: Canteen;
let house: Canteen["house"];
let town: Canteen["town"];
let mayor: Context;
let system: Context;
let purse: Canteen["purse"];
let application: Canteen["application"];
let { aCardHolder, balanceOf, rowsOf } = {} as Canteen;

beforeAll(async () => {
  canteen = await aCanteen();
  ({ house, town, mayor, system, purse, application, aCardHolder, balanceOf, rowsOf } = canteen);
});
afterAll(() => house?.close());

const cantine = { service: "cantine" } as const;

describe("a debit made without the platform", () => {
  test("becomes one movement of the account, whatever is sent again", async () => {
    const { holder, emulated } = await aCardHolder();
    const journal = await aJournal(mayor, town.deskId);
    await journal.debit(system, application, emulated, { ...cantine, amount: 350 });
    const batch = await journal.batch(0);
    expect(await receiveJournalBatch(mayor, journal.reader, batch)).toMatchObject({ last: 2, refusal: null });
    expect(await receiveJournalBatch(mayor, journal.reader, batch)).toMatchObject({
      last: 2,
      refusal: "reader.not_next",
    });
    await house.drain();
    expect(await balanceOf(holder)).toBe(1_650);
    for (let time = 0; time < 2; time += 1) await getJob(terminalsJobs, "terminals.post").run(system, {});
    expect(await balanceOf(holder)).toBe(1_650);
    expect(await rowsOf(journal.reader)).toEqual([{ state: "posted", problem: null, refusal: null }]);
  });

  test("with a proof that is not the card's waits for a person, and moves nothing", async () => {
    const { holder, emulated } = await aCardHolder();
    const journal = await aJournal(mayor, town.deskId);
    await journal.debit(system, application, emulated, { ...cantine, amount: 350 });
    const [attempted = "", debited = ""] = journal.lines;
    const forged = [attempted, debited.replace(/"mac":"[0-9a-f]{16}"/, '"mac":"0000000000000000"')];
    expect(
      await receiveJournalBatch(mayor, journal.reader, await journal.batch(0, { lines: forged })),
    ).toMatchObject({
      refusal: null,
    });
    await house.drain();
    expect(await balanceOf(holder)).toBe(2_000);
    expect(await rowsOf(journal.reader)).toMatchObject([{ state: "to_settle", problem: "proof_false" }]);
  });

  test("of a copy of the card, or of a card put back, has a number that was seen: one is posted, the other waits", async () => {
    const { holder, emulated } = await aCardHolder();
    const copy = new EmulatedCard({ memory: structuredClone(emulated.memory) });
    const [here, there] = [await aJournal(mayor, town.deskId), await aJournal(mayor, town.deskId)];
    await here.debit(system, application, emulated, { ...cantine, amount: 350 });
    await there.debit(system, application, copy, { ...cantine, amount: 500 });
    for (const journal of [here, there])
      await receiveJournalBatch(mayor, journal.reader, await journal.batch(0));
    await house.drain();
    expect(await balanceOf(holder)).toBe(1_650);
    expect(await rowsOf(there.reader)).toMatchObject([{ state: "to_settle", problem: "number_twice" }]);
  });

  test("of a card that nobody knows, or of more than the account holds, waits for a person", async () => {
    const stranger = await aWrittenCard(system, application, 1_000);
    const journal = await aJournal(mayor, town.deskId);
    await journal.debit(system, application, stranger.emulated, { ...cantine, amount: 100 });
    const { holder, emulated } = await aCardHolder(300);
    await purse.byHouse({ kind: "payout", carried: 0, accountId: holder.accountId, amount: 300 });
    await journal.debit(system, application, emulated, { ...cantine, amount: 200 });
    await receiveJournalBatch(mayor, journal.reader, await journal.batch(0));
    await house.drain();
    expect(await rowsOf(journal.reader)).toEqual([
      { state: "to_settle", problem: "unknown_card", refusal: null },
      { state: "to_settle", problem: "refused", refusal: "counters.insufficient_balance" },
    ]);
  });

  test("torn is open until its card is back; then done, not done, or for a person", async () => {
    const { holder, emulated } = await aCardHolder();
    const journal = await aJournal(mayor, town.deskId);
    const torn = await journal.debit(system, application, emulated, { ...cantine, amount: 100, torn: true });
    await receiveJournalBatch(mayor, journal.reader, await journal.batch(0));
    expect(await rowsOf(journal.reader)).toMatchObject([{ state: "open" }]);
    journal.write({ kind: "not_debited", of: torn });
    expect(await receiveJournalBatch(mayor, journal.reader, await journal.batch(1))).toMatchObject({
      last: 2,
    });
    await house.drain();
    expect(await rowsOf(journal.reader)).toMatchObject([{ state: "not_done" }]);
    expect(await balanceOf(holder)).toBe(2_000);
  });
});

describe("a credit", () => {
  const credit = (
    { reader }: Pick<Carrying, "reader">,
    { uid, emulated }: { readonly uid: string; readonly emulated: EmulatedCard },
    order: { readonly key: string; readonly amount: number },
    torn?: Torn,
  ) => {
    // Back on the reader, a card has forgotten what was under way.
    emulated.powerOff();
    const carried = { reader, uid, card: emulated, ...(torn && { torn }) };
    return carryCredit(mayor, carried, { ...cantine, ...order });
  };

  test("gives the card what its account holds more, once for an order, and no more", async () => {
    const { holder, ...card } = await aCardHolder(0);
    const at = await aJournal(mayor, town.deskId);
    await expect(credit(at, card, { key: "a", amount: 500 })).rejects.toThrow("reader.credit_not_owed");
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    expect(await credit(at, card, { key: "b", amount: 500 })).toEqual({ outcome: "credited", balance: 500 });
    expect(await credit(at, card, { key: "b", amount: 500 })).toEqual({ outcome: "credited", balance: 500 });
    await expect(credit(at, card, { key: "c", amount: 1 })).rejects.toThrow("reader.credit_not_owed");
    await at.debit(system, application, card.emulated, { ...cantine, amount: 200 });
    await receiveJournalBatch(mayor, at.reader, await at.batch(0));
    await house.drain();
    expect(await balanceOf(holder)).toBe(300);
  });

  test("torn away at every command, before or after it, is one credit once the card is back", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 10_000 });
    const at = await aJournal(mayor, town.deskId);
    let commands = 0;
    const counting = {
      transmit: (apdu: Uint8Array) => {
        commands += 1;
        return card.emulated.transmit(apdu);
      },
    };
    const whole = { reader: at.reader, uid: card.uid, card: counting };
    await carryCredit(mayor, whole, { ...cantine, key: "whole", amount: 10 });
    let balance = 10;
    for (let command = 1; command <= commands; command += 1)
      for (const when of ["before", "after"] as const) {
        const order = { key: `${command}-${when}`, amount: 10 };
        await credit(at, card, order, { at: command, when });
        balance += 10;
        expect(await credit(at, card, order)).toEqual({ outcome: "credited", balance });
      }
    await expect(credit(at, card, { key: "rest", amount: 10_000 - balance + 1 })).rejects.toThrow(
      "reader.credit_not_owed",
    );
  });

  test("is not owed for what a reader without a connection debited and has not told yet", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    const [desk, pool] = [await aJournal(mayor, town.deskId), await aJournal(mayor, town.deskId)];
    await credit(desk, card, { key: "pool-first", amount: 500 });
    await pool.debit(system, application, card.emulated, { ...cantine, amount: 350 });
    await expect(credit(desk, card, { key: "pool-second", amount: 350 })).rejects.toThrow(
      "reader.credit_not_owed",
    );
    await receiveJournalBatch(mayor, pool.reader, await pool.batch(0));
    await house.drain();
    expect(await balanceOf(holder)).toBe(150);
    await expect(credit(desk, card, { key: "pool-third", amount: 1 })).rejects.toThrow(
      "reader.credit_not_owed",
    );
  });

  test("is not owed out of a balance that expired, though the night has not taken it yet", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    await expireAccounts(house, purse.counterId, "2026-01-01");
    const at = await aJournal(mayor, town.deskId);
    await expect(credit(at, card, { key: "expired", amount: 1 })).rejects.toThrow("reader.credit_not_owed");
  });

  test("of a card put back to a state of before is refused, and waits for a person", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 1_000 });
    const at = await aJournal(mayor, town.deskId);
    const before = structuredClone(card.emulated.memory);
    await credit(at, card, { key: "back-first", amount: 500 });
    const back = { uid: card.uid, emulated: new EmulatedCard({ memory: before }) };
    await expect(credit(at, back, { key: "back-second", amount: 500 })).rejects.toThrow(
      "reader.credit_not_owed",
    );
    expect(await rowsOf(at.reader)).toContainEqual({
      state: "to_settle",
      problem: "rolled_back",
      refusal: null,
    });
  });

  test("is not begun by a reader at the desk of another service", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    const elsewhere = await aJournal(mayor, await canteen.aDeskOf("piscine"));
    await expect(credit(elsewhere, card, { key: "elsewhere", amount: 500 })).rejects.toThrow(
      "reader.credit_not_allowed",
    );
  });

  test("that is refused says why: what a top-up mends is not what it does not", async () => {
    const { holder, ...card } = await aCardHolder(0);
    const at = await aJournal(mayor, town.deskId);
    const refusals = (
      order: { readonly key: string; readonly amount: number },
      of: Parameters<typeof credit>[1] = card,
    ) =>
      credit(at, of, order).then(
        () => "credited",
        (error: { readonly code: string }) => error.code,
      );
    expect(await refusals({ key: "why-1", amount: 500 })).toBe("reader.credit_not_owed");
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    expect(await refusals({ key: "why-1", amount: 400 })).toBe("credited");
    expect(await refusals({ key: "why-1", amount: 100 })).toBe("reader.credit_key_used");
    const nobodys = await aWrittenCard(system, application);
    expect(await refusals({ key: "why-2", amount: 100 }, nobodys)).toBe("reader.credit_no_account");
  });

  test("goes on by its own reader alone, and for a minute", async () => {
    const { holder, ...card } = await aCardHolder(0);
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 500 });
    const [at, other] = [await aJournal(mayor, town.deskId), await aJournal(mayor, town.deskId)];
    const order = { service: "cantine", key: "own", amount: 500, card: card.uid };
    const step = await startCardCredit(mayor, at.reader, order);
    if (!("apdu" in step)) throw new Error("a command first");
    const said = { session: step.session, answer: "9100" };
    await expect(resumeCardSession(mayor, other.reader, said)).rejects.toThrow("reader.session_unknown");
    house.clock.advance(60_000);
    await expect(resumeCardSession(mayor, at.reader, said)).rejects.toThrow("reader.session_unknown");
  });
});
