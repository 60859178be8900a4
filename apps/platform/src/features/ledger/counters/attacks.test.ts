import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId, toDigestId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent } from "../../../testing/builders.ts";
import { inSql } from "../../../testing/in-sql.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { createHousehold } from "../../identity/households/index.ts";
import { type Families, families } from "../../identity/households/testing/families.ts";
import { computeCounterAlias, computePairwiseSubject } from "../../trust/keys/index.ts";
import {
  credit,
  debit,
  defineCountersJobs,
  listAccounts,
  openAccount,
  readBalance,
  refundServiceTransfer,
  type ServiceCaller,
  verifyCounter,
} from "./index.ts";
import { sendGatheredMoves } from "./moves/send-gathered-moves.ts";
import type { Move } from "./store/moves.ts";
import { aCaller, aPurse, type Holder, type Purse } from "./testing/a-purse.ts";

// Vendors, spouses, and whoever holds the role of the application: what they try, by the ways that are open
// to them.

let house: TestRuntime;
let people: Families;
let town: AuthorityId;
let purse: Purse;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  people = await families(house);
  town = people.authorityId;
  purse = await aPurse(house, town);
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-29T08:00:00Z"));

const meal = (at: Purse, holder: Holder, more: { readonly amount?: number; readonly key?: string } = {}) =>
  debit(at.system, at.canteen, {
    counterId: at.counterId,
    subject: holder.subject,
    amount: 350,
    key: randomUUID(),
    ...more,
  });

