import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import {
  createHousehold,
  listHouseholds,
  removeHouseholdMember,
} from "../../../identity/households/index.ts";
import { type Families, families, type Someone } from "../../../identity/households/testing/families.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { recordDeath } from "../../../records/life/index.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import {
  type CounterAccountId,
  checkAccountLeaving,
  countersContribution,
  debit,
  endAccountSharing,
  findAccountsBySubject,
  hasDepartedToday,
  type LeavingPorts,
  listAccounts,
  listFormerAccounts,
  openAccount,
} from "../index.ts";
import { aPurse, type Purse } from "../testing/a-purse.ts";

// A purse that Anne opened for her household: Lou, who is of age today, and Tom, who is ten.

let house: TestRuntime;
let people: Families;
let town: AuthorityId;
let purse: Purse;
let anne: Someone;
let lou: Someone;
let tom: PersonId;
let accountId: CounterAccountId;

const nothing: LeavingPorts = { carriedOf: async () => 0, whoOwes: async () => null };

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  people = await families(house);
  town = people.authorityId;
  purse = await aPurse(house, town);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-10-01T08:00:00Z");
  anne = await people.someone("Anne", "1985-03-02");
  const { personId } = await people.aChildOf(anne, "2008-10-20");
  tom = (await people.aChildOf(anne, "2016-05-04")).personId;
  lou = { ...house.as({ kind: "person", personId }, town), personId };
  await people.agent.transaction((tx) =>
    createHousehold(tx, people.agent, {
      members: [
        { personId: anne.personId, role: "adult", sharePercent: 100 },
        ...[personId, tom].map((id) => ({ personId: id, role: "child" as const, sharePercent: 100 })),
      ],
    }),
  );
  accountId = await openAccount(anne, {
    personId: anne.personId,
    counterId: purse.counterId,
    household: true,
  });
  await purse.byHouse({ kind: "credit", accountId, amount: 2_000 });
  house.clock.set("2026-11-10T09:00:00Z");
});

const meal = (personId: PersonId, label?: string) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject: computePairwiseSubject(purse.system, purse.canteen.service, personId),
    amount: 350,
    key: randomUUID(),
    ...(label === undefined ? {} : { label }),
  });
const leave = (who: Someone, more: { readonly leavesBalance?: boolean } = {}) =>
  endAccountSharing(who, { personId: who.personId, accountId, ...more }, nothing);
const readBefore = async (who: Someone) =>
  (await listFormerAccounts(who, { personId: who.personId, limit: 10 })).map(({ lines }) =>
    lines.map(({ change }) => change),
  );
const takenOut = (who: Someone) =>
  who.transaction((tx) => countersContribution.exportPerson?.(tx, who, who.personId));

test("of age, Lou leaves: the purse stays, no service finds it in her name, she reads what was before and nothing since, and her mother is told", async () => {
  await meal(lou.personId);
  expect(await checkAccountLeaving(lou, { personId: lou.personId, accountId }, nothing)).toMatchObject({
    takesAlong: false,
    mustSay: false,
    refusal: null,
  });
  expect(await leave(lou)).toEqual({ again: false });
  await expect(meal(lou.personId)).rejects.toThrow("counters.unknown_account");
  await meal(tom);
  expect(await listAccounts(lou, lou.personId)).toEqual([]);
  expect(await readBefore(lou)).toEqual([[-350, 2_000]]);
  expect(await listAccounts(anne, anne.personId)).toMatchObject([
    { accountId, shared: true, balance: 1_300 },
  ]);
  const told = await listPersonMessages(anne, anne.personId);
  expect(told.map(({ text }) => text).join(" ")).toContain("Un adulte du foyer a quitté le compteur");
  expect(JSON.stringify(await takenOut(lou))).toContain('"quitte_le":"2026-11-10"');
  // Twice is once, and one of her own may be opened.
  expect(await leave(lou)).toEqual({ again: true });
  const own = await openAccount(lou, { personId: lou.personId, counterId: purse.counterId });
  await purse.byHouse({ kind: "credit", accountId: own, amount: 500 });
  await meal(lou.personId);
  expect(await listAccounts(lou, lou.personId)).toMatchObject([
    { accountId: own, balance: 150, shared: false },
  ]);
  expect(await leave(lou)).toEqual({ again: true });
});

