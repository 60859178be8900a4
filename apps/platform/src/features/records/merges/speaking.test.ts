import type { ElementName } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { createDeclaration, expireElements, validateElement } from "../../identity/identity/index.ts";
import { cancelPersonMerge } from "./index.ts";
import { born, type MergingTown, mergingTown } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let enrolled: MergingTown["enrolled"];
let twice: MergingTown["twice"];
let saidSame: MergingTown["saidSame"];
let shown: MergingTown["shown"];
let merged: MergingTown["merged"];

const heard = new Set<string>();
const ears: ModuleJobs = {
  handlers: { "test.hear": { run: async (_, { personId }) => void heard.add(String(personId)) } },
  listens: { "identity.element_changed": "test.hear" },
};

beforeAll(async () => {
  ({ house, system, camille, nadia, enrolled, twice, saidSame, shown, merged } = await mergingTown([ears]));
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

async function says(personId: PersonId, name: ElementName, value: unknown, validUntil?: string) {
  await system.transaction(async (tx) => {
    await createDeclaration(tx, system, { personId, name, value, saidBy: personId });
    const until = validUntil === undefined ? {} : { validUntil };
    await validateElement(tx, system, { personId, name, method: "original_seen", ...until });
  });
}

const undone = async (id: Parameters<typeof cancelPersonMerge>[1]["id"]) => {
  if ((await cancelPersonMerge(camille, { id, reason: "Erreur" })) === "asked")
    await cancelPersonMerge(nadia, { id, reason: "" });
};

describe("a value chosen from somebody folded", () => {
  test("counts whichever of several they are: of two chosen for one element, the last chosen; undone, the one before", async () => {
    const first = await twice({
      one: { name_of_use: "Leroy" },
      other: { name_of_use: "Le Roy", phone_number: "+33231000011" },
    });
    const { one, other } = first;
    await merged(first, { name_of_use: other.personId });
    const family_name = String(await shown(one.personId, "family_name"));
    const third = await enrolled({
      ...born,
      family_name,
      name_of_use: "Leroi",
      phone_number: "+33231000012",
      email: "solange@example.org",
    });
    house.clock.advance(60_000);
    const id = await saidSame(one, third);
    await merged({ id, one, other: third }, { name_of_use: third.personId, phone_number: one.personId });
    // Chosen of the second; kept of the first, against the second; and what the second alone says.
    expect(await shown(one.personId, "name_of_use")).toBe("Leroi");
    expect(await shown(one.personId, "phone_number")).toBe("+33231000011");
    expect(await shown(one.personId, "email")).toBe("solange@example.org");
    await undone(first.id);
    // The first one leaves: what was chosen of the second stands by itself.
    expect(await shown(one.personId, "name_of_use")).toBe("Leroi");
    expect(await shown(one.personId, "phone_number")).toBeUndefined();
    house.clock.advance(60_000);
    await merged(first, { name_of_use: other.personId });
    expect(await shown(one.personId, "name_of_use")).toBe("Le Roy");
    await undone(first.id);
    await undone(id);
    expect(await shown(one.personId, "name_of_use")).toBe("Leroy");
  });

  test("goes on speaking when it is checked again, or replaced, under the other number; services hear of it for both", async () => {
    const both = await twice({ other: { phone_number: "+33231000013" } });
    const { one, other } = both;
    await merged(both);
    expect(await shown(one.personId, "phone_number")).toBe("+33231000013");
    await house.drain();
    heard.clear();
    await says(other.personId, "phone_number", "+33231000014");
    expect(await shown(one.personId, "phone_number")).toBe("+33231000014");
    await house.drain();
    expect([...heard].toSorted()).toEqual([one.personId, other.personId].toSorted());
    // Past its day it says nothing any more; what the kept one says later counts over all.
    await says(other.personId, "phone_number", "+33231000015", "2026-11-30");
    house.clock.set("2026-12-02T08:00:00Z");
    await expireElements(system);
    expect(await shown(one.personId, "phone_number")).toBeUndefined();
    await says(one.personId, "phone_number", "+33231000016");
    await says(other.personId, "phone_number", "+33231000017");
    expect(await shown(one.personId, "phone_number")).toBe("+33231000016");
  });
});
