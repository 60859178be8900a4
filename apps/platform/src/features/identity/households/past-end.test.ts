import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, endPastRepresentations, householdsJobs } from "./index.ts";
import { families } from "./testing/families.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
});
afterAll(() => house?.close());

test("a whole page of rows that no longer open keeps no mandate behind them from ending", async () => {
  const town = await families(house);
  const anne = await town.someone("Anne");
  const bruno = await town.someone("Bruno");
  for (let count = 0; count < 17; count += 1) await town.someone("Camille");
  const { length } = await house.sqlAs(
    "owner",
    `insert into representation (authority_id, id, representative_id, represented_id, kind, state, until, detail_sealed)
       select a.authority_id, ('00000000-0000-4000-8000-' || lpad(row_number() over ()::text, 12, '0'))::uuid,
         a.id, b.id, kind, 'validated', '2026-12-30', ''
       from person a join person b on a.authority_id = b.authority_id and a.id <> b.id
       cross join unnest(array['mandate', 'guardianship']) as kind
     where b.id <> $1
     returning id`,
    [bruno.personId],
  );
  expect(length).toBeGreaterThan(500);
  const id = await bruno.transaction((tx) =>
    addRepresentation(tx, bruno, {
      representativeId: anne.personId,
      representedId: bruno.personId,
      kind: "mandate",
      until: "2026-12-31",
    }),
  );
  await town.validate(id, "mandate");
  house.clock.set("2027-01-01T01:00:00Z");
  await expect(endPastRepresentations(house.system(town.authorityId))).rejects.toThrow();
  expect((await town.journalOf(bruno.personId))[0]).toBe("households.representation_ended");
});
