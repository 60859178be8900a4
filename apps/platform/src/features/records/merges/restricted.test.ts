import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { duplicatesJobs } from "../../identity/duplicates/index.ts";
import { listRestrictedPeople } from "../../trust/restrictions/index.ts";
import { restrictEverything, restrictOneService } from "../../trust/restrictions/testing/restrict.ts";
import { endPause, requestRestriction } from "../rights/index.ts";
import { justNow } from "../rights/testing/just-now.ts";
import { mergePersons } from "./index.ts";
import { born, type MergingTown, mergingTown, unchosen } from "./testing/merging-town.ts";

let at: MergingTown;
beforeAll(async () => {
  at = await mergingTown();
});
afterAll(() => at?.house.close());

test("who restricts everything is merged with nobody, whichever of the two they are; lifted, it goes on", async () => {
  const { id, one, other } = await at.twice();
  const merge = () => mergePersons(at.camille, { id, keptId: one.personId, ...unchosen });
  for (const { personId } of [one, other]) {
    const lift = await restrictEverything(at.system, personId);
    await expect(merge()).rejects.toMatchObject({ code: "restrictions.restricted" });
    await lift();
  }
  expect(["merged", "asked"]).toContain(await merge());
});

test("nor is who restricts one service only; once merged, what the kept one restricts reaches the number that leads to them", async () => {
  const twice = await at.twice();
  const { id, one, other } = twice;
  for (const { personId } of [one, other]) {
    const lift = await restrictOneService(at.system, personId);
    await expect(mergePersons(at.camille, { id, keptId: one.personId, ...unchosen })).rejects.toMatchObject({
      code: "restrictions.restricted",
    });
    await lift();
  }
  await at.merged(twice);
  const restricted = () =>
    at.system.transaction((tx) => listRestrictedPeople(tx, [one.personId, other.personId]));
  const lift = await restrictEverything(at.system, one.personId);
  expect(await restricted()).toEqual(new Set([one.personId, other.personId]));
  await lift();
  expect(await restricted()).toEqual(new Set());
});

test("nor is who may still take back a lifting: in the week of its link, they stay two", async () => {
  at.house.clock.set("2026-11-24T08:00:00Z");
  const { id, one, other } = await at.twice();
  const merge = () => mergePersons(at.camille, { id, keptId: one.personId, ...unchosen });
  const request = parseId<"rights_request">(randomUUID());
  const { personId } = other;
  await requestRestriction(other, { id: request, personId, ground: "claims", text: "Tout.", grantIds: [] });
  await at.house.drain();
  await endPause(other, { id: request, session: justNow(other) });
  // Before its message is written, and its link drawn, too.
  await expect(merge()).rejects.toMatchObject({ code: "restrictions.lifted_lately" });
  await at.house.drain();
  await expect(merge()).rejects.toMatchObject({ code: "restrictions.lifted_lately" });
  at.house.clock.set("2026-12-01T08:00:00Z");
  await expect(merge()).rejects.toMatchObject({ code: "restrictions.lifted_lately" });
  at.house.clock.set("2026-12-02T08:00:00Z");
  expect(["merged", "asked"]).toContain(await merge());
});

test("nor is found as a double, by neither side", async () => {
  const known = { ...born, family_name: "Quesnelec" };
  const [one, other] = [await at.enrolled(known), await at.enrolled({ ...known, given_name: "Solanje" })];
  const pairs = async () => {
    await getJob(duplicatesJobs, "duplicates.look").run(at.system, {});
    await at.house.drain();
    return at.house.sqlAs("owner", "select id from possible_duplicate where $1 in (one_id, other_id)", [
      one.personId,
    ]);
  };
  const lifts = [await restrictEverything(at.system, one.personId)];
  expect(await pairs()).toEqual([]);
  await lifts.pop()?.();
  lifts.push(await restrictEverything(at.system, other.personId));
  expect(await pairs()).toEqual([]);
  await lifts.pop()?.();
  expect(await pairs()).toHaveLength(1);
});
