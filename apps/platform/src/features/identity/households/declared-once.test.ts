import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, listRepresentatives } from "./index.ts";
import { families } from "./testing/families.ts";

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

it("a link declared three times at the same instant is one link", async () => {
  const town = await families(house);
  const [mother, daughter] = [await town.someone("Madeleine"), await town.someone("Sophie")];
  const mandate = { kind: "mandate", until: "2027-06-01" } as const;
  const declare = () =>
    mother.transaction((tx) =>
      addRepresentation(tx, mother, {
        ...mandate,
        representativeId: daughter.personId,
        representedId: mother.personId,
      }),
    );
  const ids = await Promise.all([declare(), declare(), declare()]);
  const links = await listRepresentatives(mother, mother.personId);
  expect(links.map(({ id }) => id)).toEqual([...new Set(ids)]);
});
