import { expect, test } from "vitest";
import { runPageByPage } from "./page-by-page.ts";

const rows = [1, 2, 3, 4, 5, 6];

async function walked(size: number): Promise<readonly number[]> {
  const met: number[] = [];
  await runPageByPage({ first: 0, size }, async (after) => {
    const page = rows.filter((row) => row > after).slice(0, size);
    met.push(...page);
    return page;
  });
  return met;
}

test("each row is met once, whatever the size of a page, though none leaves the list", async () => {
  for (const size of [1, 2, 3, 4, 6, 10]) expect(await walked(size)).toEqual(rows);
});
