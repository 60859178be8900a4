import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Context, Tx } from "../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../kernel/ids.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import {
  endSharedRead,
  recordApart,
  requireNoTransaction,
  runDetached,
  runReadOnly,
  runSavepoint,
} from "./open-transaction.ts";

// Use cases that call one another: one transaction for all, under one actor, kept or undone as a whole.

const CAEN = "6f2a3c1e-9f64-4f0e-8f57-0c5e2b7a4d10";
const BAYEUX = "0b0f5f4b-2d60-4c6f-9f0a-9a1f6a1f3c22";

let house: TestRuntime;
let caen: AuthorityId;
let context: Context;
beforeAll(async () => {
  house = await testRuntime();
  await house.sqlAs("owner", "create table line (text text); grant select, insert on line to public");
  caen = parseId<"authority">(CAEN);
  context = house.system(caen);
});
afterAll(() => house?.close());
beforeEach(async () => void (await house.sqlAs("owner", "delete from line")));

const addLine = (text: string, by: Context = context) =>
  by.transaction(async (tx) => void (await sql`insert into line values (${text})`.execute(tx)));
const listLines = async (): Promise<readonly string[]> =>
  (await house.sqlAs<{ text: string }>("owner", "select text from line order by text")).map(
    ({ text }) => text,
  );
const fail = () => Promise.reject(new Error("refused"));
const getSession = async (tx: Tx) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid;

describe("a use case that calls another", () => {
  test("is one transaction with it, on one connection, and both are undone together", async () => {
    const refused = context.transaction(async (tx) => {
      await addLine("inner");
      expect((await sql`select 1 from line`.execute(tx)).rows).toHaveLength(1);
      expect(await context.transaction(getSession)).toBe(await getSession(tx));
      await fail();
    });
    await expect(refused).rejects.toThrow("refused");
    expect(await listLines()).toEqual([]);
  });

  test("joins as another part of the platform too, whose rights are the same", async () => {
    const other = context.as({ kind: "system", name: "another" });
    await context.transaction(() => addLine("of another", other));
    expect(await listLines()).toEqual(["of another"]);
  });

  test("joins when the day has changed meanwhile: midnight undoes nothing", async () => {
    house.clock.set("2026-11-24T22:59:59Z");
    await context.transaction(async () => {
      house.clock.advance(2_000);
      await addLine("after midnight in Paris");
    });
    expect(await listLines()).toEqual(["after midnight in Paris"]);
  });

  test("is refused as somebody else, and for another authority: nothing is written", async () => {
    const others = [
      context.as({ kind: "anonymous" }),
      context.as({ kind: "person", personId: parseId<"person">(BAYEUX) }),
      context.as(context.actor, parseId<"authority">(BAYEUX)),
    ];
    for (const other of others)
      await expect(context.transaction(() => addLine("inner", other))).rejects.toThrow(
        "of another actor or authority",
      );
    const agent = (roles: readonly "validator"[]) =>
      context.as({
        kind: "staff",
        staffId: parseId<"staff">(BAYEUX),
        label: "An agent",
        roles: roles.map((role) => ({ role })),
      });
    await expect(agent([]).transaction(() => addLine("inner", agent(["validator"])))).rejects.toThrow(
      "of another actor or authority",
    );
    expect(await listLines()).toEqual([]);
  });

  test("and catches its failure keeps nothing: half of what it wrote would be", async () => {
    const half = context.transaction(async (tx) => {
      await addLine("outer");
      await context
        .transaction(async () => {
          await addLine("half");
          await fail();
        })
        .catch(() => {});
      await sql`insert into line values ('after')`.execute(tx);
    });
    await expect(half).rejects.toThrow("run it in a savepoint");
    expect(await listLines()).toEqual([]);
  });

  test("in a savepoint goes on without what failed", async () => {
    await context.transaction(async () => {
      await addLine("before");
      await runSavepoint(async () => {
        await addLine("undone");
        await runSavepoint(() => addLine("undone too"));
        await fail();
      }).catch(() => {});
      await runSavepoint(() => addLine("kept"));
      await addLine("after");
    });
    expect(await listLines()).toEqual(["after", "before", "kept"]);
    await expect(runSavepoint(async () => {})).rejects.toThrow("open one first");
  });

  test("in a savepoint, and catches a failure inside it, undoes the savepoint", async () => {
    const half = context.transaction(() =>
      runSavepoint(async () => {
        await addLine("outer");
        await context.transaction(fail).catch(() => {});
      }),
    );
    await expect(half).rejects.toThrow("run it in a savepoint");
    expect(await listLines()).toEqual([]);
  });
});