test("who left by themself and shares another household's since is not told that somebody took it along, however late the form is sent again", async () => {
  expect(await leave(lou)).toEqual({ again: false });
  const { personId } = lou;
  const baby = (await people.aChildOf(lou, "2026-11-01")).personId;
  await people.agent.transaction(async (tx) => {
    const [hers] = await listHouseholds(tx, people.agent, personId);
    const householdId = hers?.id ?? expect.fail("she is of a household");
    await removeHouseholdMember(tx, people.agent, { householdId, personId });
    const members = [
      { personId, role: "adult", sharePercent: 100 },
      { personId: baby, role: "child", sharePercent: 100 },
    ] as const;
    await createHousehold(tx, people.agent, { members });
  });
  await openAccount(lou, { personId, counterId: purse.counterId, household: true });
  expect(await listAccounts(lou, personId)).toMatchObject([{ shared: true }]);
  expect(await leave(lou)).toEqual({ again: true });
});

test("Anne, who answers for it, says what becomes of what is left; with a debt she settles it first", async () => {
  await expect(leave(anne)).rejects.toMatchObject({ code: "counters.leave_balance" });
  expect(await listAccounts(anne, anne.personId)).toMatchObject([{ accountId, shared: true }]);
  expect(await leave(anne, { leavesBalance: true })).toEqual({ again: false });
  await meal(tom);
  expect(await readBefore(anne)).toEqual([[2_000]]);
  await expect(meal(anne.personId)).rejects.toThrow("counters.unknown_account");

  // Opened while Lou was a child.
  house.clock.set("2026-10-01T08:00:00Z");
  const arrears = await aPurse(house, town, { floor: -1_000 }, purse.canteen);
  const owing = await openAccount(anne, {
    personId: anne.personId,
    counterId: arrears.counterId,
    household: true,
  });
  house.clock.set("2026-11-10T09:00:00Z");
  const { counterId, system, canteen } = arrears;
  const subject = computePairwiseSubject(system, canteen.service, tom);
  await debit(system, canteen, { counterId, subject, amount: 350, key: randomUUID() });
  const asked = { personId: anne.personId, accountId: owing, leavesBalance: true };
  await expect(endAccountSharing(anne, asked, nothing)).rejects.toMatchObject({
    code: "counters.leave_debt",
  });
  await arrears.byHouse({ kind: "credit", accountId: owing, amount: 350 });
  expect(await endAccountSharing(anne, asked, nothing)).toEqual({ again: false });
});

test("a card that carries money of it is dealt with first; what nobody shares is not left", async () => {
  const asked = { personId: lou.personId, accountId };
  const carried: LeavingPorts = {
    ...nothing,
    carriedOf: async (_tx, _system, { people: whose }) => (whose.includes(lou.personId) ? 400 : 0),
  };
  await expect(endAccountSharing(lou, asked, carried)).rejects.toMatchObject({
    code: "counters.leave_on_card",
  });
  const own = await purse.holder(500);
  await expect(
    endAccountSharing(own.person, { personId: own.personId, accountId: own.accountId }, nothing),
  ).rejects.toMatchObject({ code: "counters.leave_alone" });
  // Another's account is none of hers, whatever its number.
  await expect(endAccountSharing(lou, { ...asked, accountId: own.accountId }, nothing)).rejects.toMatchObject(
    {
      code: "counters.unknown_account",
    },
  );
});

test("her mother dead, Lou owes nothing of what she shares with her brother: the account and its debt stay, she leaves without settling it", async () => {
  house.clock.set("2026-10-01T08:00:00Z");
  const { personId } = anne;
  const arrears = await aPurse(house, town, { floor: -1_000 }, purse.canteen);
  const meals = await aPurse(house, town, { paidAfter: true }, purse.canteen);
  const shared = [];
  for (const { counterId } of [arrears, meals])
    shared.push({ counterId, accountId: await openAccount(anne, { personId, counterId, household: true }) });
  house.clock.set("2026-11-10T09:00:00Z");
  for (const { counterId } of shared) {
    const subject = computePairwiseSubject(purse.system, purse.canteen.service, tom);
    await debit(purse.system, purse.canteen, { counterId, subject, amount: 350, key: randomUUID() });
  }
  const validator = await anAgent(house, town, ["validator"], "Basile Rainette");
  await recordDeath(validator, { personId, diedOn: "2026-11-09" });
  for (const one of shared) {
    const asked = { personId: lou.personId, accountId: one.accountId };
    expect(await checkAccountLeaving(lou, asked, nothing)).toMatchObject({
      takesAlong: false,
      mustSay: false,
      refusal: null,
    });
    expect(await endAccountSharing(lou, asked, nothing)).toEqual({ again: false });
  }
  expect((await listAccounts(people.agent, tom)).map(({ balance }) => balance)).toEqual([2_000, -350, -350]);
});

