import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type PublishedService,
  says,
} from "../../../testing/consents.ts";
import { consentJobs, findLiveGrant, withdrawGrant } from "../consent/index.ts";
import {
  type FigureName,
  figureNames,
  listFigureLines,
  readServiceFigures,
  subscriptionsJobs,
} from "./index.ts";

let story: ConsentStory;
let library: PublishedService;
let pool: PublishedService;
let manager: Context;
let mayor: Context;

const period = { from: "2026-11-01", to: "2026-11-30" };
const whole = [asks("email", { required: true })];

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs]);
  library = await story.a("Médiathèque", whole);
  pool = await story.a("Piscine", whole);
  for (let person = 0; person < 6; person += 1) {
    const leo = await story.leo();
    const grant = await says({ granted: ["email"] }, leo, library);
    if (person < 2) await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    if (person === 0) await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
  }
  await story.house.drain();
  manager = await anAgent(story.house, story.caen, ["service_manager"]);
  mayor = await anAgent(story.house, story.caen, ["authority_administrator"]);
});
afterAll(() => story?.house.close());

const figures = async (who: Context, { id }: PublishedService, asked = period) =>
  (await readServiceFigures(who, asked)).find(({ serviceId }) => serviceId === id);
const lines = (who: Context, { id: serviceId }: PublishedService, figure: FigureName) =>
  listFigureLines(who, { ...period, serviceId, figure, limit: 100 });

test("a manager reads exact figures, and each is the count of its lines", async () => {
  const read = await figures(manager, library);
  expect(read).toMatchObject({ managed: true, opened: 6, withdrawn: 1, live: 5, suspended: 0, pending: 0 });
  for (const figure of figureNames)
    expect(await lines(manager, library, figure), figure).toHaveLength(Number(read?.[figure]));
});

test("an administrator reads “fewer than five” where the number would tell of somebody, and no line", async () => {
  expect(await figures(mayor, library)).toMatchObject({
    managed: false,
    opened: 5,
    live: 5,
    withdrawn: "few",
  });
  expect(await figures(mayor, pool)).toMatchObject({ opened: "few", live: "few", withdrawn: 0 });
  await expect(lines(mayor, library, "withdrawn")).rejects.toMatchObject({
    code: "access.capability_missing",
  });
});

test("attack: no period, and no day on which it is read, gives one person by subtraction", async () => {
  const whole = await figures(mayor, library);
  for (const asked of [
    { from: "2026-11-01", to: "2026-11-23" },
    { from: "2026-11-24", to: "2026-11-24" },
    { from: "2026-11-25", to: "2026-11-30" },
  ])
    expect(await figures(mayor, library, asked), asked.from).toEqual(whole);
  const one = await story.leo();
  await says({ granted: ["email"] }, one, library);
  await story.house.drain();
  expect(await figures(mayor, library)).toEqual(whole);
  expect(await figures(manager, library)).toMatchObject({ opened: 7, live: 6 });
  const leaves = await findLiveGrant(one, { personId: one.personId, serviceId: library.id });
  if (leaves) await withdrawGrant(one, { personId: one.personId, grantId: leaves.id });
  await story.house.drain();
});

test("another month counts what is open today, and nothing that happened then", async () => {
  const asked = { from: "2026-01-01", to: "2026-01-31" };
  expect(await figures(manager, library, asked)).toMatchObject({ opened: 0, withdrawn: 0, live: 5 });
});

describe("who may not", () => {
  test("a manager of the pool reads the pool only", async () => {
    const bounded = await anAgent(story.house, story.caen, [{ role: "service_manager", serviceId: pool.id }]);
    expect(await figures(bounded, pool)).toMatchObject({ managed: true, opened: 2 });
    expect(await figures(bounded, library)).toBeUndefined();
    await expect(lines(bounded, library, "live")).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test.each(["reception", "validator", "auditor", "operator"] as const)("%s", async (role) => {
    const agent = await anAgent(story.house, story.caen, [role]);
    await expect(figures(agent, library)).rejects.toMatchObject({ code: "access.capability_missing" });
  });

  test("another authority, even that in which the town lies, counts nothing of it", async () => {
    const honfleur = await aTown(story.house, { slug: "honfleur", officialCode: "14333" });
    for (const authorityId of [honfleur.id, story.caenLaMer]) {
      const other = await anAgent(story.house, authorityId, ["service_manager", "authority_administrator"]);
      expect(await figures(other, library)).toBeUndefined();
      expect(await lines(other, library, "live")).toEqual([]);
    }
  });
});
