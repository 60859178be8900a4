import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseId } from "../../kernel/ids.ts";
import type { JobOptions } from "../../kernel/ports.ts";
import { type OwnDatabase, testDatabase } from "../../testing/test-database.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { openLog } from "../log/log.ts";
import { createJobTables } from "./install.ts";
import { type JobsRuntime, openJobs } from "./jobs.ts";
import type { JobSettings } from "./queues.ts";

const authorityId = parseId<"authority">("7b0c0f5e-6f0e-4d5c-9d1b-0a1b2c3d4e5f");
const scope = { actor: { kind: "anonymous" } as const, authorityId };
const EMAIL = "jeanne.martin@example.fr";

let own: OwnDatabase;
let database: Database;
beforeAll(async () => {
  own = await testDatabase();
  await createJobTables(own.ownerUrl);
  database = openDatabase(own.appUrl);
});
afterAll(async () => {
  await database?.close();
  await own?.close();
});

let clock: Date;
let lines: string[];
let ran: unknown[];
let job: string;
let runtime: JobsRuntime;

function open(): JobsRuntime {
  const log = openLog({ level: "debug", destination: { write: (line: string) => lines.push(line) } });
  return openJobs(own.appUrl, { now: () => clock, log });
}

beforeEach(() => {
  clock = new Date("2026-11-24T10:00:00Z");
  [lines, ran, job] = [[], [], `job-${randomUUID()}`];
  runtime = open();
});
afterEach(() => runtime.stop());

async function started(settings: JobSettings = {}, fails: (step: unknown) => boolean = () => false) {
  runtime.register(
    job,
    async ({ data }) => {
      ran.push(data.step);
      if (fails(data.step)) throw Object.assign(new Error(`refused for ${EMAIL}`), { code: "EENVELOPE" });
    },
    settings,
  );
  await runtime.start({ work: false });
}

const aStep = (step: unknown) => ({ authorityId, requestId: "request-1", step });
const send = (step: unknown, options?: JobOptions) =>
  database.transaction(scope, (tx) => runtime.jobs.send(tx, job, aStep(step), options));

async function asOwner(sql: string, url = own.ownerUrl): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("a job", () => {
  it("leaves with the transaction that sent it, or not at all", async () => {
    await started();
    const abandoned = database.transaction(scope, async (tx) => {
      await runtime.jobs.send(tx, job, aStep("abandoned"));
      throw new Error("changed our mind");
    });
    await expect(abandoned).rejects.toThrow("changed our mind");
    await database.transaction(scope, async (tx) => {
      await runtime.jobs.send(tx, job, aStep("kept"));
      expect(await runtime.drain()).toEqual({ done: 0, failed: 0 });
    });
    expect(await runtime.drain()).toEqual({ done: 1, failed: 0 });
    expect(ran).toEqual(["kept"]);
  });

  it("carries references only: a name or an e-mail is refused", async () => {
    await started();
    for (const step of [EMAIL, "Jeanne Martin", "é", { email: "a" }, ["ok", "Jeanne Martin"]]) {
      await expect(send(step)).rejects.toThrow(/step is not a reference/);
    }
    for (const step of [randomUUID(), "grant.revoked", 3, "2026-11-24", clock.toISOString(), ["a"], null]) {
      await send(step);
    }
    await expect(
      database.transaction(scope, (tx) => runtime.jobs.send(tx, job, { step: "a" })),
    ).rejects.toThrow(/authorityId/);
  });

  it("with a singleton key waits once, and may come back when it has run", async () => {
    await started();
    await send("first", { singletonKey: "person-1" });
    await send("dropped", { singletonKey: "person-1" });
    await send("other", { singletonKey: "person-2" });
    await send("keyless");
    await send("keyless");
    await runtime.drain();
    await send("again", { singletonKey: "person-1" });
    await runtime.drain();
    expect(ran).toEqual(["first", "other", "keyless", "keyless", "again"]);
  });

  it("for tomorrow runs tomorrow, by the clock of the application", async () => {
    await started();
    await send("tomorrow", { startAfter: new Date("2026-11-25T10:00:00Z") });
    clock = new Date("2026-11-25T09:59:59Z");
    expect((await runtime.drain()).done).toBe(0);
    clock = new Date("2026-11-25T10:00:00Z");
    expect((await runtime.drain()).done).toBe(1);
  });

  it("without a date is due, though the clock of PostgreSQL has stepped back since it was sent", async () => {
    await started();
    await send("a");
    await asOwner(`update pgboss.job set start_after = now() + interval '1 minute' where name = '${job}'`);
    expect(await runtime.drain()).toEqual({ done: 1, failed: 0 });
  });
});

