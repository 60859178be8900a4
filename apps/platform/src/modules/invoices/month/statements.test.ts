import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { openAccount } from "../../counters/index.ts";
import { previewMonth } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

/** A town of so many families, each with one child who ate so often; @returns the statements that preparing their month sends */
async function statementsFor(slug: string, families: number, meals: number): Promise<number> {
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug, name: "Ville de Caen" });
  const canteen = await aCanteen(house, id);
  for (let nth = 0; nth < families; nth += 1) await eats(canteen, meals);
  house.clock.set("2026-11-02T08:00:00Z");
  const { seriesId, mayor } = canteen;
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    expect(await previewMonth(mayor, { seriesId, month: "2026-10" })).toMatchObject({ count: families });
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}

async function eats(canteen: Canteen, meals: number): Promise<void> {
  const parent = await canteen.parent({ family_quotient: 742 });
  const child = await canteen.child([parent]);
  for (let day = 1; day <= meals; day += 1) await canteen.meal(child, `2026-10-0${day}`);
  // A parent who eats there too.
  const { personId } = parent;
  const accountId = await openAccount(parent, { personId, counterId: canteen.purse.counterId });
  await canteen.meal({ personId, accountId }, "2026-10-01");
}

test("preparing a month sends as many statements for six families as for two, and for five meals as for three", async () => {
  const few = await statementsFor("deux", 2, 3);
  expect(await statementsFor("six", 6, 3)).toBe(few);
  // The tariffs of a day are read once a day, whoever ate.
  expect(await statementsFor("souvent", 2, 5)).toBeLessThanOrEqual(few + 2 * 2);
});