describe("one key", () => {
  test("on two counters at once is two debits, and fails nobody else's", async () => {
    const [canteen, other] = [purse, await aPurse(house, town, {}, purse.canteen)];
    const [here, there, somebody] = [
      await canteen.holder(1_000),
      await other.holder(1_000),
      await canteen.holder(10_000),
    ];
    const key = randomUUID();
    const answers = await Promise.allSettled([
      ...Array.from({ length: 20 }, () => meal(canteen, somebody, { amount: 10 })),
      meal(canteen, here, { key }),
      meal(other, there, { key }),
      meal(other, there, { amount: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => "fulfilled"));
    const [mine, theirs] = [await meal(canteen, here, { key }), await meal(other, there, { key })];
    expect([mine, theirs]).toMatchObject([{ again: true }, { again: true }]);
    expect(mine.id).not.toBe(theirs.id);
  });

  test("and all that was asked, known to a vendor who reads a dump, give no name of a line: both are keyed", async () => {
    const holder = await purse.holder(1_000);
    const key = randomUUID();
    const { id } = await meal(purse, holder, { key });
    const [line] = await house.sqlAs<{ content: string; known: boolean }>(
      "owner",
      `select encode(content_hash, 'hex') as content, content_hash in (sha256(convert_to($2, 'UTF8')), sha256(convert_to($3, 'UTF8'))) as known
        from counter_transfer where id = $1`,
      [
        id,
        JSON.stringify([purse.counterId, null, "debit", holder.subject, 350, null]),
        JSON.stringify(["ardeco.content.v2", null, "debit", holder.subject, 350, null]),
      ],
    );
    expect(line?.known).toBe(false);
    const { caller } = purse.canteen;
    const guesses = [
      ["ardeco.transfer.v1", town, caller, key],
      ["ardeco.transfer.v2", caller, key],
      ["ardeco.transfer.v2", purse.counterId, caller, key],
    ].map((guess) => toDigestId(createHash("sha256").update(JSON.stringify(guess)).digest("hex")));
    expect(guesses).not.toContain(id);
    // The same request on another counter is no more alike.
    const other = await aPurse(house, town, {}, purse.canteen);
    await openAccount(holder.person, { personId: holder.personId, counterId: other.counterId });
    const [account] = (await listAccounts(holder.person, holder.personId)).filter(
      ({ counter }) => counter.id === other.counterId,
    );
    if (!account) throw new Error("an account");
    await other.byHouse({ kind: "credit", accountId: account.accountId, amount: 1_000 });
    const there = await meal(other, holder, { key });
    const [second] = await house.sqlAs<{ content: string }>(
      "owner",
      "select encode(content_hash, 'hex') as content from counter_transfer where id = $1",
      [there.id],
    );
    expect(second?.content).not.toBe(line?.content);
  });
});

test("a line that no batch can hold fails alone: those that queued beside it are done", async () => {
  const holder = await purse.holder(10_000);
  const { counterId, canteen, system } = purse;
  const move = (amount: number): Move => ({
    authorityId: town,
    counterId,
    id: parseId<"counterTransfer">(randomUUID()),
    kind: "debit",
    other: "income",
    service: canteen.service,
    account: null,
    alias: computeCounterAlias(system, { sector: canteen.service, counterId, subject: holder.subject }),
    amount,
    about: null,
    until: null,
    content: Buffer.alloc(32),
    words: Buffer.alloc(157),
    day: "2026-11-29",
    now: house.clock.now(),
  });
  const answers = await Promise.allSettled(
    [100, 100, -100, 100, 100].map((amount) => sendGatheredMoves(system, [move(amount)])),
  );
  expect(answers.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  const [account] = await listAccounts(holder.person, holder.personId);
  expect(account?.balance).toBe(9_600);
  const auditor = await anAgent(house, town, ["auditor"]);
  expect(await verifyCounter(auditor, counterId)).toMatchObject({ faults: [] });
});

describe("the role of the application", () => {
  const values = (kind: string, about = "null") => {
    const { counterId, canteen } = purse;
    return `'${town}', '${counterId}', '${canteen.service.providerId}', '${canteen.service.serviceId}', '${kind}', 'income', null,
      sha256('an alias'), 100, ${about}, null, gen_random_uuid(), sha256('a'), sha256('b'), current_date, now()`;
  };
  const one = (kind: string, about?: string) => `select * from counters_move(${values(kind, about)})`;
  const all = (kind: string) => {
    const { counterId, canteen } = purse;
    return `select * from counters_move_all('${town}', '${counterId}', array['${canteen.service.providerId}']::uuid[],
      array['${canteen.service.serviceId}']::uuid[], array['${kind}'], array[sha256('an alias')], array[100], array[null]::timestamptz[],
      array[gen_random_uuid()], array[sha256('a')], array[sha256('b')], current_date)`;
  };
  const acting = (who: string, authority: string, then: string) =>
    `begin; select set_config('ardeco.authority', '${authority}', true), set_config('ardeco.actor_kind', '${who}', true); ${then}; commit`;

  test("moves no line as nobody, as somebody who is no service, nor from another authority", async () => {
    for (const sql of [one("debit"), all("debit")]) {
      await expect(house.sqlAs("application", sql)).rejects.toThrow(/nobody acts|a service acts/);
      for (const who of ["anonymous", "person", "staff", "system"])
        await expect(house.sqlAs("application", acting(who, town, sql))).rejects.toThrow(
          /nobody acts|a service acts/,
        );
      await expect(house.sqlAs("application", acting("client", randomUUID(), sql))).rejects.toThrow(
        /nobody acts|a service acts/,
      );
      const holder = await purse.holder();
      await expect(inSql(holder.person, sql)).rejects.toThrow(/nobody acts|a service acts/);
    }
  });

  test("gives a service no kind of the house: no payout past the limits, no lapse, no end, nor one about another line that is not", async () => {
    const about = "gen_random_uuid()";
    for (const sql of [
      ...["payout", "lapse", "end", "post", "void", "reverse"].map((kind) => one(kind)),
      ...["debit", "credit", "reserve", "payout", "lapse", "end"].map((kind) => one(kind, about)),
      ...["payout", "lapse", "end", "post", "void", "reverse"].map(all),
    ])
      await expect(house.sqlAs("application", acting("client", town, sql))).rejects.toThrow(
        "not a kind of who acts",
      );
  });

  test("nor the house one of a service", async () => {
    const asHouse = one("debit").replace(/, '[^']+', '[^']+', 'debit'/, ", null, null, 'debit'");
    await expect(inSql(purse.system, asHouse)).rejects.toThrow("not a kind of who acts");
  });
});

describe("a balance that services share", () => {
  let shared: Purse;
  let pool: ServiceCaller;
  let canteen: ServiceCaller;
  let holder: Holder;

  const share = async (servicesSee: boolean) => {
    pool = await aCaller(house, town, "Piscine");
    canteen = await aCaller(house, town, "Cantine");
    const services = [pool.service.serviceId, canteen.service.serviceId];
    shared = await aPurse(house, town, { services, servicesSee, debitMax: 600 });
    holder = await shared.holder(1_000);
  };
  const target = (caller: ServiceCaller) => ({
    counterId: shared.counterId,
    subject: computePairwiseSubject(shared.system, caller.service, holder.personId),
  });
  const take = (caller: ServiceCaller, amount: number, key = randomUUID() as string) =>
    debit(shared.system, caller, { ...target(caller), amount, key });
  const read = (caller: ServiceCaller, amount?: number) =>
    readBalance(shared.system, caller, { ...target(caller), ...(amount === undefined ? {} : { amount }) });

  test("says to each only whether an amount is enough, whatever way it asks", async () => {
    await share(false);
    await expect(read(pool)).rejects.toThrow("counters.amount_needed");
    expect(await read(pool, 600)).toEqual({ enough: true });
    // More than one debit takes.
    expect(await read(pool, 601)).toEqual({ enough: false });
    const key = randomUUID();
    const { id, ...told } = await take(pool, 300, key);
    expect(told).toEqual({ again: false, amount: 300, balance: null });
    expect(await take(pool, 300, key)).toMatchObject({ again: true, balance: null });
    const together = await Promise.all(Array.from({ length: 5 }, () => take(canteen, 50)));
    expect(together.map(({ balance }) => balance)).toEqual([null, null, null, null, null]);
    const refund = { counterId: shared.counterId, about: id, key: randomUUID(), amount: 10 };
    expect(await refundServiceTransfer(shared.system, pool, refund)).toMatchObject({ balance: null });
    expect(await read(pool, 461)).toEqual({ enough: false });
    expect(await read(pool, 460)).toEqual({ enough: true });
    expect(await listAccounts(holder.person, holder.personId)).toMatchObject([{ balance: 460 }]);
  });

  test("is theirs where the counter says so", async () => {
    await share(true);
    expect(await take(canteen, 300)).toMatchObject({ balance: 700 });
    // A debit takes 600 at most.
    expect(await read(pool)).toMatchObject({ balance: 700, available: 600 });
  });
});

describe("what is left on accounts", () => {
  /** More than the night takes in one transaction, expired long ago. */
  const fiftyOne = async (closedOn: string | null) => {
    const dated = await aPurse(house, town, { unit: "token", expiresMonths: 1 });
    await house.sqlAs(
      "owner",
      `insert into counter_account (authority_id, counter_id, id, kind, balance, expires_on, closed_on)
        select $1, $2, gen_random_uuid(), 'holder', 2, '2026-10-01', $3::date from generate_series(1, 51)`,
      [town, dated.counterId, closedOn],
    );
    const night = () =>
      getJob(defineCountersJobs(computeCarriedByCards), "counters.lapse").run(dated.system, {});
    const count = async (what: string) => {
      const [row] = await house.sqlAs<{ found: string }>("owner", what, [dated.counterId]);
      return Number(row?.found);
    };
    return {
      night,
      left: () =>
        count("select sum(balance) as found from counter_account where counter_id = $1 and kind = 'holder'"),
      lapses: () =>
        count("select count(*) as found from counter_transfer where counter_id = $1 and kind = 'lapse'"),
      giveAgain: () =>
        house.sqlAs(
          "owner",
          "update counter_account set balance = 2 where counter_id = $1 and kind = 'holder'",
          [dated.counterId],
        ),
    };
  };

  test("that are closed expires as the rest, and the night ends though more than a page of them are there", async () => {
    const { night, left, lapses } = await fiftyOne("2026-10-15");
    await night();
    expect([await left(), await lapses()]).toEqual([0, 51]);
  });

  test("and is refused is asked once a night, whatever stays in the list", async () => {
    const { night, left, lapses, giveAgain } = await fiftyOne(null);
    await night();
    // Their line of that day is there already: the ledger answers that it was done, and moves nothing.
    await giveAgain();
    await night();
    expect([await left(), await lapses()]).toEqual([102, 51]);
  });
});

describe("a counter whose months are made fewer", () => {
  test("takes nothing of the life that was promised, whoever adds a cent", async () => {
    const facts = { expiresMonths: 24, servicesCredit: true };
    const dated = await aPurse(house, town, facts);
    const { counterId, canteen, system } = dated;
    const holder = await dated.holder(20_000);
    const expiry = async () =>
      (await listAccounts(holder.person, holder.personId)).map(({ expiresOn }) => expiresOn);
    const [promised] = await expiry();
    await house.sqlAs("owner", "update counter set expires_months = 1 where id = $1", [counterId]);
    await dated.byHouse({ kind: "credit", accountId: holder.accountId, amount: 1 });
    expect(await expiry()).toEqual([promised]);
    const cent = () =>
      credit(system, canteen, { counterId, subject: holder.subject, amount: 1, key: randomUUID() });
    await Promise.all([cent(), cent(), cent()]);
    expect(await expiry()).toEqual([promised]);
    // Empty, it begins again as the counter is now.
    await dated.byHouse({ kind: "payout", accountId: holder.accountId, amount: 20_004 });
    await cent();
    expect(await expiry()).not.toEqual([promised]);
  });
});

describe("an account of a household", () => {
  const live = (members: readonly (readonly [PersonId, "adult" | "child"])[]) =>
    people.agent.transaction((tx) =>
      createHousehold(tx, people.agent, {
        members: members.map(([personId, role]) => ({ personId, role, sharePercent: 100 })),
      }),
    );
  const open = (who: Context, personId: PersonId) =>
    openAccount(who, { personId, counterId: purse.counterId, household: true });

  test("lets no adult follow another, whoever opens it: themselves, or a desk", async () => {
    const [anne, bruno] = [await people.someone("Anne"), await people.someone("Bruno")];
    await live([
      [anne.personId, "adult"],
      [bruno.personId, "adult"],
    ]);
    for (const who of [anne, people.agent])
      await expect(open(who, anne.personId)).rejects.toThrow("counters.household_has_adults");
    expect(await listAccounts(bruno, bruno.personId)).toEqual([]);
    expect(await listAccounts(anne, anne.personId)).toEqual([]);
  });

  test("takes nobody in for whom who opens it may not act, though written there as a child", async () => {
    const [anne, bruno] = [await people.someone("Anne"), await people.someone("Bruno")];
    await live([
      [anne.personId, "adult"],
      [bruno.personId, "child"],
    ]);
    await expect(open(anne, anne.personId)).rejects.toThrow("households.cannot_act_for");
    expect(await listAccounts(bruno, bruno.personId)).toEqual([]);
  });

  test("is one for a parent and their child", async () => {
    const anne = await people.someone("Anne");
    const { personId: child } = await people.aChildOf(anne);
    await live([
      [anne.personId, "adult"],
      [child, "child"],
    ]);
    const accountId = await open(anne, child);
    expect(await listAccounts(anne, child)).toMatchObject([{ accountId, shared: true }]);
    expect(await listAccounts(anne, anne.personId)).toMatchObject([{ accountId, shared: true }]);
  });
});
