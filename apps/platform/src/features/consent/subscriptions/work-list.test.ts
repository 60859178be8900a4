import { randomUUID } from "node:crypto";
import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { clientsJobs, listTasks, openWorkList, resolveTask, verifyClientSecret } from "../clients/index.ts";
import { consentJobs, withdrawGrant } from "../consent/index.ts";
import { listSubscribers, listSubscriptions, readTask, subscriptionsJobs } from "./index.ts";
import { waitingTasks } from "./waiting-tasks.ts";

let story: ConsentStory;
let manager: Context;
beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs]);
  manager = await anAgent(story.house, story.caenLaMer, ["service_manager"]);
});
afterAll(() => story?.house.close());

async function aPoolByHand() {
  const pool = await story.a("Piscine", [asks("email", { required: true })], story.caenLaMer);
  const clientId = await openWorkList(manager, { serviceId: pool.id, name: "Liste de travail" });
  const tasks = (by: Context = manager) => listTasks(by, pool.id);
  const settle = (taskId: string, outcome: "done" | "refused", detail: string, by = manager) =>
    resolveTask(by, { serviceId: pool.id, taskId, outcome, detail });
  return { ...pool, clientId, tasks, settle };
}

const held = async (who: Someone) => (await listSubscriptions(who, who.personId))[0];
const first = <T>([one]: readonly T[]): T => {
  if (!one) throw new Error("nothing there");
  return one;
};

async function moves(who: Someone, value: string): Promise<void> {
  const element = { personId: who.personId, name: "email" } as const;
  await within(who, (tx) => createDeclaration(tx, who, { ...element, value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  await within(agent, (tx) => validateElement(tx, agent, { ...element, method: "original_seen" }));
}

describe("a vendor who does not connect", () => {
  test("opened, changed, closed by hand, in order; the person, the manager and the list tell the same", async () => {
    const pool = await aPoolByHand();
    const leo = await story.leo();
    const grant = await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const opening = first(await pool.tasks());
    expect([opening.event, opening.items]).toEqual([GRANT_GIVEN, ["email"]]);
    expect((await held(leo))?.deliveries).toMatchObject([{ state: "queued", byHand: true }]);

    const query = { scope: "open", order: "due", isDescending: false, limit: 10 } as const;
    const waiting = await waitingTasks.listWaiting(manager, query);
    expect(waiting.keys.map(({ id }) => id)).toContain(opening.id);
    const { items } = await readTask(manager, { serviceId: pool.id, taskId: opening.id });
    expect(items.map(({ name, value }) => [name, value])).toEqual([["email", "leo@example.org"]]);
    await moves(leo, "leo@ailleurs.example");
    await story.house.drain();
    expect(await pool.tasks()).toHaveLength(1);
    await pool.settle(opening.id, "done", "  Carte 4521 ");
    const after = await held(leo);
    expect(after?.deliveries[0]).toMatchObject({ state: "acknowledged", detail: "Carte 4521" });
    expect(after?.subscription?.state).toBe("open");

    const change = first(await pool.tasks());
    expect([change.event, change.reference]).toEqual([RELEASE_CHANGED, "Carte 4521"]);
    await pool.settle(change.id, "refused", "Le logiciel refuse cette adresse.");
    expect((await held(leo))?.deliveries[1]).toMatchObject({ state: "failed", failure: "refused_by_agent" });

    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await story.house.drain();
    const closing = first(await pool.tasks());
    expect([closing.event, closing.reference]).toEqual([GRANT_WITHDRAWN, "Carte 4521"]);
    expect((await readTask(manager, { serviceId: pool.id, taskId: closing.id })).items).toEqual([]);
    await pool.settle(closing.id, "done", "");
    expect((await held(leo))?.subscription?.state).toBe("closed");
    const { subscribers } = await within(manager, (tx) => listSubscribers(tx, manager, pool.id));
    expect(subscribers.map(({ state }) => state)).toEqual(["closed"]);
    expect(await pool.tasks()).toEqual([]);
  });

  test("each reading is in the person's journal; the list of an hour ago does it once", async () => {
    const pool = await aPoolByHand();
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const task = first(await pool.tasks());
    await readTask(manager, { serviceId: pool.id, taskId: task.id });
    const { entries } = await readPersonJournal(leo, leo.personId);
    expect(entries.find(({ action }) => action === "consent.released")?.data).toMatchObject({
      via: "work_list",
    });
    await pool.settle(task.id, "done", "");
    await expect(pool.settle(task.id, "done", "")).rejects.toMatchObject({ code: "clients.unknown_task" });
    expect(await openWorkList(manager, { serviceId: pool.id, name: "Encore" })).toBe(pool.clientId);
  });
});

describe("attacks", () => {
  test("no other role, service or town reads or ends a task, nor does a program pass for the list", async () => {
    const pool = await aPoolByHand();
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const task = first(await pool.tasks());
    for (const role of ["reception", "validator", "authority_administrator", "auditor"] as const) {
      const agent = await anAgent(story.house, story.caenLaMer, [role]);
      await expect(pool.tasks(agent)).rejects.toMatchObject({ code: "access.capability_missing" });
      await expect(pool.settle(task.id, "done", "", agent)).rejects.toMatchObject({ status: 403 });
    }
    const other = await aPoolByHand();
    await expect(readTask(manager, { serviceId: other.id, taskId: task.id })).rejects.toMatchObject({
      code: "clients.unknown_task",
    });
    const elsewhere = await anAgent(story.house, story.caen, ["service_manager"]);
    expect(await pool.tasks(elsewhere)).toEqual([]);
    await expect(pool.settle(task.id, "done", "", elsewhere)).rejects.toMatchObject({ status: 404 });
    await expect(pool.settle(randomUUID(), "done", "")).rejects.toMatchObject({ status: 404 });
    await expect(pool.settle(task.id, "refused", "  ")).rejects.toMatchObject({
      code: "clients.reason_needed",
    });
    expect(await verifyClientSecret(manager, { clientId: pool.clientId, secret: "" })).toBeUndefined();
  });

  test("the table of deliveries names nobody", async () => {
    const pool = await aPoolByHand();
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    expect(await pool.tasks()).toHaveLength(1);
    const rows = (await dumpEverything(story.house)).filter(({ table }) => table === "public.delivery");
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(0);
    expect(text).not.toContain(leo.personId);
    expect(text).not.toContain("leo@example.org");
  });
});