describe("what outlives a transaction", () => {
  test("is kept although the transaction is undone, when it was recorded apart", async () => {
    const refused = context.transaction(async () => {
      await addLine("undone");
      await recordApart(() => addLine("attempt"));
      expect(await listLines()).toEqual([]);
      await fail();
    });
    await expect(refused).rejects.toThrow("refused");
    expect(await listLines()).toEqual(["attempt"]);
    await recordApart(() => addLine("at once"));
    expect(await listLines()).toEqual(["at once", "attempt"]);
  });

  test("is recorded although another record fails, whose error is told", async () => {
    const kept = context.transaction(async () => {
      await recordApart(fail);
      await context.recordApart(
        async (tx) => void (await sql`insert into line values ('second')`.execute(tx)),
      );
      await addLine("kept");
    });
    await expect(kept).rejects.toThrow("refused");
    expect(await listLines()).toEqual(["kept", "second"]);
  });

  test("opens its own: a callback that was left behind, and a job", async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    let late: Promise<void> | undefined;
    await context.transaction(async () => {
      late = ended.then(() => addLine("late"));
      requireNoTransactionFails();
      runDetached(() => requireNoTransaction("a job"));
    });
    end();
    await late;
    expect(await listLines()).toEqual(["late"]);
  });
});

const requireNoTransactionFails = () =>
  expect(() => requireNoTransaction("an outbound call")).toThrow(
    "an outbound call inside a transaction would hold its locks",
  );

test("nothing waits for another machine or a disk inside a transaction", async () => {
  const { outbound, blobs } = house.runtime.ports;
  const key = house.runtime.newId?.() ?? BAYEUX;
  await context.transaction(async () => {
    for (const waiting of [
      () => outbound.get("http://127.0.0.1:9/", { authorityId: caen }),
      () => blobs.put(key, Buffer.from("sealed")),
      () => blobs.get(key),
    ])
      await expect(waiting()).rejects.toThrow("inside a transaction would hold its locks");
    await blobs.remove(key);
  });
  await blobs.put(key, Buffer.from("sealed"));
  expect((await blobs.get(key)).toString()).toBe("sealed");
});

test("a request that reads writes nothing, as whoever it acts", async () => {
  await addLine("there");
  await runReadOnly(async () => {
    await expect(addLine("written by a GET")).rejects.toThrow("read-only transaction");
    const read = await context.transaction((tx) => sql`select text from line`.execute(tx));
    expect(read.rows).toEqual([{ text: "there" }]);
    await runDetached(() => addLine("by a job"));
    await endSharedRead();
  });
  expect(await listLines()).toEqual(["by a job", "there"]);
});

describe("a use case that only reads", () => {
  const readAndFail = () => context.read(fail);

  test("writes nothing, in a transaction of its own", async () => {
    const written = context.read((tx) => sql`insert into line values ('read')`.execute(tx));
    await expect(written).rejects.toThrow("read-only transaction");
    expect(await listLines()).toEqual([]);
  });

  test("fails inside another, which goes on and keeps what it wrote", async () => {
    await context.transaction(async () => {
      await addLine("before");
      await expect(readAndFail()).rejects.toThrow("refused");
      await addLine("after");
    });
    expect(await listLines()).toEqual(["after", "before"]);
  });

  test("is refused inside a transaction of somebody else", async () => {
    const other = house.system(parseId<"authority">(BAYEUX));
    await expect(context.transaction(() => other.read(getSession))).rejects.toThrow("another actor");
  });
});

describe("reads of one request", () => {
  /** When the transaction began, as PostgreSQL has it: the same for what one transaction reads. */
  const readBeginning = async (by: Context = context): Promise<string> => {
    const { rows } = await by.transaction((tx) =>
      sql<{ began: string }>`select transaction_timestamp()::text as began`.execute(tx),
    );
    return rows[0]?.began ?? "";
  };
  const countBusy = (): number => {
    const { open, idle } = house.runtime.database.pool();
    return open - idle;
  };
  const asRequest = <T>(work: () => Promise<T>): Promise<T> =>
    runReadOnly(() => work().finally(() => endSharedRead()));

  test("that follow one another share one transaction, which ends with the request", async () => {
    const busy = countBusy();
    const began = await asRequest(async () => {
      const all = [await readBeginning(), await readBeginning(), await readBeginning()];
      expect(countBusy()).toBe(busy + 1);
      return all;
    });
    expect(new Set(began).size).toBe(1);
    expect(countBusy()).toBe(busy);
    expect(await readBeginning()).not.toBe(began[0]);
  });

  test("at the same time, or of other rights, have each their own", async () => {
    const other = house.system(parseId<"authority">(BAYEUX));
    const began = await asRequest(async () => [
      ...(await Promise.all([readBeginning(), readBeginning()])),
      await readBeginning(other),
      await readBeginning(),
    ]);
    expect(new Set(began).size).toBe(4);
  });

  test("after one that failed begin anew, and hold nothing while they wait for another machine", async () => {
    const busy = countBusy();
    await asRequest(async () => {
      await readBeginning();
      await expect(context.transaction((tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow("zero");
      await expect(readBeginning()).resolves.not.toBe("");
      requireNoTransaction("an outbound call");
      await vi.waitFor(() => expect(countBusy()).toBe(busy));
      await expect(readBeginning()).resolves.not.toBe("");
    });
    expect(countBusy()).toBe(busy);
  });
});