describe("a job that fails", () => {
  it("waits before its next attempt, then stays for the operator, who may run it again", async () => {
    let broken = true;
    await started({ retryLimit: 2 }, () => broken);
    await send("a");
    expect(await runtime.drain()).toEqual({ done: 0, failed: 1 });
    expect(await runtime.drain()).toEqual({ done: 0, failed: 0 });
    expect(await runtime.drain({ retries: true })).toEqual({ done: 0, failed: 2 });
    const [failure] = (await runtime.failedJobs(authorityId)).filter((failed) => failed.name === job);
    expect(failure).toMatchObject({ authorityId, requestId: "request-1", attempts: 3, orderKey: null });
    broken = false;
    expect(await runtime.retryFailed(failure?.id ?? "", authorityId)).toBe(true);
    expect(await runtime.drain()).toEqual({ done: 1, failed: 0 });
    expect(await runtime.retryFailed(failure?.id ?? "", authorityId)).toBe(false);
  });

  it("is seen and run again by its own authority's operator, whatever failed elsewhere, and by no other", async () => {
    await started({ retryLimit: 0 }, () => true);
    await send("ours");
    await database.transaction(scope, (tx) =>
      runtime.jobs.send(tx, job, { authorityId: null, requestId: "request-2", step: "platform" }),
    );
    const elsewhere = parseId<"authority">(randomUUID());
    await runtime.drain();
    await database.transaction(scope, async (tx) => {
      const theirs = { authorityId: elsewhere, requestId: "request-3", step: "theirs" };
      for (let sent = 0; sent < 210; sent++) await runtime.jobs.send(tx, job, theirs);
    });
    await runtime.drain();
    const seenBy = async (who: typeof authorityId) =>
      (await runtime.failedJobs(who)).filter(({ name }) => name === job);
    const ours = await seenBy(authorityId);
    expect(ours.map((failed) => failed.authorityId)).toEqual([authorityId, null]);
    expect(new Set((await seenBy(elsewhere)).map((failed) => failed.authorityId))).toEqual(
      new Set([elsewhere]),
    );
    for (const { id, authorityId: of } of ours)
      expect(await runtime.retryFailed(id, elsewhere)).toBe(of === null);
    expect(await runtime.retryFailed(ours[0]?.id ?? "", authorityId)).toBe(true);
  });

  it("waits twice as long each time, up to a limit", async () => {
    await started({ retryLimit: 9, backoff: { firstSeconds: 60, maxSeconds: 300 } }, () => true);
    await send("a");
    const waits: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      await asOwner(`update pgboss.job set start_after = now() where name = '${job}'`);
      await runtime.drain();
      const [row] = await asOwner(
        `select extract(epoch from start_after - now())::float as wait from pgboss.job where name = '${job}'`,
      );
      waits.push(Number(row?.wait));
    }
    expect(waits[0]).toBeGreaterThan(25);
    expect(waits[2]).toBeGreaterThan(110);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  });

  it("leaves its class and code in the database and the log, never its sentence", async () => {
    await started({ retryLimit: 0 }, () => true);
    await send("a");
    await runtime.drain();
    const [failure] = (await runtime.failedJobs(authorityId)).filter((failed) => failed.name === job);
    expect(failure?.reason).toBe("Error EENVELOPE");
    const rows = await asOwner(`select job::text from pgboss.job where name = '${job}'`);
    expect(JSON.stringify(rows)).not.toContain("jeanne");
    expect(lines.join("")).not.toContain("jeanne");
    expect(lines.join("")).toContain('"requestId":"request-1"');
  });
});