test("both at once: each leaves as the other left it; erased, what was said of who left goes", async () => {
  const [first, second] = await Promise.all([leave(lou), leave(anne, { leavesBalance: true })]);
  expect([first.again, second.again]).toEqual([false, false]);
  const [of] = await listAccounts(anne, tom);
  expect(of).toMatchObject({ accountId, shared: false, balance: 2_000 });
  const found = () => purse.system.transaction((tx) => findAccountsBySubject(tx, purse.system, lou.personId));
  expect(await found()).toEqual([accountId]);
  await purse.system.transaction(async (tx) =>
    countersContribution.erasePerson?.(tx, purse.system, lou.personId),
  );
  expect(await found()).toEqual([]);
  await meal(tom);
});

test("one takes along what is paid afterwards while another leaves it too: the second is told that they share a new one, and leaves that", async () => {
  const later = await aPurse(house, town, { name: { fr: "Goûter", en: "Snack" }, paidAfter: true });
  const { counterId } = later;
  // Before Lou was of age.
  house.clock.set("2026-10-01T08:00:00Z");
  const first = await openAccount(anne, { personId: anne.personId, counterId, household: true });
  house.clock.set("2026-11-10T09:00:00Z");
  const owes: LeavingPorts = { carriedOf: async () => 0, whoOwes: async () => "leaver" };
  const stays: LeavingPorts = { carriedOf: async () => 0, whoOwes: async () => "nobody" };
  const by = (who: Someone, of: CounterAccountId, ports: LeavingPorts) =>
    endAccountSharing(who, { personId: who.personId, accountId: of }, ports);
  const [hers, lous] = await Promise.allSettled([by(anne, first, owes), by(lou, first, owes)]);
  // Whoever was first took it along; the other was not answered that it is done.
  const late = hers.status === "rejected" ? hers : lous;
  expect(late).toMatchObject({ status: "rejected", reason: { code: "counters.leave_again" } });
  const [second, other] = hers.status === "rejected" ? [anne, lou] : [lou, anne];
  await expect(by(second, first, owes)).rejects.toMatchObject({ code: "counters.leave_again" });
  expect(await by(other, first, owes)).toEqual({ again: true });
  const next = (await listAccounts(second, second.personId)).find(({ counter }) => counter.id === counterId);
  if (!next) throw new TypeError("a new account is expected");
  expect(next).toMatchObject({ shared: true, balance: 0 });
  // Whoever stayed did not leave that day, whatever an address says.
  const today = (who: Someone) => hasDepartedToday(who, who.personId);
  expect([await today(other), await today(second)]).toEqual([true, false]);
  expect(await by(second, next.accountId, stays)).toEqual({ again: false });
  expect(await today(second)).toBe(true);
  for (const left of [first, next.accountId]) expect(await by(second, left, stays)).toEqual({ again: true });
});

test("erased, a child's words go though their mother, who had left, lives: she reads what she read, until she is erased too", async () => {
  await meal(tom, "Cantine de Tom, 9 novembre");
  await leave(anne, { leavesBalance: true });
  await leave(lou);
  await meal(tom, "Cantine de Tom, 10 novembre");
  const words = async () =>
    (
      await house.sqlAs<{ words: Buffer | null }>(
        "owner",
        "select words from counter_transfer where holder_id = $1 order by sequence",
        [accountId],
      )
    ).map((line) => line.words !== null);
  const erase = (personId: PersonId) =>
    purse.system.transaction((tx) => countersContribution.erasePerson(tx, purse.system, personId));
  const labels = async () =>
    (await listFormerAccounts(anne, { personId: anne.personId, limit: 10 })).map(({ lines }) =>
      lines.map(({ label }) => label),
    );
  for (let times = 0; times < 2; times += 1) await erase(tom);
  expect(await words()).toEqual([true, true, false]);
  expect(await labels()).toEqual([["Cantine de Tom, 9 novembre", null]]);
  await expect(purse.byHouse({ kind: "credit", accountId, amount: 100 })).rejects.toThrow(
    "counters.unknown_account",
  );
  await erase(anne.personId);
  // Lou left after her, and reads no more than she did.
  expect(await words()).toEqual([true, true, false]);
  await erase(lou.personId);
  expect(await words()).toEqual([false, false, false]);
});
