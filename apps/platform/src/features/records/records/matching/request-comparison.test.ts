import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listProposals, recordsJobs, requestComparison } from "../index.ts";
import { aFile, start } from "../testing/files.ts";
import { compareInWorker } from "./compare-in-worker.ts";
import { compareAll } from "./request-comparison.ts";

// A comparison takes minutes, away from the server: whatever happens to it, the next one gives the answer.

const HEADER = "N°;Nom;Prénom;Date de naissance;Téléphone;Commune\n";
const LINES = `1;Hamel;Suzanne;14/02/1951;0231000011;Caen
2;Lecoq;Rémi;03/09/1984;0600000012;Ouistreham
3;Morvan;Jules;30/11/1999;0600000014;Caen
4;Baron;Odile;02/05/1970;0600000099;Ifs
`;
const MINUTE = 60_000;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let camille: Context;
let system: Context;
/** Pairs, when nothing goes wrong. */
let proposed: number;

beforeAll(async () => {
  house = await testRuntime([recordsJobs]);
  town = await aTown(house, { slug: "caen" });
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  camille = await anAgent(house, town.id, ["validator"]);
  system = house.system(town.id);
  for (const name of ["Piscine", "Patinoire"]) await start(mayor, await aFile(mayor, HEADER + LINES, name));
  await house.drain();
  proposed = (await page()).waiting;
  expect(proposed).toBeGreaterThan(0);
});
afterAll(() => house?.close());
beforeEach(async () => {
  await house.sqlAs("owner", "delete from record_proposal");
  await house.sqlAs("owner", "delete from pgboss.job where name = 'records.compare'");
  await house.sqlAs("owner", "update record_comparison set started_at = null, failed_at = null");
  house.clock.advance(MINUTE);
});

const page = () => listProposals(camille, 1);
const waitingJobs = async () =>
  (await house.sqlAs("owner", "select 1 from pgboss.job where name = 'records.compare'")).length;

test("one that dies gives its turn back, says so, and the retry answers", async () => {
  await requestComparison(camille);
  // Its turn taken, it dies as it reads.
  let begun = 0;
  const dying: Context = {
    ...system,
    transaction: async (work) => {
      begun += 1;
      if (begun === 2) throw new Error("killed");
      return system.transaction(work);
    },
  };
  await expect(compareAll(dying)).rejects.toThrow("killed");
  expect(await page()).toMatchObject({ comparison: { state: "failed" }, waiting: 0 });
  await house.drain();
  expect(await page()).toMatchObject({ comparison: { state: "done", compared: 8 }, waiting: proposed });
});

test("one that was killed holds the others back as long as it could run, and no longer", async () => {
  await requestComparison(camille);
  await house.sqlAs("owner", "update record_comparison set started_at = $1", [house.clock.now()]);
  await house.drain();
  expect(await page()).toMatchObject({ comparison: { state: "asked" }, waiting: 0 });
  house.clock.advance(14 * MINUTE);
  await house.drain();
  expect(await page()).toMatchObject({ comparison: { state: "asked" }, waiting: 0 });
  house.clock.advance(2 * MINUTE);
  await house.drain();
  expect(await page()).toMatchObject({ comparison: { state: "done" }, waiting: proposed });
});

test("twice at once, one compares and the other comes back after it", async () => {
  await Promise.all([compareAll(system), compareAll(system)]);
  expect(await waitingJobs()).toBe(1);
  expect((await page()).waiting).toBe(proposed);
  house.clock.advance(MINUTE);
  await house.drain();
  expect(await waitingJobs()).toBe(0);
});

test("what is asked for while it compares is neither lost nor said to be done", async () => {
  // Its turn, records, people; then, everything read and compared, its answer.
  let begun = 0;
  const busy: Context = {
    ...system,
    transaction: async (work) => {
      begun += 1;
      if (begun === 4) {
        house.clock.advance(1_000);
        await requestComparison(camille);
      }
      return system.transaction(work);
    },
  };
  await compareAll(busy);
  expect(await page()).toMatchObject({ comparison: { state: "asked", compared: 8 }, waiting: proposed });
  expect(await waitingJobs()).toBe(1);
  await house.drain();
  expect(await page()).toMatchObject({ comparison: { state: "done" }, waiting: proposed });
});

test("one that never ends is ended", async () => {
  const rows = Array.from({ length: 4_000 }, (_, at) => [`Nom${at % 40}`, `Prénom${at % 30}`, "1980-01-01"]);
  const question = { columns: ["family_name", "given_name", "birth_date"] as const, rows, threshold: 0.5 };
  await expect(compareInWorker(question, 1)).rejects.toThrow("took too long");
});

test("its queue leaves it the time that it may take", async () => {
  const [queue] = await house.sqlAs<{ expire_seconds: number }>(
    "owner",
    "select expire_seconds from pgboss.queue where name = 'records.compare'",
  );
  expect(queue?.expire_seconds).toBe(15 * 60);
});

test("found again, a pair has the address it had, which goes on leading to it", async () => {
  await requestComparison(camille);
  await house.drain();
  const before = (await page()).proposals.map(({ id }) => id);
  await house.sqlAs("owner", "delete from record_proposal");
  house.clock.advance(MINUTE);
  await requestComparison(camille);
  await house.drain();
  expect((await page()).proposals.map(({ id }) => id)).toEqual(before);
});
