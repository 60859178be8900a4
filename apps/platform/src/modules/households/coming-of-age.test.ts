import { expect, test } from "vitest";
import { testRuntime } from "../../testing/test-runtime.ts";
import { endAtMajority } from "./coming-of-age.ts";
import { families } from "./testing/families.ts";

test("a file that does not open keeps no other open, and is said at the end", async () => {
  const house = await testRuntime();
  const town = await families(house);
  const anne = await town.someone("Anne");
  const [broken, sound] = [await town.aChildOf(anne, "2008-11-25"), await town.aChildOf(anne, "2008-11-25")];
  await house.sqlAs(
    "owner",
    "update representation set detail_sealed = overlay(detail_sealed placing '\\x00'::bytea from 12) where represented_id = $1",
    [broken.personId],
  );
  house.clock.set("2026-11-25T01:00:00Z");
  await expect(endAtMajority(house.system(town.authorityId))).rejects.toThrow("1 rows failed");
  const live = await house.sqlAs<{ represented_id: string }>(
    "owner",
    "select represented_id from representation where state <> 'ended' and represented_id = any($1)",
    [[broken.personId, sound.personId]],
  );
  expect(live.map((row) => row.represented_id)).toEqual([broken.personId]);
  await house.close();
});
