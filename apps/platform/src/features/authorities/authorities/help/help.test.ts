import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listHelp, updateHelpTexts } from "../index.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime();
  town = await aTown(house, { slug: "caen" });
});
afterAll(() => house?.close());

const french = (text: string, audience: "everybody" | "agents" = "everybody") =>
  ({ language: "fr", audience, text }) as const;
const mayor = () => anAgent(house, town.id, ["authority_administrator"]);
const visitor = () => house.as({ kind: "anonymous" }, town.id);
const read = async (context = visitor()) => listHelp(context, town.id);

test("what the authority writes is read by everybody, keeps what was said before, and goes when emptied", async () => {
  const texts = [french("Appelez le guichet unique.")];
  await updateHelpTexts(await mayor(), { topic: "address", texts });
  await updateHelpTexts(await mayor(), {
    topic: "address",
    texts: [french("Appelez la maison de quartier.")],
  });
  expect(await read()).toEqual([
    expect.objectContaining({
      topic: "address",
      text: "Appelez la maison de quartier.",
      former: "Appelez le guichet unique.",
    }),
  ]);
  await updateHelpTexts(await mayor(), { topic: "address", texts: [french("  ")] });
  expect(await read()).toEqual([]);
});

test("what agents say to each other is read by agents of the authority only", async () => {
  await updateHelpTexts(await mayor(), {
    topic: "names",
    texts: [french("Voir la note de service.", "agents")],
  });
  expect(await read()).toEqual([]);
  expect(await read(await anAgent(house, town.id, ["reception"]))).toHaveLength(1);
  const other = await aTown(house, { slug: "honfleur", officialCode: "14333" });
  expect(await read(await anAgent(house, other.id, ["authority_administrator"]))).toEqual([]);
});

describe("who may not write", () => {
  test.each(["reception", "validator", "service_manager", "operator"] as const)("%s", async (role) => {
    const agent = await anAgent(house, town.id, [role]);
    await expect(updateHelpTexts(agent, { topic: "names", texts: [french("X")] })).rejects.toMatchObject({
      code: "request.forbidden",
    });
  });
});
