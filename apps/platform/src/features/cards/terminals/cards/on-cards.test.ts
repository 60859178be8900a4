import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { anAgent } from "../../../../testing/builders.ts";
import {
  applyServiceTransfers,
  debit,
  defineCountersJobs,
  readBalance,
  reserve,
} from "../../../ledger/counters/index.ts";
import { expireAccounts } from "../../../ledger/counters/testing/expire-accounts.ts";
import { recordSupportLoss } from "../../supports/index.ts";
import { computeCarriedByCards, receiveJournalBatch, terminalsJobs } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { carryCredit } from "../testing/carry-credit.ts";

// What a card carries is money already: no other door takes it, and no night ends it.

let canteen: Canteen;
beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());
beforeEach(() => canteen.house.clock.set("2026-11-29T08:00:00Z"));

/** Fifty euros on the account, thirty of which are on the card. */
async function aLoadedCard() {
  const made = await canteen.aCardHolder(0);
  const { accountId, subject } = made.holder;
  await canteen.purse.byHouse({ kind: "credit", accountId, amount: 5_000 });
  const journal = await aJournal(canteen.mayor, canteen.town.deskId);
  made.emulated.powerOff();
  const order = { service: "cantine", key: randomUUID(), amount: 3_000 };
  const { reader } = journal;
  const at = { reader, card: made.emulated, uid: made.uid };
  expect(await carryCredit(canteen.mayor, at, order)).toMatchObject({ outcome: "credited" });
  return { ...made, subject, journal };
}
type Loaded = Awaited<ReturnType<typeof aLoadedCard>>;

/** As the application of the canteen asks it online. */
const online = () => ({ ...canteen.purse.canteen, carriedOf: computeCarriedByCards });
const asked = ({ subject }: Loaded, amount: number) => ({
  counterId: canteen.purse.counterId,
  subject,
  amount,
  key: randomUUID(),
});
const night = () =>
  getJob(defineCountersJobs(computeCarriedByCards), "counters.lapse").run(canteen.system, {});

test("a service takes what is not on a card, and no more; a retry is still the same debit", async () => {
  const loaded = await aLoadedCard();
  const { system } = canteen;
  await expect(debit(system, online(), asked(loaded, 2_001))).rejects.toThrow(
    "counters.insufficient_balance",
  );
  const meal = asked(loaded, 2_000);
  expect(await debit(system, online(), meal)).toMatchObject({ again: false, balance: 3_000 });
  expect(await debit(system, online(), meal)).toMatchObject({ again: true });
  const until = new Date("2026-11-30T08:00:00Z");
  await expect(reserve(system, online(), { ...asked(loaded, 1), until })).rejects.toThrow("insufficient");
  const { counterId } = canteen.purse;
  const { subject } = loaded;
  expect(await readBalance(system, online(), { counterId, subject })).toMatchObject({
    balance: 3_000,
    available: 0,
  });
});

test("a call of many lines takes what is not on a card, and no more, in its order", async () => {
  const loaded = await aLoadedCard();
  const { counterId } = canteen.purse;
  const line = (amount: number) => ({ ...asked(loaded, amount), kind: "debit" as const });
  const lines = [line(1_500), line(501), line(500), line(1)];
  const told = await applyServiceTransfers(canteen.system, online(), { counterId, lines });
  expect(told).toMatchObject([
    { balance: 3_500 },
    { refused: { code: "counters.insufficient_balance" } },
    { balance: 3_000 },
    { refused: { code: "counters.insufficient_balance" } },
  ]);
});

test("whoever forgets to say what cards carry takes nothing, many at once neither", async () => {
  const loaded = await aLoadedCard();
  const tries = [1, 2, 3].map((amount) =>
    debit(canteen.system, canteen.purse.canteen, asked(loaded, amount)),
  );
  for (const { status } of await Promise.allSettled(tries)) expect(status).toBe("rejected");
  expect(await canteen.balanceOf(loaded)).toBe(5_000);
});

test("once the card is lost, what it carried may be taken", async () => {
  const loaded = await aLoadedCard();
  const validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
  await recordSupportLoss(validator, { id: loaded.supportId, door: "desk", isRecognised: true });
  expect(await debit(canteen.system, online(), asked(loaded, 5_000))).toMatchObject({ balance: 0 });
});

test("a balance expires but for what a card carries, and what that card then proves is still paid", async () => {
  const loaded = await aLoadedCard();
  await expireAccounts(canteen.house, canteen.purse.counterId, "2026-11-28");
  await night();
  await night();
  expect(await canteen.balanceOf(loaded)).toBe(3_000);
  const { journal, emulated } = loaded;
  await journal.debit(canteen.system, canteen.application, emulated, { service: "cantine", amount: 3_000 });
  await receiveJournalBatch(canteen.system, journal.reader, await journal.batch(0));
  await getJob(terminalsJobs, "terminals.post").run(canteen.system, {});
  expect(await canteen.balanceOf(loaded)).toBe(0);
  expect(await canteen.rowsOf(journal.reader)).toMatchObject([{ state: "posted" }, { state: "posted" }]);
});

test("a card that is lost carries nothing into the night", async () => {
  const loaded = await aLoadedCard();
  const validator = await anAgent(canteen.house, canteen.town.id, ["validator"]);
  await recordSupportLoss(validator, { id: loaded.supportId, door: "desk", isRecognised: true });
  await expireAccounts(canteen.house, canteen.purse.counterId, "2026-11-28");
  await night();
  expect(await canteen.balanceOf(loaded)).toBe(0);
});
