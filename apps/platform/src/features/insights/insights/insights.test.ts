import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  saveAnswers,
  startVouched,
  submitElementDecisions,
  submitEnrolment,
  withdrawFile,
} from "../../enrolment/enrolment/index.ts";
import {
  address,
  aSentFile,
  type Newcomer,
  originalsSeen,
  readBy,
} from "../../enrolment/enrolment/testing/a-file.ts";
import { insightsContribution } from "./contribution.ts";
import { insightsJobs, listLines, type Measure, readIndicators, readMonths } from "./index.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let validator: Context;
let manager: Context;

beforeAll(async () => {
  house = await testRuntime([insightsJobs]);
  town = await aTown(house, { slug: "caen" });
  validator = await anAgent(house, town.id, ["validator"]);
  manager = await anAgent(house, town.id, ["service_manager"]);
});
afterAll(() => house?.close());

const period = { from: "2026-11-01", to: "2026-12-31" };
const read = (context: Context = manager) => readIndicators(context, period);
const lines = (measure: Measure) => listLines(manager, { ...period, measure, limit: 100 });

async function decide({ personId, fileId }: Newcomer, refusing = false): Promise<void> {
  const seen = await originalsSeen(validator, personId);
  const decisions = seen.map((one) =>
    refusing && one.element === "address"
      ? { element: one.element, elementId: one.elementId, outcome: "refused" as const, reason: "Illisible" }
      : one,
  );
  await submitElementDecisions(validator, { ...(await readBy(validator, fileId)), decisions });
}

describe("a month at the desk", () => {
  test("what was received, decided, refused and waits, in the lines of each figure", async () => {
    const people = [];
    for (const given_name of ["Une", "Deux", "Trois", "Quatre", "Cinq"])
      people.push(await aSentFile(house, town.id, { given_name }));
    house.clock.set("2026-11-26T08:00:00Z");
    const [one, two, three, four] = people;
    if (!one || !two || !three || !four) throw new TypeError("five people came");
    await decide(one);
    await decide(two, true);
    await withdrawFile(four, { fileId: four.fileId });
    await house.drain();
    expect(await read()).toMatchObject({
      received: 5,
      online: 5,
      decided: 2,
      refused: 1,
      withdrawn: 1,
      waiting: 2,
    });
    expect(await read()).not.toHaveProperty("medianDays");
    house.clock.set("2026-12-04T08:00:00Z");
    await decide(three);
    await house.drain();
    const figures = await read();
    expect(figures).toMatchObject({
      decided: 3,
      waiting: 1,
      oldestWaitingDays: 10,
      medianDays: 2,
      p90Days: 10,
    });
    for (const measure of ["received", "decided", "refused", "withdrawn", "waiting"] as const)
      expect(await lines(measure), measure).toHaveLength(figures[measure]);
    expect(figures).toMatchObject({ validated: 11, unaided: 0 });
    expect(await readMonths(manager, period)).toEqual([
      { month: "2026-11", received: 5, decided: 2 },
      { month: "2026-12", received: 0, decided: 1 },
    ]);
  });

  test("what FranceConnect validated was validated without an agent", async () => {
    const claims = { given_name: "Amélie", family_name: "VASSEUR", birthdate: "1994-03-12" };
    const identity = {
      kind: "franceconnect",
      issuer: "https://e.example",
      subject: "a",
      amr: [],
      claims,
    } as const;
    const anonymous = house.as({ kind: "anonymous" }, town.id);
    const { personId, fileId } = await startVouched(anonymous, { newPersonId: anonymous.newId(), identity });
    const amelie = Object.assign(house.as({ kind: "person", personId }, town.id), { personId, fileId });
    await saveAnswers(amelie, { fileId, elements: { address }, answers: { channel: "letter" } });
    await submitEnrolment(amelie, { fileId });
    await decide(amelie);
    await house.drain();
    expect(await read()).toMatchObject({ validated: 15, unaided: 3 });
  });

  test("an event followed twice changes nothing", async () => {
    house.clock.advance(3 * 24 * 3_600_000);
    const before = await read();
    const rows = await house.sqlAs<{ file_id: string }>("owner", "select file_id from insight_file");
    const system = house.system(town.id);
    for (const { file_id } of rows)
      await getJob(insightsJobs, "insights.follow").run(system, { fileId: file_id });
    expect(await read()).toEqual(before);
  });

  test("a file that is gone by then is no line, and holds back nothing", async () => {
    const before = await read();
    const gone = { fileId: "99999999-9999-4999-8999-999999999999" };
    await getJob(insightsJobs, "insights.follow").run(house.system(town.id), gone);
    expect(await read()).toEqual(before);
  });
});

test("whoever is erased stays counted, without the number that leads to them", async () => {
  const person = await aSentFile(house, town.id, { given_name: "Oubliée" });
  await house.drain();
  const before = await read();
  const system = house.system(town.id);
  await system.transaction((tx) => insightsContribution.erasePerson(tx, system, person.personId));
  expect(await read()).toEqual(before);
  expect((await lines("waiting")).filter((line) => line.receiptNumber === undefined)).toHaveLength(1);
});

describe("whoever may not", () => {
  test.each(["reception", "validator", "auditor", "operator"] as const)("%s", async (role) => {
    await expect(read(await anAgent(house, town.id, [role]))).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test("another town counts nothing of this one", async () => {
    const other = await aTown(house, { slug: "honfleur" });
    expect(await read(await anAgent(house, other.id, ["service_manager"]))).toMatchObject({
      received: 0,
      waiting: 0,
    });
  });

  test("an agent who asks the table itself, without the role, reads nothing", async () => {
    const rows = await listLines({ ...validator, actor: manager.actor } as Context, {
      ...period,
      measure: "received",
      limit: 9,
    });
    expect(rows).toEqual([]);
  });
});
