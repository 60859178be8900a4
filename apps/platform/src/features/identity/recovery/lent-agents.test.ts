import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { confirmRecovery, openRecovery, recoveryJobs } from "./index.ts";
import { recovering } from "./testing/recovering.ts";

let house: TestRuntime;
let at: ReturnType<typeof recovering>;
let towns: {
  readonly here: Awaited<ReturnType<typeof aTown>>;
  readonly there: Awaited<ReturnType<typeof aTown>>;
};
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs]);
  const here = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  towns = { here, there: await aTown(house, { slug: "honfleur", officialCode: "14333" }) };
  at = recovering(house, here.id);
});
afterAll(() => house?.close());

/** A validator of Honfleur whom Caen lets work for it. */
async function lent(name: string): Promise<Context> {
  const { actor } = await anAgent(house, towns.there.id, ["validator"], name);
  if (actor.kind !== "staff") throw new Error("no agent");
  const roles = [{ role: "validator" }] as const;
  return house.as({ ...actor, roles, delegationId: parseId<"delegation">(randomUUID()) }, towns.here.id);
}

test("an agent lent by another authority opens no account alone, nor with another who is lent: one of ours sees the original", async () => {
  const jeanne = await at.aMember("jeanne@example.org");
  const camille = await lent("Camille Lefèvre");
  expect(await openRecovery(camille, at.seen(jeanne))).toEqual({ waits: "colleague" });
  await expect(confirmRecovery(await lent("Nadia Roux"), jeanne)).rejects.toMatchObject({
    code: "recovery.colleague_needed",
  });
  const ours = await anAgent(house, towns.here.id, ["validator"], "Yann Caradec");
  await at.inside(await confirmRecovery(ours, jeanne));
});

test("in a town with one validator, a colleague lent by another is the second pair of eyes", async () => {
  const paul = await at.aMember();
  const ours = await anAgent(house, towns.here.id, ["validator"], "Yann Caradec");
  expect(await openRecovery(ours, at.seen(paul))).toEqual({ waits: "colleague" });
  await at.inside(await confirmRecovery(await lent("Camille Lefèvre"), paul));
});
