import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, listReachedServices, listRepresentedPeople } from "./index.ts";
import type { Representation } from "./representation.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

// Two links between the same two people: each gives what it gives by itself, and lends nothing to the other.

let house: TestRuntime;
let town: Families;
let paul: Someone;
let odette: Someone;
const library = parseId<"service">(randomUUID());

beforeAll(async () => {
  house = await testRuntime();
  town = await families(house);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:00Z");
  paul = await town.someone("Paul");
  odette = await town.someone("Odette", "1940-01-01");
});

async function mandate(representedId: PersonId, scope?: readonly ServiceId[]) {
  const by = house.as({ kind: "person", personId: representedId }, town.authorityId);
  const id = await by.transaction((tx) =>
    addRepresentation(tx, by, {
      representativeId: paul.personId,
      representedId,
      kind: "mandate",
      until: "2026-12-31",
      ...(scope ? { scope } : {}),
    }),
  );
  await town.validate(id, "mandate");
}
/** At the desk, by an agent who may declare it: nobody has read its judgment yet. */
const guardianship = (measure: "tutelle" | "curatelle") =>
  town.agent.transaction((tx) =>
    addRepresentation(tx, town.agent, {
      representativeId: paul.personId,
      representedId: odette.personId,
      kind: "guardianship",
      measure,
    }),
  );
const reach = async (of: PersonId) =>
  (await paul.transaction((tx) => listReachedServices(tx, paul, [of]))).get(of);
async function edges(act: "prepare" | "usual" = "prepare"): Promise<readonly Representation[]> {
  return paul.transaction((tx) => listRepresentedPeople(tx, paul, { personId: paul.personId, act }));
}

describe("a mandate for the library alone", () => {
  test("reads nothing more beside a guardianship that an agent declared and nobody validated", async () => {
    await mandate(odette.personId, [library]);
    await guardianship("tutelle");
    expect(await edges()).toMatchObject([{ kind: "mandate", scope: [library] }]);
    expect(await reach(odette.personId)).toEqual(new Set([library]));
  });

  test("reads everything beside one that was validated, by that one alone: when it ends, the library is left", async () => {
    await mandate(odette.personId, [library]);
    await town.validate(await guardianship("tutelle"), "court_decision", "2026-12-01");
    expect((await edges()).map(({ kind }) => kind).toSorted()).toEqual(["guardianship", "mandate"]);
    expect(await reach(odette.personId)).toBe("all");
    // Past its last day, and before the job of the night has ended the row.
    house.clock.set("2026-12-02T08:00:00Z");
    expect(await edges()).toMatchObject([{ kind: "mandate" }]);
    expect(await reach(odette.personId)).toEqual(new Set([library]));
  });

  test("beside the link of a parent whose child is of age since midnight, is the mandate, before any job ran", async () => {
    const child = await town.aChildOf(paul, "2008-11-25");
    await mandate(child.personId, [library]);
    expect(await reach(child.personId)).toBe("all");
    house.clock.set("2026-11-25T00:00:01+01:00");
    expect(await edges()).toMatchObject([{ kind: "mandate" }]);
    expect(await reach(child.personId)).toEqual(new Set([library]));
  });
});

test("a curatelle lends no signature beside a mandate that has one, nor the mandate its own to it", async () => {
  await mandate(odette.personId);
  await town.validate(await guardianship("curatelle"), "court_decision", "2031-01-01");
  expect((await edges()).map(({ kind }) => kind).toSorted()).toEqual(["guardianship", "mandate"]);
  expect(await edges("usual")).toMatchObject([{ kind: "mandate" }]);
});