describe("jobs in strict order", () => {
  const strict = { order: "strict", retryLimit: 0 } as const;

  it("of one transaction run in the order sent", async () => {
    await started(strict);
    const steps = Array.from({ length: 20 }, (_, step) => step);
    await database.transaction(scope, async (tx) => {
      for (const step of steps) await runtime.jobs.send(tx, job, aStep(step), { orderKey: "grant-1" });
    });
    await runtime.drain();
    expect(ran).toEqual(steps);
  });

  it("of two transactions run in the order sent, even when the second to send began first", async () => {
    await started(strict);
    await database.transaction(scope, async (early) => {
      await runtime.jobs.send(early, job, aStep("elsewhere"), { orderKey: "grant-2" });
      await send("first", { orderKey: "grant-1" });
      await runtime.jobs.send(early, job, aStep("second"), { orderKey: "grant-1" });
    });
    await runtime.drain();
    expect(ran.filter((step) => step !== "elsewhere")).toEqual(["first", "second"]);
  });

  it("a failed one holds back those of its key, not the others, until the operator runs it again", async () => {
    let broken = true;
    await started(strict, (step) => broken && step === "revoked");
    await send("revoked", { orderKey: "grant-1" });
    await send("granted-again", { orderKey: "grant-1" });
    await send("other", { orderKey: "grant-2" });
    await runtime.drain({ retries: true });
    expect(ran).toEqual(["revoked", "other"]);
    const [failure] = (await runtime.failedJobs(authorityId)).filter((failed) => failed.name === job);
    expect(failure?.orderKey).toBe("grant-1");
    broken = false;
    await runtime.retryFailed(failure?.id ?? "", authorityId);
    await runtime.drain();
    expect(ran).toEqual(["revoked", "other", "revoked", "granted-again"]);
  });

  it("need their key, and nothing that would change their order", async () => {
    await started(strict);
    await expect(send("a")).rejects.toThrow(/needs an orderKey/);
    await expect(send("a", { orderKey: "g", startAfter: clock })).rejects.toThrow(/order sent/);
  });
});

describe("the runtime", () => {
  it("runs jobs as they commit, and says so with the request that sent them", async () => {
    const run = new Promise((resolve) => {
      runtime.register(job, async ({ requestId, log }) => {
        log.info("reached");
        resolve(requestId);
      });
    });
    await runtime.start();
    await send("a");
    expect(await run).toBe("request-1");
    await runtime.stop();
    const reached = lines.map((line) => JSON.parse(line)).find((line) => line.msg === "reached");
    expect(reached).toMatchObject({ requestId: "request-1", authorityId, job, attempt: 1 });
  });

  it("does not know a job nobody registered, nor the same twice", async () => {
    await started();
    const unknown = database.transaction(scope, (tx) => runtime.jobs.send(tx, "unknown", aStep("a")));
    await expect(unknown).rejects.toThrow(/not registered/);
    expect(() => runtime.register("late", async () => {})).toThrow(/after the start/);
  });

  it("refuses to start when the order of a job has changed", async () => {
    await started();
    const next = open();
    next.register(job, async () => {}, { order: "strict" });
    await expect(next.start({ work: false })).rejects.toThrow(/give it another name/);
    await next.stop();
  });

  it("brings the queue of a job to its settings at each start, and writes nothing where they are the same", async () => {
    await started({ retryLimit: 2 });
    const stored = async () => {
      const [row] = await asOwner(
        `select retry_limit as "retryLimit", expire_seconds as "timeoutSeconds", xmin::text as version from pgboss.queue where name = '${job}'`,
      );
      return row;
    };
    const startAgain = async (settings: JobSettings) => {
      const next = open();
      next.register(job, async () => {}, settings);
      await next.start({ work: false });
      await next.stop();
    };
    const first = await stored();
    expect(first).toMatchObject({ retryLimit: 2, timeoutSeconds: 120 });
    await startAgain({ retryLimit: 2 });
    expect(await stored()).toEqual(first);
    await startAgain({ retryLimit: 5, timeoutSeconds: 600 });
    expect(await stored()).toMatchObject({ retryLimit: 5, timeoutSeconds: 600 });
  });

  it("keeps the schedules declared, in French time, and no other", async () => {
    runtime.register(job, async () => {});
    runtime.schedule(job, "30 3 * * *");
    await runtime.start({ work: false });
    const stored = () => asOwner(`select cron, timezone from pgboss.schedule where name = '${job}'`);
    expect(await stored()).toEqual([{ cron: "30 3 * * *", timezone: "Europe/Paris" }]);
    const next = open();
    await next.start({ work: false });
    await next.stop();
    expect(await stored()).toEqual([]);
  });

  it("holds rows, not tables: the application can neither alter nor create there", async () => {
    const attempts = [
      "drop table pgboss.job",
      "create table pgboss.x ()",
      "alter table pgboss.job add x int",
    ];
    for (const sql of attempts)
      await expect(asOwner(sql, own.appUrl)).rejects.toThrow(/must be owner|denied/);
  });

  it("is installed again without harm", async () => {
    await started();
    await send("kept");
    await createJobTables(own.ownerUrl);
    expect((await runtime.drain()).done).toBe(1);
  });
});
